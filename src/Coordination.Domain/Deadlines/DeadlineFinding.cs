using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>A deadline that a rule finds: what must be done by when, and by whom.</summary>
public readonly record struct DeadlineFinding
{
    /// <summary>Unique within the citizen.</summary>
    public required DeadlineId Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>What must be done; null: its department did not report it.</summary>
    public string? Title { get; init; }

    /// <summary>The id of the item, conflict or handover that must be acted on.</summary>
    public required string About { get; init; }

    /// <summary>The subject of its alerts: the deadline itself unless its rule names another.</summary>
    public required AlertSubject AlertSubject { get; init; }

    public required DepartmentCode Department { get; init; }

    public required Due Due { get; init; }

    /// <summary>The instant from which it has had this due time.</summary>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <summary>Whether its length is in hours.</summary>
    public bool InHours { get; init; }

    /// <summary>Whether its length is in business days: then what is left after a pause is too.</summary>
    public bool InBusinessDays { get; init; }

    /// <summary>Who must act.</summary>
    public required CaseworkerId Responsible { get; init; }

    /// <summary>The instant from which it is suspended; null: it runs.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When it was met, in time or late; null: it was not.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>
    /// When it became unnecessary before it was met, because it was waived or its item has ended; null: it is needed. If that was
    /// after it was due, it was missed.
    /// </summary>
    public DateTimeOffset? ClearedAt { get; init; }
}

/// <summary>What somebody must do by when: the part of a finding that states what is owed.</summary>
internal readonly record struct OwedAction
{
    /// <summary>The id; null: the rule's name and the id of its item, such as <c>hearing:BIF/7</c>.</summary>
    public DeadlineId? Id { get; init; }

    /// <inheritdoc cref="DeadlineFinding.Title"/>
    public string? Title { get; init; }

    /// <inheritdoc cref="DeadlineFinding.About"/>
    public required string About { get; init; }

    /// <summary>The subject of its alerts; null: the deadline itself.</summary>
    public AlertSubject? AlertSubject { get; init; }

    public required DepartmentCode Department { get; init; }

    public required CaseworkerId By { get; init; }

    public required Due Due { get; init; }

    /// <inheritdoc cref="DeadlineFinding.ArmedAt"/>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <inheritdoc cref="DeadlineFinding.InHours"/>
    public bool InHours { get; init; }

    /// <inheritdoc cref="DeadlineFinding.InBusinessDays"/>
    public bool InBusinessDays { get; init; }
}

/// <summary>How an owed action ended: the part of a finding that states what ends it.</summary>
internal readonly record struct ActionProgress(
    DateTimeOffset? MetAt = null, DateTimeOffset? ClearedAt = null, DateTimeOffset? SuspendedAt = null)
{
    /// <summary>Whether nothing more is expected.</summary>
    public bool IsOver => MetAt is not null || ClearedAt is not null;

    /// <param name="at">Null: it is not met.</param>
    public static ActionProgress Met(DateTimeOffset? at) => new(MetAt: at);

    /// <summary>
    /// The same progress, but no longer needed from an instant on unless it was met. Of several instants the first counts.
    /// </summary>
    /// <param name="from">Null: it stays needed.</param>
    public ActionProgress NeededUntil(DateTimeOffset? from, EvaluationClock clock) =>
        MetAt is null && from is { } at && clock.Reached(at) && !(ClearedAt <= at) ? this with { ClearedAt = at } : this;
}
