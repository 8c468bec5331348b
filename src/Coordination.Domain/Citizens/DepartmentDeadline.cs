using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>A deadline (frist) that a department's system keeps itself: the fold of its events.</summary>
public sealed record DepartmentDeadline
{
    /// <summary>Id.</summary>
    public required ThingId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>What must be done.</summary>
    public string? Title { get; init; }

    /// <summary>The intervention it belongs to, as the department wrote it.</summary>
    public string? InterventionReference { get; init; }

    /// <summary>Who is named responsible; null: whoever is responsible for the intervention.</summary>
    public CaseworkerId? Responsible { get; init; }

    /// <summary>When it is due, suspensions and extensions included.</summary>
    public required Due Due { get; init; }

    /// <summary>Since when it is due then: the instant of the event that last moved the date.</summary>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <summary>Since when it stands still; null while it runs.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When it was met, if it was.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>The fold of a known thing's events.</summary>
    public static DepartmentDeadline Of(Thing thing)
    {
        DepartmentDeadline? it = null;
        foreach (var taken in thing.Events)
            it = taken.Event.Data switch
            {
                DeadlineSet set => new DepartmentDeadline
                {
                    Id = thing.Id,
                    Department = thing.Department,
                    Title = set.Title,
                    InterventionReference = set.InterventionId,
                    Responsible = set.Responsible is { } named ? new CaseworkerId(named) : null,
                    Due = Due.Of(set.DueAt),
                    ArmedAt = taken.Event.Time,
                },
                DeadlineExtended extended => it! with
                {
                    Due = Due.Of(extended.DueAt),
                    ArmedAt = taken.Event.Time,
                },
                DeadlineSuspended when it!.SuspendedAt is null => it with { SuspendedAt = taken.Event.Time },
                DeadlineResumed => it!.Running(taken.Event.Time),
                DeadlineMet when it!.MetAt is null => it.Running(taken.Event.Time) with { MetAt = taken.Event.Time },
                _ => it,
            };
        return it!;
    }

    /// <summary>Running from an instant, with the time that was left; what is met while it stands still runs from then too.</summary>
    private DepartmentDeadline Running(DateTimeOffset from) => SuspendedAt is not { } since ? this : this with
    {
        Due = RunOn(Due, since, from),
        ArmedAt = from,
        SuspendedAt = null,
    };

    /// <summary>The remaining time runs on: whole days where the deadline is a day, else to the instant.</summary>
    private static Due RunOn(Due due, DateTimeOffset suspended, DateTimeOffset resumed)
    {
        if (!due.EndOfDay) return due with { At = due.At + (resumed - suspended) };
        var days = LocalTime.DayOf(resumed).DayNumber - LocalTime.DayOf(suspended).DayNumber;
        return due with { At = LocalTime.EndOfDay(LocalTime.DayOf(due.At).AddDays(days)) };
    }
}
