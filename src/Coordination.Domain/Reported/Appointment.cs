using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>What the department says of an appointment.</summary>
public enum AppointmentOutcome
{
    /// <summary>Booked, not yet told otherwise.</summary>
    Booked,

    Cancelled,

    /// <summary>The citizen came.</summary>
    Attended,

    /// <summary>The citizen did not come.</summary>
    Missed,
}

/// <summary>That an appointment gives way, and to what.</summary>
/// <param name="Conflict">The conflict in which it does.</param>
public sealed record Yield(ConflictId Conflict, ItemId To);

/// <summary>An appointment (aftale): the fold of its events.</summary>
public sealed record Appointment
{
    public required ItemId Id { get; init; }
    public required DepartmentCode Department { get; init; }

    /// <summary>When it was booked.</summary>
    public required Stamp Booked { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Where; null if not said.</summary>
    public string? Place { get; init; }
    public required CaseworkerId Caseworker { get; init; }

    /// <summary>Whether staying away has consequences.</summary>
    public bool Mandatory { get; init; } = true;

    /// <summary>The intervention it belongs to, as the department wrote it.</summary>
    public string? InterventionReference { get; init; }

    /// <summary>Booked, cancelled, attended or missed.</summary>
    public AppointmentOutcome Outcome { get; init; }

    /// <summary>What it yields to, as last journaled; null while it stands.</summary>
    public Yield? Yields { get; init; }

    /// <summary>Missed while it yielded to something: lovligt fravær.</summary>
    public bool IsExcused => Outcome == AppointmentOutcome.Missed && Yields is not null;

    /// <summary>Whether it takes the citizen's time in a way that can clash.</summary>
    public bool Binds => Mandatory && Outcome != AppointmentOutcome.Cancelled;

    /// <summary>Whether two places are the same place; one that is not said is the same as none.</summary>
    public static bool SamePlace(string? one, string? other) =>
        one is not null && other is not null && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The fold of a known item's events.</summary>
    public static Appointment Of(ReportedItem item, Yield? journaled)
    {
        Appointment? it = null;
        foreach (var taken in item.Events) it = Apply(it, item, taken);
        return it! with { Yields = journaled };
    }

    /// <summary>The fold after one more event that comes after all others.</summary>
    public Appointment Apply(ReportedItem item, TakenEvent last) => Apply(this, item, last)!;

    private static Appointment? Apply(Appointment? it, ReportedItem item, TakenEvent taken) => taken.Event.Data switch
    {
        AppointmentBooked booked => new Appointment
        {
            Id = item.Id,
            Department = item.Department,
            Booked = it?.Booked ?? Stamp.Of(taken.Event),
            Kind = booked.Kind,
            StartsAt = booked.StartsAt,
            EndsAt = booked.EndsAt,
            Place = booked.Place,
            Caseworker = new CaseworkerId(booked.Caseworker),
            Mandatory = booked.Mandatory,
            InterventionReference = booked.InterventionId,
            Yields = it?.Yields,
        },
        AppointmentMoved moved => it! with
        {
            StartsAt = moved.StartsAt,
            EndsAt = moved.EndsAt,
            Place = moved.Place ?? it.Place,
            Outcome = AppointmentOutcome.Booked,
        },
        AppointmentCancelled => it! with { Outcome = AppointmentOutcome.Cancelled },
        AppointmentAttended => it! with { Outcome = AppointmentOutcome.Attended },
        AppointmentMissed => it! with { Outcome = AppointmentOutcome.Missed },
        _ => it,
    };
}
