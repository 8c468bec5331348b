using Orleans.Runtime;

namespace Coordination.Connections;

/// <summary>
/// The proof of identity that a client's grain calls carry: a token of the identity provider, or of a <see cref="ServiceCredential"/>.
/// The silo checks it at each call and takes the caller from it.
/// </summary>
public static class CallerCredential
{
    /// <summary>The most characters a credential may have.</summary>
    public const int LengthMax = 16_384;

    internal const string Key = "coordination.credential";

    /// <summary>
    /// Makes all following grain calls in this asynchronous flow carry this token, instead of the one the client was registered with.
    /// For a client that acts for the person who is signed in to it.
    /// </summary>
    public static void SetCurrent(string token) => RequestContext.Set(Key, token);

    internal static string? Current => RequestContext.Get(Key) as string;
}
