using Coordination.Ids;
using Orleans.Runtime;

namespace Coordination.Grains;

/// <summary>
/// The verified identity a grain call carries. Grains refuse calls without one. For a call from outside the cluster the silo makes it
/// from the credential of the call (<see cref="Connections.CallerCredential"/>), whatever the client states.
/// </summary>
/// <param name="Kind">The kind of caller.</param>
/// <param name="Id">The caseworker's id, the source's path, or the role's name.</param>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller([property: Id(0)] CallerKind Kind, string Id)
{
    private const string Key = "coordination.caller";

    /// <summary>The caseworker's id and the department of a source in the form in which they are compared.</summary>
    [Id(1)] public string Id { get; init; } = Kind switch
    {
        CallerKind.Caseworker => IdSpelling.Name(Id),
        CallerKind.Source => IdSpelling.Source(Id),
        _ => Id,
    };

    // What a message states is in the request context only. It counts once the silo has vouched for it, in the same flow.
    private static readonly AsyncLocal<Caller?> Vouched = new();

    /// <summary>The service itself. No client can be it.</summary>
    public static Caller System { get; } = new(CallerKind.System, "system");

    /// <summary>The caller of the current grain call; null when it carries none.</summary>
    public static Caller? Current => Stated is { } stated && ReferenceEquals(stated, Vouched.Value) ? stated : null;

    /// <summary>The caller that the current message states, vouched for or not.</summary>
    internal static Caller? Stated => RequestContext.Get(Key) as Caller;

    /// <summary>
    /// Makes all following grain calls in this asynchronous flow carry this caller. For the service itself, whose silos and hosts set
    /// only callers they have verified. On a client it has no effect: the silo ignores it.
    /// </summary>
    public void SetCurrent()
    {
        RequestContext.Set(Key, this);
        Vouched.Value = this;
    }

    /// <summary>Makes the stated caller the current one.</summary>
    internal static void Vouch() => Vouched.Value = Stated;

    /// <summary>Forgets the stated caller.</summary>
    internal static void Forget() => RequestContext.Remove(Key);
}
