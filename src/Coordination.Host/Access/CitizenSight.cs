using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Storage.Inbox;

namespace Coordination.Host.Access;

/// <summary>
/// Reads citizens for the caller of a request, for the API and the pages, and logs each look before it is answered. The citizen's
/// grain decides what the caller sees. This class only translates its refusal.
/// </summary>
internal sealed class CitizenSight(IGrainFactory grains, IInbox inbox, LookLog looks)
{
    /// <summary>
    /// Places of nobody. They answer for keys that were never given out, so that an invented key activates no grain of its own, and
    /// yet takes the way of a citizen whom the caller does not see.
    /// </summary>
    private const int PlacesOfNobody = 64;

    /// <summary>
    /// The citizen's grain. Null for what is no citizen key, and for a key that was never given out if the caller sees every citizen;
    /// for other callers, the place of a citizen whom nobody knows.
    /// </summary>
    internal async Task<ICitizenGrain?> FindAsync(string key)
    {
        if (!CitizenPseudonyms.HasForm(key)) return null;
        if (await inbox.IsKeyGivenAsync(key)) return grains.GetGrain<ICitizenGrain>(key);
        if (Caller.Current is { Kind: CallerKind.Auditor or CallerKind.Integration, ReadsFor: null }) return null;
        var place = (uint)string.GetHashCode(key, StringComparison.Ordinal) % PlacesOfNobody;
        return grains.GetGrain<ICitizenGrain>($"{ReservedWords.NobodyPrefix}{place}");
    }

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
            await LogAsync(http, key, what, LookLog.Refused);
            return (Sight.Nothing, null);
        }

        if (seen is null) return (Sight.UnknownCitizen, null);
        await LogAsync(http, key, what, await citizen.CallerGround() ?? LookLog.Involved);
        return (Sight.Whole, seen);
    }

    /// <summary>Logs a look of the request's caller.</summary>
    internal Task LogAsync(HttpContext http, string? key, string what, string? ground) =>
        looks.WriteAsync(http.Caller(), http.Who(), key, what, ground, http.RequestAborted);
}
