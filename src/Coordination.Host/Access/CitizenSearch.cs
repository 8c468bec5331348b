using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Storage.Inbox;

namespace Coordination.Host.Access;

/// <summary>Finds citizens for the API and the pages. Each look-up is logged before it is answered.</summary>
internal sealed class CitizenSearch(CitizenPseudonyms pseudonyms, CprColumn column, IInbox inbox, PersonSearch persons, CitizenSight sight)
{
    /// <summary>
    /// The key of a CPR number. Known and unknown numbers take the same steps, so the answer does not tell which it was.
    /// </summary>
    internal async Task<string> ByNumberAsync(HttpContext http, Cpr cpr, string? reason)
    {
        var key = pseudonyms.KeyOf(cpr);
        await sight.LogAsync(http, key, "lookup", LookLog.Given(reason));
        await inbox.GiveKeysAsync([new GivenKey(key, column.Encrypt(cpr, key))], http.RequestAborted);
        return key;
    }

    /// <summary>
    /// The keys of the citizens with a name and birth date. A look-up that finds nobody is also logged, without a citizen.
    /// </summary>
    internal async Task<IReadOnlyList<string>> ByNameAsync(HttpContext http, PersonName name, DateOnly birthDate, string? reason)
    {
        var found = await persons.FindAsync(name, birthDate, http.RequestAborted);
        foreach (var key in found.DefaultIfEmpty<string?>(null)) await sight.LogAsync(http, key, "lookup-by-name", LookLog.Given(reason));
        return found;
    }
}
