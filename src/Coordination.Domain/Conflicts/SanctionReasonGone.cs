using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>A sanction was imposed for a no-show that was none, as was reported since. Its caseworker reconsiders it.</summary>
internal sealed class SanctionReasonGone : ConflictRule<Sanction>
{
    public const string Name = "sanction-reason-gone";

    public override string Kind => Name;

    public override string About => ItemKinds.Sanction;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A sanction was imposed and not reversed, and the no-show it is based on no longer stands: the appointment was "
            + "attended or cancelled, got another time after the absence, is excused, or is now reported for another day, or the report "
            + "of the absence was withdrawn. It does not hold if somebody answered the hold of the sanction since that was known.",
        Owes = "The sanctioning caseworker reconsiders the sanction within {length}; the coordinator is told.",
        Ends = "Answered; the sanction is reversed; the no-show stands again.",
        Material = "When the sanction was imposed, and the appointment's time and place.",
        Reads = [PolicyValue.Length("time to reconsider, from when it was detected")],
    };

    protected override IEnumerable<Sanction> HoldsWhile(RuleContext context)
    {
        foreach (var sanction in context.Citizen.Sanctions.Values)
            if (sanction is { Outcome: SanctionOutcome.Imposed, OutcomeAt: not null }
                && NoShow.FindUnfounded(context.Citizen, sanction) is { } unfounded && !IsAnswered(context.Citizen, sanction, unfounded))
                yield return sanction;
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Sanction sanction) => Parties.Of(sanction);

    protected override Material MaterialOf(RuleContext context, Sanction sanction) => Material.Of(
        new ItemInstant(sanction.Id, sanction.OutcomeAt!.Value), TimeAndPlace.Of(NoShow.FindUnfounded(context.Citizen, sanction)!));

    protected override OwedAnswer Owes(RuleContext context, Sanction sanction, KnownConflict known) => OwedAnswer
        .From(PartyResponsibility.Of(context, sanction), WithinLength(context, known))
        .Telling(context.Citizen.ResponsibleCoordinator);

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered];

    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) =>
    [
        new("appointment", citizen.Sanctions.GetValueOrDefault(conflict.Parties[0].Id) is { } sanction
            && citizen.FindAppointment(sanction.Department, sanction.AppointmentReference) is { } appointment
                ? ItemTexts.Of(appointment)
                : new VerbatimText("")),
    ];

    /// <summary>Whether a person answered the hold when it was known that the absence does not stand.</summary>
    private static bool IsAnswered(Citizen citizen, Sanction sanction, Appointment unfounded) =>
        SanctionAnswers.AnsweredAt(citizen, sanction) is { } at && !(NoShow.UnfoundedSince(citizen, unfounded) > at);
}
