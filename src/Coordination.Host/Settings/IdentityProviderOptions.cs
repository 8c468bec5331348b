using System.ComponentModel.DataAnnotations;

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

    /// <summary>
    /// The secret of the client id, for providers that ask for one. Without it the pages are a public client (PKCE alone). A secret.
    /// </summary>
    public string? ClientSecret { get; set; }

    /// <summary>The scopes that the sign-in asks for, separated by blanks. <c>openid</c> must be one of them.</summary>
    public string SignInScopes { get; set; } = "openid profile";

    /// <summary>
    /// How often the provider's keys are read. A key that the provider removed is refused after that at the latest, and a new one is
    /// taken at the first token that it signed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan KeysReadEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the provider's word that an access token is still good counts (RFC 7662); <c>00:00:00</c>: it is asked at every request,
    /// so a right that was taken away is gone at once. Without it the provider is not asked, and a token is good until it expires. Needs
    /// <see cref="ClientSecret"/>, and an <c>introspection_endpoint</c> in the provider's metadata.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? IntrospectedEvery { get; set; }

    /// <summary>
    /// Whom people ask who signed in and cannot be let in, as the page shows it, such as <c>Servicedesk, tlf. 12 34 56 78</c>. Without
    /// it: their leader, or operations.
    /// </summary>
    public string? Contact { get; set; }
}
