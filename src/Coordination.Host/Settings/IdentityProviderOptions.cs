namespace Coordination.Host.Settings;

/// <summary>The identity provider. Required outside Development.</summary>
internal sealed class IdentityProviderOptions
{
    /// <summary>The https address of the identity provider.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience for which it issues tokens. It is also the client id of the pages' sign-in.</summary>
    public string? Audience { get; set; }
}
