using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>The outcome of a sanction, as its department reports it.</summary>
public enum SanctionOutcome
{
    /// <summary>Notified, and no other outcome reported.</summary>
    Notified,

    Imposed,

    Lifted,

    /// <summary>Reversed after it was imposed.</summary>
    Reversed,
}

/// <summary>A sanction (sanktion): the fold of its events.</summary>
public sealed record Sanction
{
    public required ItemId Id { get; init; }

    /// <summary>The sanctioning department.</summary>
    public required DepartmentCode Department { get; init; }

    public required SanctionReason Reason { get; init; }

    /// <summary>The sanctioning caseworker.</summary>
    public required CaseworkerId Caseworker { get; init; }

    /// <summary>The missed appointment, as the department wrote it.</summary>
    public string? AppointmentReference { get; init; }
    public decimal? Amount { get; init; }

    /// <summary>The day it would take effect.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>When it was notified, or notified again after another outcome.</summary>
    public required DateTimeOffset NotifiedAt { get; init; }

    /// <summary>
    /// When it was notified again after another outcome; null: it was not. What was answered before that is answered no more.
    /// </summary>
    public DateTimeOffset? NotifiedAgainAt { get; init; }

    /// <summary>When the last notification after the first was reported, whatever stood between them; null: there was one.</summary>
    public DateTimeOffset? LastNotifiedAt { get; init; }

    /// <summary>The last outcome the department reported.</summary>
    public SanctionOutcome Outcome { get; init; }

    /// <summary>When it was first reported since another outcome.</summary>
    public DateTimeOffset? OutcomeAt { get; init; }

    /// <summary>When it was first imposed while it was notified and not lifted; null: it was not.</summary>
    public DateTimeOffset? ImposedAt { get; init; }

    /// <summary>The fold of a known item's events.</summary>
    public static Sanction Of(ReportedItem item)
    {
        Sanction? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                SanctionNotified notified => new Sanction
                {
                    Id = item.Id,
                    Department = item.Department,
                    Reason = notified.Reason,
                    Caseworker = new CaseworkerId(notified.Caseworker),
                    AppointmentReference = notified.Merge(notified.AppointmentId, it?.AppointmentReference, nameof(notified.AppointmentId)),
                    Amount = notified.Merge(notified.Amount, it?.Amount, nameof(notified.Amount)),
                    EffectiveOn = notified.Merge(notified.EffectiveOn, it?.EffectiveOn, nameof(notified.EffectiveOn)),
                    LastNotifiedAt = it is null ? null : taken.Event.Time,
                    NotifiedAgainAt = it is null ? null : it.Outcome == SanctionOutcome.Notified ? it.NotifiedAgainAt : taken.Event.Time,
                    NotifiedAt = it is { Outcome: SanctionOutcome.Notified } ? it.NotifiedAt : taken.Event.Time,
                },
                SanctionImposed => it!.With(SanctionOutcome.Imposed, taken.Event.Time) with
                {
                    ImposedAt = it.Outcome == SanctionOutcome.Notified ? taken.Event.Time : it.ImposedAt,
                },
                SanctionLifted => it!.With(SanctionOutcome.Lifted, taken.Event.Time),
                SanctionReversed => it!.With(SanctionOutcome.Reversed, taken.Event.Time),
                _ => it,
            };
        return it!;
    }

    /// <summary>The sanction with an outcome. One that is reported again stands since it was first reported.</summary>
    private Sanction With(SanctionOutcome outcome, DateTimeOffset at) =>
        outcome == Outcome ? this : this with { Outcome = outcome, OutcomeAt = at };
}
