using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>That somebody should be alerted now.</summary>
/// <param name="Matter">About which matter.</param>
/// <param name="Receiver">Whom: a caseworker or a department's operations.</param>
/// <param name="Kind">The matter's kind.</param>
/// <param name="About">What the receiver must act on.</param>
/// <param name="Department">Its department.</param>
/// <param name="Severity">How pressing.</param>
/// <param name="Stage">How far the matter has come.</param>
/// <param name="DueAt">By when.</param>
internal sealed record AlertTarget(
    string Matter, string Receiver, string Kind, string About, DepartmentCode Department, Severity Severity, string Stage, DateTimeOffset? DueAt);

/// <summary>What there is one alert for: a matter and a receiver. Alerts are kept and journaled in their order.</summary>
internal readonly record struct AlertAddress(string Matter, string Receiver) : IComparable<AlertAddress>, IComparable<AlertTarget>, IComparable<Alert>
{
    public int CompareTo(AlertAddress other)
    {
        var byMatter = string.CompareOrdinal(Matter, other.Matter);
        return byMatter != 0 ? byMatter : string.CompareOrdinal(Receiver, other.Receiver);
    }

    public int CompareTo(AlertTarget? other) => CompareTo(new AlertAddress(other!.Matter, other.Receiver));

    public int CompareTo(Alert? other) => CompareTo(new AlertAddress(other!.Matter, other.Receiver));
}

/// <summary>Gathers the alerts that should stand: one per matter and receiver, the most pressing reason wins.</summary>
internal sealed class AlertTargets(RuleContext context)
{
    private readonly List<AlertTarget> _targets = [];
    private readonly Alert[] _journaled = InOrder(context.Citizen.Alerts.Values);

    /// <summary>In the order of their addresses.</summary>
    public IReadOnlyList<AlertTarget> All => _targets;

    public RuleContext RuleContext => context;

    /// <summary>Alerts a person; somebody the organization does not know is reached through the entry of the department that named them.</summary>
    public void Add(AlertTarget target, CaseworkerId receiver)
    {
        var known = context.Organization.Find(receiver) is not null || context.Organization.HasLeft(receiver);
        var address = known ? receiver.Value
            : EntryOf(context.DepartmentNaming(receiver, target.Department));
        Add(target with { Receiver = address });
    }

    private string EntryOf(DepartmentCode department) =>
        context.Organization.EntryLeaderOf(department)?.Value ?? OperationsDesk.Of(department, context.Organization);

    public void Add(AlertTarget target)
    {
        var place = PlaceOf(target.Matter, target.Receiver);
        if (place < 0) _targets.Insert(~place, target);
        else if (target.Severity > _targets[place].Severity) _targets[place] = target;
    }

    /// <summary>The journaled alert of that matter to that receiver, found without working out its id.</summary>
    public Alert? Journaled(string matter, string receiver)
    {
        var place = _journaled.AsSpan().BinarySearch(new AlertAddress(matter, receiver));
        return place >= 0 ? _journaled[place] : null;
    }

    public bool Has(string matter, string receiver) => PlaceOf(matter, receiver) >= 0;

    private int PlaceOf(string matter, string receiver) => CollectionsMarshal.AsSpan(_targets).BinarySearch(new AlertAddress(matter, receiver));

    private static Alert[] InOrder(ImmutableArray<Alert> alerts)
    {
        if (alerts.IsEmpty) return [];
        Alert[] sorted = [.. alerts];
        Array.Sort(sorted, static (one, other) => new AlertAddress(one.Matter, one.Receiver).CompareTo(other));
        return sorted;
    }
}
