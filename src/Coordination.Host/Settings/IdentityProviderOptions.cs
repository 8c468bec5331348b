namespace Coordination.Host.Settings;

/// <summary>The identity provider. Required outside Development.</summary>
internal sealed class IdentityProviderOptions
{
    /// <summary>The https address of the identity provider.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience for which it issues access tokens to callers of the API.</summary>
    public string? Audience { get; set; }

    /// <summary>
    /// The client id of the pages' sign-in. Without it: the audience. With a client of its own, id tokens have another audience than
    /// access tokens.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>
    /// Whether only tokens whose header says <c>typ: at+jwt</c> (RFC 9068) open the API. Set it if the provider writes that. Without
    /// it, a token of another type is accepted if nothing in it shows that it is an id token, a logout token or a refresh token.
    /// </summary>
    public bool AccessTokensAreTyped { get; set; }
}
