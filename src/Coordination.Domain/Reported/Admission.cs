using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>An admission (indlæggelse, ophold): a stay in a ward, a prison or a residence; the fold of its events.</summary>
public sealed record Admission
{
    public required ItemId Id { get; init; }
    public required DepartmentCode Department { get; init; }

    /// <summary>Where the citizen stays.</summary>
    public required AdmissionKind Kind { get; init; }
    public string? Place { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Until when, as expected; null if nobody said.</summary>
    public DateOrInstant? ExpectedEnd { get; init; }

    /// <summary>When it ended, if it did.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it ended with a rehabilitation plan.</summary>
    public bool RehabilitationPlan { get; init; }

    /// <summary>The end that is foreseen or known; null for a stay that is open.</summary>
    public DateTimeOffset? KnownEnd => EndedAt ?? (ExpectedEnd is { } expected ? Due.Of(expected).At : null);

    /// <summary>Whether the citizen was there at an instant, as far as reported.</summary>
    public bool Covers(DateTimeOffset instant) => StartedAt <= instant && (EndedAt is null || instant < EndedAt);

    /// <summary>The fold of a known item's events.</summary>
    public static Admission Of(ReportedItem item)
    {
        Admission? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                AdmissionStarted started => new Admission
                {
                    Id = item.Id,
                    Department = item.Department,
                    Kind = started.Kind,
                    Place = started.Place,
                    StartedAt = it?.StartedAt ?? taken.Event.Time,
                    ExpectedEnd = started.ExpectedEnd,
                },
                AdmissionChanged changed => it! with
                {
                    Kind = changed.Kind ?? it.Kind,
                    Place = changed.Place ?? it.Place,
                    ExpectedEnd = changed.ExpectedEnd ?? it.ExpectedEnd,
                },
                AdmissionEnded ended => it! with { EndedAt = taken.Event.Time, RehabilitationPlan = ended.RehabilitationPlan },
                _ => it,
            };
        return it!;
    }
}
