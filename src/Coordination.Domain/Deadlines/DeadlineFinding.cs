using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>A deadline that a rule finds: something must be done by a time, by whom.</summary>
public sealed record DeadlineFinding
{
    /// <summary>Unique within the citizen.</summary>
    public required DeadlineId Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>What must be done, if its department said.</summary>
    public string? Title { get; init; }

    /// <summary>The id of the item, conflict or handover that must be acted on.</summary>
    public required string About { get; init; }

    /// <summary>The subject of its alerts: the deadline itself unless its rule names another.</summary>
    public required AlertSubject AlertSubject { get; init; }

    public required DepartmentCode Department { get; init; }

    public required Due Due { get; init; }

    /// <summary>Since when it is due then.</summary>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <summary>Whether its length is in hours.</summary>
    public bool InHours { get; init; }

    /// <summary>Who must act.</summary>
    public required CaseworkerId Responsible { get; init; }

    /// <summary>Since when it is suspended; null: it runs.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When it was met, in time or late.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>
    /// When it ceased to be needed (waived, what it belongs to has ended), before it was met; if that was after it was due, it
    /// was missed all the same.
    /// </summary>
    public DateTimeOffset? ClearedAt { get; init; }
}

/// <summary>What somebody must do by when; the part of a finding that says who owes.</summary>
internal readonly record struct OwedAction
{
    /// <summary>Null: the rule's name and what it is about, such as <c>hearing:BIF/7</c>.</summary>
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
}

/// <summary>How far an owed action has come; the part of a finding that says what ends it.</summary>
internal readonly record struct ActionProgress(
    DateTimeOffset? MetAt = null, DateTimeOffset? ClearedAt = null, DateTimeOffset? SuspendedAt = null)
{
    /// <param name="at">Null: it is not met.</param>
    public static ActionProgress Met(DateTimeOffset? at) => new(MetAt: at);

    /// <summary>The same, no longer needed from an instant on if it is not met; of several instants the first counts.</summary>
    /// <param name="from">Null: it stays needed.</param>
    public ActionProgress NeededUntil(DateTimeOffset? from, EvaluationClock clock) =>
        MetAt is null && from is { } at && clock.Reached(at) && !(ClearedAt <= at) ? this with { ClearedAt = at } : this;
}
