namespace Coordination.Events;

/// <summary>The properties that decide the position of an event or a person's command in <see cref="EventOrder"/>.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Sequence">The sender's order among events with equal time; null: not reported.</param>
public readonly record struct EventRank(DateTimeOffset Time, string? Sequence, string Id, string Source)
{
    /// <summary>The rank of an event.</summary>
    public static EventRank Of(DepartmentEvent departmentEvent) => new(
        departmentEvent.Time,
        departmentEvent.Sequence,
        departmentEvent.Id,
        departmentEvent.Source);
}
