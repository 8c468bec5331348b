using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>What lists must not tell of a citizen, item by item, as <see cref="SecretMatters"/> says.</summary>
internal static class SecretMatterRows
{
    private const string Coordinator = "coordinator";
    private const string Looks = "looks";

    /// <summary>The rows that are new or changed, and those that are no more.</summary>
    public static (IReadOnlyList<SecretMatterRow> Changed, IReadOnlyList<SecretMatterRow> Removed) Difference(Citizen before, Citizen after)
    {
        if (before.SecretMatters.IsEmpty && after.SecretMatters.IsEmpty) return ([], []);
        var (was, now) = (Of(before), Of(after));
        var items = now.Select(static row => row.Item).ToHashSet(StringComparer.Ordinal);
        return ([.. now.Except(was)], [.. was.Where(row => !items.Contains(row.Item))]);
    }

    private static List<SecretMatterRow> Of(Citizen citizen)
    {
        List<SecretMatterRow> rows = [];
        if (citizen.SecretMatters.IsEmpty) return rows;
        rows.Add(new SecretMatterRow(citizen.Key.Value, Looks, Stored(citizen.SecretMatters.Select(static id => id.Department)), ""));
        if (citizen.Death is null)
            Add("", citizen.Interventions.Values.Where(static one => one.Status == InterventionStatus.Active)
                .Select(static one => (one.Department, one.Id)));
        if (citizen.Coordinator is { Holder: var holder } && citizen.IsSecret(holder.Department, holder.Caseworker, holder.Unit))
            rows.Add(new SecretMatterRow(citizen.Key.Value, Coordinator, holder.Department.Value, ""));
        foreach (var conflict in citizen.Conflicts.Values)
            Add($"conflict {conflict.Id}", conflict.Parties.Where(static one => one.Department is not null)
                .Select(static one => (one.Department!.Value, one.Id)));
        foreach (var handover in citizen.Handovers.Values)
            if (SidesOf(handover).ToArray() is { Length: > 0 } sides)
                rows.Add(new SecretMatterRow(citizen.Key.Value, $"handover {handover.Id}", Stored(sides), ""));
        foreach (var contact in citizen.Known(Events.ItemKinds.Contact))
            Add($"contact {contact.Id}", [(contact.Department, contact.Id)]);
        return rows;

        IEnumerable<DepartmentCode> SidesOf(Handover one)
        {
            var secret = one.What.Id is { } what && citizen.IsSecret(what) ? what.Department : default;
            if (secret != default || citizen.IsSecret(one.From.Department, one.From.Caseworker, one.From.Unit))
                yield return one.From.Department;
            if (secret == one.To.Department || citizen.IsSecret(one.To.Department, one.To.Caseworker ?? default, one.To.Unit))
                yield return one.To.Department;
        }

        void Add(string item, IEnumerable<(DepartmentCode Department, ItemId Id)> of)
        {
            HashSet<DepartmentCode> secret = [], open = [];
            foreach (var (department, id) in of) (citizen.IsSecret(id) ? secret : open).Add(department);
            if (secret.Count > 0) rows.Add(new(citizen.Key.Value, item, Stored(secret.Except(open)), Stored(secret.Intersect(open))));
        }
    }

    private static string Stored(IEnumerable<DepartmentCode> departments) =>
        DepartmentSet.Stored(departments.Select(static one => one.Value).Distinct().Order(StringComparer.Ordinal));
}
