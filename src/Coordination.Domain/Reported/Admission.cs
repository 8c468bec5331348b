using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>
/// An admission (indlæggelse, ophold): a stay in a ward, a prison or a residential institution. The fold of its events.
/// </summary>
public sealed record Admission
{
    public required ItemId Id { get; init; }
    public required DepartmentCode Department { get; init; }

    public required AdmissionKind Kind { get; init; }
    public string? Place { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The expected end; null: not reported.</summary>
    public DateOrInstant? ExpectedEnd { get; init; }

    /// <summary>When it ended; null: it continues.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it ended with a rehabilitation plan.</summary>
    public bool RehabilitationPlan { get; init; }

    /// <summary>The actual end, else the expected one; null: neither is known.</summary>
    public DateTimeOffset? KnownEnd => EndedAt ?? (ExpectedEnd is { } expected ? Due.Of(expected).At : null);

    /// <summary>Whether the stay includes an instant, as far as reported.</summary>
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
                    Place = started.Merge(started.Place, it?.Place, nameof(started.Place)),
                    // A stay that ended by mistake and goes on has the beginning it had.
                    StartedAt = it?.StartedAt ?? taken.Event.Time,
                    ExpectedEnd = started.Merge(started.ExpectedEnd, it?.ExpectedEnd, nameof(started.ExpectedEnd)),
                },
                AdmissionChanged changed => it! with
                {
                    Kind = changed.Kind ?? it.Kind,
                    Place = changed.Merge(changed.Place, it.Place, nameof(changed.Place)),
                    ExpectedEnd = changed.Merge(changed.ExpectedEnd, it.ExpectedEnd, nameof(changed.ExpectedEnd)),
                },
                // An end that is reported again moves nothing.
                AdmissionEnded ended => it! with
                {
                    EndedAt = it.EndedAt ?? taken.Event.Time, RehabilitationPlan = ended.RehabilitationPlan,
                },
                _ => it,
            };
        return it!;
    }
}
