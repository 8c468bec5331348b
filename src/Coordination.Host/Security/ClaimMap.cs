using System.Security.Claims;
using System.Text.Json;
using Coordination.Events;
using Coordination.Host.Settings;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Coordination.Host.Security;

/// <summary>
/// Turns the claims of the identity provider into those that <see cref="CallerClaims"/> reads, as the settings say. No other claim of a
/// token is kept.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class ClaimMap
{
    /// <summary>
    /// The claim of somebody whose groups the provider left out of the token. Its value is the name of the claim left out.
    /// </summary>
    internal const string ElsewhereClaim = "elsewhere";

    /// <summary>The claim with the provider's own session.</summary>
    internal const string SessionClaim = "sid";

    // How Entra ID says that there were too many groups for the token (OpenID Connect Core 5.6.2, and its own claim).
    private const string NamesOfClaimsElsewhere = "_claim_names";
    private const string HasGroups = "hasgroups";
    private const string Groups = "groups";

    // A scope with another beginning stays a scope, so that a service whose scopes are all misspelled, or OpenID Connect's own, is refused
    // and not unlimited.
    private const string UnknownScope = "unknown";

    private readonly ClaimOptions _options;
    private readonly string[] _scopeClaims;
    private readonly string[] _claims;
    private readonly ILookup<string, string> _roles;

    internal ClaimMap(ClaimOptions options)
    {
        _options = options;
        _scopeClaims = ClaimOptions.Names(options.Scopes);
        _claims = [options.Caseworker, options.Source, options.Roles, .. _scopeClaims];
        (string Role, string Values)[] roles =
        [
            ("operations", options.Operations), ("auditor", options.Auditor), ("adviser", options.Adviser),
            ("data-protection-officer", options.DataProtectionOfficer), ("integration", options.Integration),
        ];
        _roles = roles.SelectMany(static role => ClaimOptions.Values(role.Values).Select(value => (Value: value, role.Role)))
            .ToLookup(static pair => pair.Value, static pair => pair.Role, StringComparer.Ordinal);
    }

    /// <summary>The identity as this service reads it. Of somebody whose groups were left out nothing but that is kept.</summary>
    internal ClaimsPrincipal Map(ClaimsPrincipal user)
    {
        List<Claim> claims = [.. user.FindAll(CallerClaims.SubjectClaim), .. user.FindAll(SessionClaim)];
        if (LeftOut(user) is { } name) claims.Add(new Claim(ElsewhereClaim, name));
        else if (user.Claims.All(static claim => OutsideText.IsSound(claim.Value))) claims.AddRange(Mapped(user));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, user.Identity?.AuthenticationType));
    }

    private IEnumerable<Claim> Mapped(ClaimsPrincipal user)
    {
        foreach (var claim in Find(user, _options.Caseworker)) yield return Renamed(claim, CallerClaims.CaseworkerClaim, IdIn(claim.Value));
        foreach (var claim in Find(user, _options.Source)) yield return Renamed(claim, CallerClaims.SourceClaim, claim.Value);
        foreach (var role in Find(user, _options.Roles).SelectMany(claim => _roles[claim.Value]).Distinct(StringComparer.Ordinal))
            yield return new Claim(CallerClaims.RoleClaim, role);
        var scopes = string.Join(
            ' ', _scopeClaims.SelectMany(name => Find(user, name)).SelectMany(ScopesIn).Distinct(StringComparer.Ordinal));
        if (scopes.Length > 0) yield return new Claim(CallerClaims.ScopeClaim, scopes);
    }

    private static Claim Renamed(Claim claim, string type, string value) => new(type, value, claim.ValueType, claim.Issuer);

    // A value with another ending stays a claim, so that it names nobody instead of being passed over: a blank is no id.
    private string IdIn(string value) => _options.CaseworkerEnding is not { } ending ? value
        : value.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? value[..^ending.Length] : "";

    private IEnumerable<string> ScopesIn(Claim claim)
    {
        var prefix = _options.ScopePrefix ?? "";
        return claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(scope => !_roles.Contains(scope))
            .Select(scope => scope.StartsWith(prefix, StringComparison.Ordinal) ? scope[prefix.Length..] : UnknownScope);
    }

    // The name of a claim that is read here and that the provider left out.
    private string? LeftOut(ClaimsPrincipal user)
    {
        if (Reads(Groups) && user.HasClaim(static claim =>
            claim.Type == HasGroups && string.Equals(claim.Value, "true", StringComparison.OrdinalIgnoreCase))) return Groups;
        foreach (var claim in user.FindAll(NamesOfClaimsElsewhere))
        {
            using var names = ReadJson(claim);
            if (names?.RootElement.ValueKind != JsonValueKind.Object) continue;
            foreach (var property in names.RootElement.EnumerateObject())
                if (Reads(property.Name)) return property.Name;
        }

        return null;
    }

    private bool Reads(string claim) => _claims.Any(name => name == claim || name.StartsWith($"{claim}.", StringComparison.Ordinal));

    // A claim of this name, or what stands at this path within one.
    private static IEnumerable<Claim> Find(ClaimsPrincipal user, string name)
    {
        Claim[] named = [.. user.FindAll(name)];
        if (named.Length > 0) return named;
        return user.Claims.Where(claim => claim.ValueType == JsonClaimValueTypes.Json
            && name.StartsWith($"{claim.Type}.", StringComparison.Ordinal))
            .SelectMany(claim => Within(claim, name[(claim.Type.Length + 1)..]));
    }

    private static List<Claim> Within(Claim claim, string path)
    {
        using var json = ReadJson(claim);
        List<Claim> found = [];
        if (json is not null) Add(json.RootElement, path);
        return found;

        void Add(JsonElement element, string rest)
        {
            if (element.ValueKind != JsonValueKind.Object) return;
            if (element.TryGetProperty(rest, out var leaf)) AddLeaf(leaf);
            foreach (var property in element.EnumerateObject())
                if (rest.StartsWith($"{property.Name}.", StringComparison.Ordinal)) Add(property.Value, rest[(property.Name.Length + 1)..]);
        }

        void AddLeaf(JsonElement leaf)
        {
            if (leaf.ValueKind == JsonValueKind.Array)
                foreach (var one in leaf.EnumerateArray()) AddLeaf(one);
            else
                found.Add(new Claim(
                    claim.Type, leaf.ValueKind == JsonValueKind.String ? leaf.GetString()! : leaf.GetRawText(),
                    leaf.ValueKind == JsonValueKind.String ? ClaimValueTypes.String : JsonClaimValueTypes.Json, claim.Issuer));
        }
    }

    private static JsonDocument? ReadJson(Claim claim)
    {
        try
        {
            return JsonDocument.Parse(claim.Value);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
