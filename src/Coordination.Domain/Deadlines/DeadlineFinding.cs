using Coordination.Domain.Alerts;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>What a rule finds: that something must be done by a time, by whom.</summary>
public sealed record DeadlineFinding
{
    private readonly AlertSubject? _alertSubject;

    /// <summary>Identity, unique within the citizen.</summary>
    public required DeadlineId Id { get; init; }

    /// <summary>Kind.</summary>
    public required string Kind { get; init; }

    /// <summary>What must be done, if its department said.</summary>
    public string? Title { get; init; }

    /// <summary>The id of what must be acted on.</summary>
    public required string About { get; init; }

    /// <summary>The subject of its alerts: the deadline itself unless its rule names another.</summary>
    public AlertSubject AlertSubject { get => _alertSubject ?? AlertSubject.For(Id); init => _alertSubject = value; }

    /// <summary>Whose it is.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>When it is due.</summary>
    public required Due Due { get; init; }

    /// <summary>Since when it is due then.</summary>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <summary>Whether its length is in hours.</summary>
    public bool InHours { get; init; }

    /// <summary>Who must act.</summary>
    public required CaseworkerId Responsible { get; init; }

    /// <summary>Since when it stands still.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When it was met, in time or late.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>When it ceased to be needed (waived, what it belongs to has ended), before it was met; too late, it was missed all the same.</summary>
    public DateTimeOffset? ClearedAt { get; init; }
}

/// <summary>How a deadline ended that its rule no longer finds.</summary>
/// <param name="Status"><see cref="DeadlineStatus.Met"/>, <see cref="DeadlineStatus.Missed"/> or <see cref="DeadlineStatus.Cleared"/>.</param>
/// <param name="At">When.</param>
public readonly record struct DeadlineEnd(DeadlineStatus Status, DateTimeOffset At);

/// <summary>Finds deadlines of one kind. Pure: what is owed now, whatever the order in which news came.</summary>
public interface IDeadlineRule : IRule
{
    /// <summary>Everything of this kind that is owed or was met.</summary>
    IEnumerable<DeadlineFinding> Find(RuleContext context);

    /// <summary>How a journaled deadline of this kind ended that is no longer found; unless its rule knows better, it is no longer needed.</summary>
    DeadlineEnd End(RuleContext context, Deadline gone) => new(DeadlineStatus.Cleared, context.Clock.Now);
}
