using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Ids;

namespace Coordination.Domain.Explanations;

// One closed family: what the bodies of alerts are built from.

/// <summary>
/// The part of a citizen's state that the body of an alert is built from. <see cref="AlertMessages"/> builds the body from it and the
/// alert, without the citizen, so equal sources of one alert make equal bodies.
/// </summary>
internal abstract record AlertSource;

/// <summary>The body is built from the alert alone.</summary>
internal sealed record AlertAlone : AlertSource
{
    private AlertAlone()
    {
    }

    public static AlertAlone Only { get; } = new();
}

/// <summary>An alert about a conflict.</summary>
internal sealed record ConflictAlertSource(ConflictSource Conflict) : AlertSource;

internal sealed record DeadlineAlertSource(Deadline Deadline, MentionedItem About) : AlertSource;

/// <param name="Item">What is handed over; null: it is no item.</param>
internal sealed record HandoverAlertSource(Handover Handover, MentionedItem? Item) : AlertSource
{
    public static HandoverAlertSource In(Citizen citizen, Handover handover) => new(handover, handover.What switch
    {
        { Type: ResponsibilityType.Contact, Id: { } id } => MentionedItem.ContactIn(citizen, id),
        { Id: { } id } => MentionedItem.In(citizen, id),
        _ => null,
    });
}

internal sealed record MeasureAlertSource(Measure Measure) : AlertSource;

/// <param name="IsSecret">Whether who coordinates would tell of a secret matter.</param>
internal sealed record CoordinatorAlertSource(CoordinatorRole Role, bool IsSecret) : AlertSource
{
    public static CoordinatorAlertSource In(Citizen citizen, CoordinatorRole role) =>
        new(role, citizen.IsSecret(role.Holder.Department, role.Holder.Caseworker, role.Holder.Unit));
}

internal sealed record GlassAlertSource(BrokenGlass Glass) : AlertSource;

internal sealed record DeathAlertSource(Death Death) : AlertSource;

/// <param name="IsPlaceHidden">Whether the receiver may not see any department that reported where to.</param>
/// <param name="Running">The names of the interventions that still run here and for which the receiver answers.</param>
internal sealed record MoveAlertSource(Departure Departure, bool IsPlaceHidden, TextListText Running) : AlertSource
{
    public static MoveAlertSource In(Citizen citizen, Departure departure, Alert alert)
    {
        var running = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended && citizen.Responsible(intervention).Value == alert.Receiver.Value)
                running.Add(ItemTexts.Of(intervention));
        var reporters = MoveContent.ReportersOf(citizen, departure.Municipality, departure.On);
        return new(departure, alert.Hides is not null && reporters.All(alert.Conceals), new TextListText(running.ToImmutable()));
    }
}

internal sealed record WithdrawalAlertSource(WithdrawnEvent Withdrawn, MentionedItem About) : AlertSource;
