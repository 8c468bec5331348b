using System.Security.Claims;
using Coordination.Grains;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Silo.Citizens;
using Coordination.Storage.Inbox;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Security;

/// <summary>
/// Whether somebody who signed in has a page here. Who does not is told the same for every reason, so that nobody learns by a sign-in
/// without the level whether the person is known.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class CitizenEntrance(
    IGrainFactory grains, IInbox inbox, CitizenPseudonyms pseudonyms, IOptions<CitizenSignInOptions> options,
    ILogger<CitizenEntrance> log)
{
    private readonly CitizenSignInOptions _options = options.Value;
    private readonly string[] _levels = ClaimOptions.Values(options.Value.Levels);

    /// <summary>The key of the citizen whom the provider names; null: the level does not suffice, or there is no page of theirs.</summary>
    internal async Task<string?> KeyOfAsync(ClaimsPrincipal user)
    {
        if (ValueOf(user, _options.LevelClaim) is not { } level || !_levels.Contains(level, StringComparer.Ordinal)) return null;
        if (!Cpr.TryRead(ValueOf(user, _options.CprClaim), out var cpr)) return null;
        var key = pseudonyms.KeyOf(cpr);
        return await IsOpenAsync(key) ? key : null;
    }

    /// <summary>Whether there is a page of a citizen.</summary>
    internal async Task<bool> IsOpenAsync(string key)
    {
        if (!CitizenPseudonyms.HasForm(key) || !await inbox.IsKeyGivenAsync(key)) return false;
        new Caller(CallerKind.Citizen, key).SetCurrent();
        return await grains.GetGrain<IOwnPage>(key).IsOpen();
    }

    // A claim that stands several times, or not at all, says nothing.
    private string? ValueOf(ClaimsPrincipal user, string name)
    {
        if (user.FindAll(name).ToArray() is [{ Value: { Length: > 0 } value }]) return value;
        log.CitizenClaimMissing(name);
        return null;
    }
}
