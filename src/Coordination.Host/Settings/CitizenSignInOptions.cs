using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>
/// How citizens sign in to their own page: the OpenID provider that brings MitID, a client of its own there. Without an authority there is
/// no such page outside Development.
/// </summary>
internal sealed class CitizenSignInOptions : IValidatableObject
{
    private const int LengthMax = 2_000;

    /// <summary>The https address of the provider. It may be the one of <c>Authentication:Authority</c>.</summary>
    public string? Authority { get; set; }

    /// <summary>The client id of the citizens' sign-in. Required with an authority.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret of the client id. Without it the page is a public client (PKCE alone). A secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The scopes that the sign-in asks for, separated by blanks. <c>openid</c> must be one of them.</summary>
    public string Scopes { get; set; } = "openid";

    /// <summary>The claim of the id token with the CPR number. It is made the citizen's key at once, and is kept nowhere.</summary>
    public string CprClaim { get; set; } = "cpr";

    /// <summary>The claim of the id token with the level of assurance.</summary>
    public string LevelClaim { get; set; } = "acr";

    /// <summary>The levels that suffice, separated by semicolons: those of NSIS from substantial on, and those of eIDAS.</summary>
    public string Levels { get; set; } = "Substantial;High;https://data.gov.dk/concept/core/nsis/Substantial;"
        + "https://data.gov.dk/concept/core/nsis/High;http://eidas.europa.eu/LoA/substantial;http://eidas.europa.eu/LoA/high";

    /// <summary>The level that the sign-in asks for (<c>acr_values</c>). Without it: none, the provider chooses.</summary>
    public string? AskedLevel { get; set; }

    /// <summary>How long a session lasts. It is not extended by use.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "08:00:00")]
    public TimeSpan SessionLasts { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whom a citizen asks who cannot be shown a page, such as <c>Borgerservice, tlf. 12 34 56 78</c>.</summary>
    public string? Contact { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[] { (nameof(CprClaim), CprClaim), (nameof(LevelClaim), LevelClaim) })
            if (value.Length > LengthMax || value.Any(char.IsWhiteSpace))
                yield return new ValidationResult("the name of one claim, without blanks", [name]);
        if (CprClaim == LevelClaim) yield return new ValidationResult("another claim than that of the CPR number", [nameof(LevelClaim)]);
        if (Levels.Length > LengthMax || ClaimOptions.Values(Levels).Length == 0)
            yield return new ValidationResult("at least one value", [nameof(Levels)]);
    }
}
