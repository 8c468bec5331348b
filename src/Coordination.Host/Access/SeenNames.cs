using Coordination.Grains;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Access;

/// <summary>
/// Names of citizens for a list that is not about citizens, such as what a transfer could not move. Only a caller who may see the
/// citizen gets the name, and each is logged. Operations get none.
/// </summary>
internal sealed class SeenNames(CitizenSight sight, DeskTables desks)
{
    private const string What = "name";

    /// <summary>The names by citizen key. A citizen without a name here is shown by the key.</summary>
    /// <param name="http">The request that shows them.</param>
    /// <param name="caller">The caller, in the role in which the list is read.</param>
    /// <param name="citizens">Keys of citizens.</param>
    /// <param name="logged">The citizens already logged for this page; those named now are added.</param>
    internal async Task<IReadOnlyDictionary<string, string>> OfAsync(
        HttpContext http, Caller caller, IReadOnlyCollection<string> citizens, HashSet<string> logged)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        if (caller.Kind is not (CallerKind.Caseworker or CallerKind.Auditor) || citizens.Count == 0) return names;
        caller.SetCurrent();
        foreach (var known in await desks.ReadNamesAsync(citizens.Distinct(StringComparer.Ordinal).ToArray(), http.RequestAborted))
        {
            if (await sight.OfAsync(known.Citizen) is not (Sight.Whole or Sight.Part)) continue;
            if (logged.Add(known.Citizen)) await sight.LogAsync(http, known.Citizen, What, LookLog.Involved);
            names[known.Citizen] = known.Name;
        }

        return names;
    }
}
