using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;
using Coordination.Views;

namespace Coordination.Host.Access;

/// <summary>
/// The one place where it is decided who sees what of a citizen, for the API and the pages alike, and where each look is
/// logged before it is answered. Until the access rules are built: whole, or not at all.
/// </summary>
internal sealed class CitizenSight(IGrainFactory grains, IInbox inbox, AccessLog accessLog, ServiceClock clock)
{
    /// <summary>What a caller may see of a citizen.</summary>
    internal enum Sight
    {
        /// <summary>There is no such citizen.</summary>
        NoCitizen,

        /// <summary>The caller is not involved.</summary>
        Nothing,

        /// <summary>Everything.</summary>
        Whole,
    }

    /// <summary>The citizen's place; null for a key that was never given out, so that invented keys wake nothing.</summary>
    internal async Task<ICitizenGrain?> FindAsync(string key) =>
        CitizenPseudonyms.HasForm(key) && await inbox.IsKeyGivenAsync(key) ? grains.GetGrain<ICitizenGrain>(key) : null;

    /// <summary>What the request's caller may see of a citizen; the citizen's place where that is everything.</summary>
    internal async Task<(Sight Sight, ICitizenGrain? Citizen)> OfAsync(HttpContext http, string key)
    {
        if (await FindAsync(key) is not { } citizen) return (Sight.NoCitizen, null);
        var caller = http.Caller();
        var seesAll = caller.Kind is CallerKind.Auditor or CallerKind.Integration;
        if (seesAll || (caller.Kind == CallerKind.Caseworker && await citizen.IsInvolved(caller.Id))) return (Sight.Whole, citizen);
        return (await citizen.Picture() is null ? Sight.NoCitizen : Sight.Nothing, null);
    }

    /// <summary>The picture, as far as the caller may see it, now or as it was known at an instant; the look is logged.</summary>
    internal async Task<(Sight Sight, CitizenView? Picture)> LookAsync(HttpContext http, string key, DateTimeOffset? asOf = null)
    {
        var (sight, citizen) = await OfAsync(http, key);
        if (citizen is null) return (sight, null);
        var picture = asOf is { } instant ? await citizen.PictureAsOf(instant) : await citizen.Picture();
        if (picture is null) return (Sight.NoCitizen, null);
        await LogAsync(http, key, asOf is null ? "picture" : "picture-as-of", ground: "involved");
        return (Sight.Whole, picture);
    }

    /// <summary>Logs a look. The ground of auditors and integration services is their role.</summary>
    internal Task LogAsync(HttpContext http, string? key, string what, string? ground)
    {
        var caller = http.Caller();
        var role = caller.Kind is CallerKind.Auditor or CallerKind.Integration ? caller.Id : null;
        return accessLog.AppendAsync([new AccessEntry(clock.Now, http.Who(), what, key, role ?? ground)], http.RequestAborted);
    }
}
