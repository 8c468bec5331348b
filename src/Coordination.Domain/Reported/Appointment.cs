using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>The outcome of an appointment, as its department reports it.</summary>
public enum AppointmentOutcome
{
    /// <summary>Booked, and no other outcome reported.</summary>
    Booked,

    Cancelled,

    /// <summary>The citizen came.</summary>
    Attended,

    /// <summary>The citizen did not come.</summary>
    Missed,
}

/// <summary>Tells that an appointment yields, and to what.</summary>
/// <param name="Conflict">The conflict in which it yields.</param>
public sealed record Yield(ConflictId Conflict, ItemId To);

/// <summary>An appointment (aftale): the fold of its events.</summary>
public sealed record Appointment
{
    public required ItemId Id { get; init; }
    public required DepartmentCode Department { get; init; }

    /// <summary>When it was booked, or booked again after it was cancelled, and by which event.</summary>
    public required Stamp Booked { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The place; null: not reported.</summary>
    public string? Place { get; init; }
    public required CaseworkerId Caseworker { get; init; }

    /// <summary>Whether missing it has consequences.</summary>
    public bool Mandatory { get; init; } = true;

    /// <summary>The intervention it belongs to, as the department wrote it.</summary>
    public string? InterventionReference { get; init; }

    public AppointmentOutcome Outcome { get; init; }

    /// <summary>What it yields to, as last journaled; null: it does not yield.</summary>
    public Yield? Yields { get; init; }

    /// <summary>
    /// Whether it is so long over, as last journaled, that its caseworker is no longer involved with the citizen by it.
    /// </summary>
    public bool IsReleased { get; init; }

    /// <summary>Whether it was missed while it yielded (lovligt fravær).</summary>
    public bool IsExcused => Outcome == AppointmentOutcome.Missed && Yields is not null;

    /// <summary>Whether it can clash with others: it is mandatory and not cancelled.</summary>
    public bool Binds => Mandatory && Outcome != AppointmentOutcome.Cancelled;

    /// <summary>Whether two places are known to be the same. A place that is not reported equals no place.</summary>
    public static bool SamePlace(string? one, string? other) =>
        one is not null && other is not null && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The fold of a known item's events.</summary>
    /// <param name="journaled">The appointment until now, with what was journaled about it; null: it is new.</param>
    public static Appointment Of(ReportedItem item, Appointment? journaled)
    {
        Appointment? it = null;
        foreach (var taken in item.Events) it = Apply(it, item, taken);
        return it! with { Yields = journaled?.Yields, IsReleased = journaled?.IsReleased ?? false };
    }

    /// <summary>The fold after one more event, which is later than all others.</summary>
    public Appointment Apply(ReportedItem item, TakenEvent last) => Apply(this, item, last)!;

    private static Appointment? Apply(Appointment? it, ReportedItem item, TakenEvent taken) => taken.Event.Data switch
    {
        AppointmentBooked booked => new Appointment
        {
            Id = item.Id,
            Department = item.Department,
            Booked = it is null or { Outcome: AppointmentOutcome.Cancelled } ? Stamp.Of(taken.Event) : it.Booked,
            Kind = booked.Kind,
            StartsAt = booked.StartsAt,
            EndsAt = booked.EndsAt,
            Place = booked.Merge(booked.Place, it?.Place, nameof(booked.Place)),
            Caseworker = new CaseworkerId(booked.Caseworker),
            Mandatory = booked.Merge(booked.Mandatory, it?.Mandatory, nameof(booked.Mandatory)) ?? true,
            InterventionReference = booked.Merge(booked.InterventionId, it?.InterventionReference, nameof(booked.InterventionId)),
            Yields = it?.Yields,
            IsReleased = it?.IsReleased ?? false,
        },
        // What was cancelled is opened again by being booked again, and by nothing else.
        AppointmentMoved when it is { Outcome: AppointmentOutcome.Cancelled } => it,
        AppointmentMoved moved => it! with
        {
            StartsAt = moved.StartsAt,
            EndsAt = moved.EndsAt,
            Place = moved.Merge(moved.Place, it.Place, nameof(moved.Place)),
            Outcome = AppointmentOutcome.Booked,
        },
        AppointmentCancelled => it! with { Outcome = AppointmentOutcome.Cancelled },
        AppointmentAttended => it! with { Outcome = AppointmentOutcome.Attended },
        AppointmentMissed => it! with { Outcome = AppointmentOutcome.Missed },
        _ => it,
    };
}
