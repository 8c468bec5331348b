using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;

namespace Coordination.Host.Access;

/// <summary>
/// Reads citizens for the caller of a request, for the API and the pages, and logs each look before it is answered. The citizen's
/// grain decides what the caller sees. This class only translates its refusal.
/// </summary>
internal sealed class CitizenSight(IGrainFactory grains, IInbox inbox, AccessLog accessLog, ServiceClock clock)
{
    /// <summary>The ground of a look that was refused.</summary>
    internal const string Refused = "refused";

    private const string Involved = "involved";

    /// <summary>The citizen's grain; null for a key that was never issued, so that invented keys activate no grain.</summary>
    internal async Task<ICitizenGrain?> FindAsync(string key) =>
        CitizenPseudonyms.HasForm(key) && await inbox.IsKeyGivenAsync(key) ? grains.GetGrain<ICitizenGrain>(key) : null;

    /// <summary>What the caller of the request may see of a citizen. It shows nothing, so nothing is logged.</summary>
    internal async Task<Sight> OfAsync(string key) =>
        await FindAsync(key) is { } citizen ? await citizen.CallerSight() : Sight.UnknownCitizen;

    /// <summary>Every key under which looks at a citizen are logged: each look under the key it was asked for.</summary>
    internal async Task<IReadOnlyList<string>> KeysAsync(string key) =>
        await FindAsync(key) is { } citizen ? await citizen.Keys() : [key];

    /// <summary>
    /// Reads a part of a citizen. The look is logged before it is answered, and so is a look that is refused.
    /// </summary>
    /// <param name="http">The request whose caller looks.</param>
    /// <param name="key">The citizen's key.</param>
    /// <param name="what">The part, as the access log names it.</param>
    /// <param name="read">
    /// Reads the part. Null means that it does not exist: the citizen is then answered as unknown, and nothing is logged.
    /// </param>
    internal async Task<(Sight Sight, T? Seen)> ReadAsync<T>(HttpContext http, string key, string what, Func<ICitizenGrain, Task<T?>> read)
        where T : class
    {
        if (await FindAsync(key) is not { } citizen) return (Sight.UnknownCitizen, null);
        T? seen;
        try
        {
            seen = await read(citizen);
        }
        catch (UnauthorizedAccessException)
        {
            await LogAsync(http, key, what, Refused);
            return (Sight.Nothing, null);
        }

        if (seen is null) return (Sight.UnknownCitizen, null);
        await LogAsync(http, key, what, Involved);
        return (Sight.Whole, seen);
    }

    /// <summary>Logs a look. The ground of auditors and integration services is their role.</summary>
    internal Task LogAsync(HttpContext http, string? key, string what, string? ground)
    {
        var caller = http.Caller();
        var role = ground != Refused && caller.Kind is (CallerKind.Auditor or CallerKind.Integration) ? caller.Id : null;
        return accessLog.AppendAsync([new AccessEntry(clock.Now, http.Who(), what, key, role ?? ground)], http.RequestAborted);
    }
}
