using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>
/// Plans who receives which citizens of a caseload. The plan is a function of the order, the citizens and the organization, so
/// planning again gives the same plan. All responsibilities of a citizen go to one receiver.
/// </summary>
public static class TransferPlan
{
    /// <summary>Checks an order and plans it.</summary>
    /// <param name="citizens">The citizens of whom the giver holds something, in order.</param>
    /// <param name="clock">The instant. A person who is absent then receives nothing of a unit's part.</param>
    /// <returns>The plan in the order of the citizens, or all faults, each with its pointer into the order.</returns>
    public static (IReadOnlyList<PlannedTransfer> Plan, IReadOnlyList<Fault> Faults) Of(
        TransferOrder order, IReadOnlyList<CitizenKey> citizens, Organization organization, EvaluationClock clock)
    {
        List<Fault> faults = [];
        if (string.IsNullOrEmpty(order.From.Value)) faults.Add(new("/from", "missing, expected a caseworker's id"));
        else if (organization.Find(order.From) is null && !organization.HasLeft(order.From) && citizens.Count == 0)
            faults.Add(new("/from", "Nobody of this id is or was in the organization, or holds anything."));
        if (string.IsNullOrWhiteSpace(order.Reason)) faults.Add(new("/reason", "A reason is required."));
        else if (order.Reason.Length > TransferOrder.ReasonMax)
            faults.Add(new("/reason", $"A reason has at most {TransferOrder.ReasonMax} characters."));
        if (order.To.Count is 0 or > TransferOrder.TargetsMax)
            faults.Add(new("/to", $"1 to {TransferOrder.TargetsMax} receivers are required."));
        if (faults.Count > 0) return ([], faults);

        HashSet<CitizenKey> held = [.. citizens];
        Dictionary<CitizenKey, Part> listed = [];
        List<Part> parts = [];
        foreach (var (i, target) in order.To.Index())
        {
            var part = new Part(target.Share, target.Citizens is not null, MembersOf(target, order.From, organization, clock));
            CheckTarget(order, target, $"/to/{i}", organization, part, faults);
            parts.Add(part);
            foreach (var (j, citizen) in (target.Citizens ?? []).Index())
            {
                if (!held.Contains(citizen)) faults.Add(new($"/to/{i}/citizens/{j}", "The giver holds nothing of this citizen."));
                else if (!listed.TryAdd(citizen, part)) faults.Add(new($"/to/{i}/citizens/{j}", "This citizen is in a list already."));
            }
        }

        foreach (var (i, target) in order.To.Index())
            if (order.To.Take(i).Any(other => other.Caseworker == target.Caseworker && other.Unit == target.Unit))
                faults.Add(new($"/to/{i}", "This receiver is there twice."));
        return faults.Count > 0
            ? ([], faults)
            : ([.. citizens.Select(citizen => new PlannedTransfer(citizen, NextOf(citizen, listed, parts)))], []);
    }

    private static void CheckTarget(
        TransferOrder order, TransferTarget target, string at, Organization organization, Part part, List<Fault> faults)
    {
        if (target.Caseworker is null == target.Unit is null) faults.Add(new(at, "Exactly one of caseworker and unit is required."));
        else if (target.Caseworker is { } person)
        {
            if (organization.Find(person) is null) faults.Add(new($"{at}/caseworker", "Nobody of this id is in the organization."));
            if (person == order.From) faults.Add(new($"{at}/caseworker", "It is theirs already."));
        }
        else if (organization.Find(target.Unit!.Value) is null) faults.Add(new($"{at}/unit", "No unit of this id is in the organization."));
        else if (part.Members.Count == 0) faults.Add(new($"{at}/unit", "Nobody else of this unit is there."));
        if (target.Share is < 1 or > TransferTarget.ShareMax) faults.Add(new($"{at}/share", $"A share is 1 to {TransferTarget.ShareMax}."));
    }

    private static IReadOnlyList<CaseworkerId> MembersOf(
        TransferTarget target, CaseworkerId from, Organization organization, EvaluationClock clock)
    {
        if (target.Caseworker is { } person) return [person];
        if (target.Unit is not { } unit) return [];
        List<CaseworkerId> present =
        [
            .. organization.MembersOf(unit).Select(id => new CaseworkerId(id))
                .Where(id => id != from && organization.IsPresent(id, clock)).Order(),
        ];
        // A leader receives only if nobody else in the unit is present.
        return present.Any(id => id != organization.LeaderOf(unit)) ? [.. present.Where(id => id != organization.LeaderOf(unit))] : present;
    }

    private static CaseworkerId? NextOf(CitizenKey citizen, Dictionary<CitizenKey, Part> listed, List<Part> parts)
    {
        if (listed.TryGetValue(citizen, out var named)) return named.Next();
        Part? next = null;
        foreach (var part in parts)
            if (!part.IsList && (next is null || part.IsBehind(next))) next = part;
        return next?.Next();
    }

    /// <summary>A part of the order, with the number of citizens assigned to it.</summary>
    private sealed class Part(int share, bool isList, IReadOnlyList<CaseworkerId> members)
    {
        private int _given;

        public bool IsList => isList;

        public IReadOnlyList<CaseworkerId> Members => members;

        /// <summary>Whether this part would be further below its share than another, if each got one more citizen.</summary>
        public bool IsBehind(Part other) => (long)share * (other._given + 1) > (long)other.Share * (_given + 1);

        public CaseworkerId Next() => members[_given++ % members.Count];

        private int Share => share;
    }
}
