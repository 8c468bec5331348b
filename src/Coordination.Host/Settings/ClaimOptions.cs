using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Coordination.Host.Settings;

/// <summary>
/// Which claims of the identity provider say who somebody is. A claim within a claim is named with dots: <c>realm_access.roles</c>.
/// The values that mean a role are separated by semicolons.
/// </summary>
internal sealed class ClaimOptions : IValidatableObject
{
    private const int LengthMax = 2_000;

    /// <summary>The claim with the caseworker's id, as the organization document spells it.</summary>
    public string Caseworker { get; set; } = "caseworker";

    /// <summary>
    /// What the caseworker's claim ends with besides the id, such as <c>@kommune.dk</c>. It is taken off; a value that does not end with
    /// it names nobody.
    /// </summary>
    public string? CaseworkerEnding { get; set; }

    /// <summary>The claim with the source of a department's system, such as <c>/BIF/fasit</c>.</summary>
    public string Source { get; set; } = "source";

    /// <summary>The claim with roles or groups.</summary>
    public string Roles { get; set; } = "role";

    /// <summary>The values that mean the role operations.</summary>
    public string Operations { get; set; } = "operations";

    /// <summary>The values that mean the role auditor.</summary>
    public string Auditor { get; set; } = "auditor";

    /// <summary>The values that mean the role adviser.</summary>
    public string Adviser { get; set; } = "adviser";

    /// <summary>The values that mean the role data-protection officer.</summary>
    public string DataProtectionOfficer { get; set; } = "data-protection-officer";

    /// <summary>The values that mean the role integration.</summary>
    public string Integration { get; set; } = "integration";

    /// <summary>The claims with what an integration service may do for which departments, separated by blanks.</summary>
    public string Scopes { get; set; } = "scope scp";

    /// <summary>
    /// What the provider writes before each such scope, such as <c>coordination.</c> in <c>coordination.read:BIF</c>. Scopes without it
    /// are left out.
    /// </summary>
    public string? ScopePrefix { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var property in typeof(ClaimOptions).GetProperties())
            if (FaultOf(property, (string?)property.GetValue(this)) is { } expected)
                yield return new ValidationResult(expected, [property.Name]);
        if (Caseworker == Source)
            yield return new ValidationResult("another claim than that of Authentication:Claims:Caseworker", [nameof(Source)]);
        if (Roles == Caseworker || Roles == Source)
            yield return new ValidationResult("another claim than those of caseworker and source", [nameof(Roles)]);
    }

    /// <summary>The values of a list that is separated by semicolons.</summary>
    internal static string[] Values(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The names of a list that is separated by blanks.</summary>
    internal static string[] Names(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string? FaultOf(PropertyInfo property, string? value) => property.Name switch
    {
        _ when value?.Length > LengthMax => $"at most {LengthMax} characters",
        nameof(Caseworker) or nameof(Source) or nameof(Roles) when value!.Any(char.IsWhiteSpace) => "the name of one claim, without blanks",
        nameof(Operations) or nameof(Auditor) or nameof(Adviser) or nameof(DataProtectionOfficer) or nameof(Integration)
            when Values(value!).Length == 0 => "at least one value",
        _ => null,
    };
}
