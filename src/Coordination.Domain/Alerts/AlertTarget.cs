using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// An alert that should stand now, whoever receives it: all its receivers share it. Its members are those of <see cref="Alert"/>.
/// </summary>
internal sealed record AlertTarget(
    AlertSubject Subject, string Kind, string About, DepartmentCode Department, Severity Severity, AlertStage Stage, DateTimeOffset? DueAt);

/// <summary>An alert that should stand now for one receiver.</summary>
internal readonly record struct AddressedTarget(AlertTarget Target, string Receiver)
{
    public AlertAddress Address => new(Target.Subject, Receiver);
}

/// <summary>What there is one alert for. Alerts are journaled in the order of their addresses.</summary>
internal readonly record struct AlertAddress(AlertSubject Subject, string Receiver)
    : IComparable<AlertAddress>, IComparable<AddressedTarget>, IComparable<Alert>
{
    public int CompareTo(AlertAddress other)
    {
        var bySubject = Subject.CompareTo(other.Subject);
        return bySubject != 0 ? bySubject : string.CompareOrdinal(Receiver, other.Receiver);
    }

    public int CompareTo(AddressedTarget other) => CompareTo(other.Address);

    public int CompareTo(Alert? other) => CompareTo(new AlertAddress(other!.Subject, other.Receiver));
}

/// <summary>
/// Gathers the alerts that should stand: one for each subject and receiver. Of two targets with one address the more severe wins.
/// </summary>
internal sealed class AlertTargets(RuleContext context)
{
    private readonly List<AddressedTarget> _targets = new(context.Citizen.Alerts.Count);
    private readonly Alert[] _journaled = SortedByAddress(context.Citizen.Alerts.Values);

    /// <summary>Sorted by address.</summary>
    public IReadOnlyList<AddressedTarget> All => _targets;

    public RuleContext RuleContext => context;

    /// <summary>
    /// Alerts a person. For somebody the organization does not know, the leader of the entry unit of the department that named
    /// them is alerted, or that department's operations.
    /// </summary>
    public void Add(AlertTarget target, CaseworkerId receiver)
    {
        var known = context.Organization.Find(receiver) is not null || context.Organization.HasLeft(receiver);
        var address = known ? receiver.Value
            : EntryOf(context.DepartmentNaming(receiver, target.Department));
        Add(target, address);
    }

    private string EntryOf(DepartmentCode department) =>
        context.Organization.EntryLeaderOf(department)?.Value ?? OperationsDesk.Of(department, context.Organization);

    public void Add(AlertTarget target, string receiver)
    {
        var index = IndexOf(target.Subject, receiver);
        if (index < 0) _targets.Insert(~index, new(target, receiver));
        else if (target.Severity > _targets[index].Target.Severity) _targets[index] = new(target, receiver);
    }

    /// <summary>The journaled alert of that address, or null. Found by binary search: its id would have to be hashed.</summary>
    public Alert? Journaled(AlertSubject subject, string receiver)
    {
        var index = _journaled.AsSpan().BinarySearch(new AlertAddress(subject, receiver));
        return index >= 0 ? _journaled[index] : null;
    }

    public bool Has(AlertSubject subject, string receiver) => IndexOf(subject, receiver) >= 0;

    private int IndexOf(AlertSubject subject, string receiver) =>
        CollectionsMarshal.AsSpan(_targets).BinarySearch(new AlertAddress(subject, receiver));

    private static Alert[] SortedByAddress(ImmutableArray<Alert> alerts)
    {
        if (alerts.IsEmpty) return [];
        Alert[] sorted = [.. alerts];
        Array.Sort(sorted, static (one, other) => new AlertAddress(one.Subject, one.Receiver).CompareTo(other));
        return sorted;
    }
}
