using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// An alert that should stand now, whoever receives it: all its receivers share it. Its members are those of <see cref="Alert"/>.
/// </summary>
internal readonly record struct AlertTarget(
    AlertSubject Subject, string Kind, string About, DepartmentCode Department, Severity Severity, AlertStage Stage, DateTimeOffset? DueAt)
{
    /// <summary>Whether nobody is told of it yet, because it comes from a department that has not started.</summary>
    public bool IsQuiet { get; init; }
}

/// <summary>An alert that should stand now for one receiver.</summary>
internal readonly record struct AddressedTarget(AlertTarget Target, Addressee Receiver)
{
    public AlertAddress Address => new(Target.Subject, Receiver);
}

/// <summary>
/// The subject and receiver of an alert. There is one alert per address, and alerts are journaled in the order of their addresses.
/// </summary>
internal readonly record struct AlertAddress(AlertSubject Subject, Addressee Receiver)
    : IComparable<AlertAddress>, IComparable<AddressedTarget>, IComparable<Alert>
{
    public int CompareTo(AlertAddress other)
    {
        var bySubject = Subject.CompareTo(other.Subject);
        return bySubject != 0 ? bySubject : Receiver.CompareTo(other.Receiver);
    }

    public int CompareTo(AddressedTarget other) => CompareTo(other.Address);

    public int CompareTo(Alert? other) => CompareTo(new AlertAddress(other!.Subject, other.Receiver));
}

/// <summary>
/// Gathers the alerts that should stand, one per subject and receiver. Of two targets with the same address the more severe is kept.
/// </summary>
/// <param name="gathered">The list they are gathered in; empty.</param>
internal sealed class AlertTargets(RuleContext context, List<AddressedTarget> gathered)
{
    private readonly List<AddressedTarget> _targets = gathered;
    private readonly Alert[] _journaled = SortedByAddress(context.Citizen.Alerts.Values);

    /// <summary>Sorted by address. It is valid until one is added.</summary>
    public ReadOnlySpan<AddressedTarget> All => CollectionsMarshal.AsSpan(_targets);

    public RuleContext RuleContext => context;

    /// <summary>
    /// Alerts a person. If the organization does not know the person, it alerts the leader of the entry unit of the department that
    /// named the person, or its head; without either, that department's operations.
    /// </summary>
    public void Add(AlertTarget target, CaseworkerId receiver)
    {
        var known = context.Organization.Find(receiver) is not null || context.Organization.HasLeft(receiver);
        Add(target, known ? Addressee.Of(receiver) : EntryOf(context.DepartmentNaming(receiver, target.Department)));
    }

    private Addressee EntryOf(DepartmentCode department) =>
        (context.Organization.EntryLeaderOf(department) ?? context.Organization.HeadOf(department)) is { } person
            ? Addressee.Of(person)
            : OperationsDesk.Of(department, context.Organization);

    /// <summary>
    /// Alerts a person, a unit or an operations desk: quietly if the matter or the receiver is of a department that has not started.
    /// </summary>
    public void Add(AlertTarget target, Addressee receiver)
    {
        if (!target.IsQuiet && (context.IsQuiet(target.Department) || IsOfQuiet(receiver))) target = target with { IsQuiet = true };
        var index = IndexOf(target.Subject, receiver);
        if (index < 0) _targets.Insert(~index, new(target, receiver));
        else if (target.Severity > _targets[index].Target.Severity) _targets[index] = new(target, receiver);
    }

    /// <summary>
    /// The journaled alert of an address; null: none. It is found by binary search, because finding it by id would need a hash.
    /// </summary>
    public Alert? Journaled(AlertSubject subject, Addressee receiver)
    {
        var index = _journaled.AsSpan().BinarySearch(new AlertAddress(subject, receiver));
        return index >= 0 ? _journaled[index] : null;
    }

    /// <summary>
    /// The stage that a subject has reached. An alert about it that stands there lends its text: stages are asked for at every decision
    /// and seldom change.
    /// </summary>
    public AlertStage Stage(AlertSubject subject, ReadOnlySpan<char> reached)
    {
        var index = _journaled.AsSpan().BinarySearch(new AlertAddress(subject, default));
        for (index = index < 0 ? ~index : index; index < _journaled.Length && _journaled[index].Subject == subject; index++)
            if (reached.SequenceEqual(_journaled[index].Stage.Reached)) return AlertStage.Of(_journaled[index].Stage.Reached);
        return AlertStage.Of(reached.ToString());
    }

    public bool Has(AlertSubject subject, Addressee receiver) => IndexOf(subject, receiver) >= 0;

    private bool IsOfQuiet(Addressee receiver) =>
        receiver.Person is { } person && context.Organization.Find(person) is { } known
        && context.IsQuiet(new DepartmentCode(known.Department));

    private int IndexOf(AlertSubject subject, Addressee receiver) =>
        CollectionsMarshal.AsSpan(_targets).BinarySearch(new AlertAddress(subject, receiver));

    private static Alert[] SortedByAddress(ImmutableArray<Alert> alerts)
    {
        if (alerts.IsEmpty) return [];
        Alert[] sorted = [.. alerts];
        Array.Sort(sorted, static (one, other) => new AlertAddress(one.Subject, one.Receiver).CompareTo(other));
        return sorted;
    }
}
