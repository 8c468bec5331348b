using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Holds a sanction against a citizen who was in an intensive intervention, admitted or excused, until somebody has advised on it and
/// it is decided. The decision of the sanctioning department is never changed.
/// </summary>
internal sealed class SanctionHold : ConflictRule<HeldSanction>
{
    public const string Name = "sanction-hold";

    public override string Kind => Name;

    public override string About => ItemKinds.Sanction;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "A sanction is notified and unanswered, and at that time the citizen had an active intensive intervention, or was "
            + "admitted, or the no-show behind it was excused or no longer stands: the appointment was attended or cancelled, got another "
            + "time after the absence, or is now reported for another day, or the report of the absence was withdrawn.",
        PolicyActs = "Interim: the sanction is held.",
        Owes = "The coordinator (else the caseworker of that intervention, else of the appointment it yielded to, else the social "
            + "department's entry unit leader, else the sanctioning caseworker) advises within {lengths.advice} to lift or uphold; the "
            + "sanctioning caseworker is told at once. With the advice, or once its time is past, the sanctioning caseworker or their unit "
            + "leader decides within {lengths.decision}. The heads of both departments are told of a missed answer; the hold stays.",
        Ends = "Lifted or upheld.",
        Material = "When it was notified again after another outcome or after it was lifted here: each notification is answered once.",
        Reads =
        [
            PolicyValue.LengthOf("advice", "time to advise, from when it was detected"),
            PolicyValue.LengthOf("decision", "time to decide, from the advice or from when its time was past"),
        ],
    };

    protected override IEnumerable<HeldSanction> HoldsWhile(RuleContext context)
    {
        foreach (var sanction in context.Citizen.Sanctions.Values)
            if (sanction.Outcome == SanctionOutcome.Notified && SanctionAnswers.AnsweredAt(context.Citizen, sanction) is null
                && ReasonToHold.Of(context, sanction) is { } reason)
                yield return new(sanction, reason);
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, HeldSanction found) => Parties.Of(found.Sanction);

    protected override Material MaterialOf(RuleContext context, HeldSanction found) => SanctionAnswers.MaterialOf(context, found.Sanction);

    protected override PolicyAct? PolicyActs(RuleContext context, HeldSanction found, KnownConflict known) => PolicyAct.Hold;

    protected override OwedAnswer Owes(RuleContext context, HeldSanction found, KnownConflict known) =>
        SanctionAnswers.Owed(context, found, known);

    public override IEnumerable<EscalationReceiver> EscalatesTo(RuleContext context, Conflict conflict, Deadline? answer) =>
        SanctionAnswers.Missed(context, conflict);

    public override IEnumerable<DepartmentCode> BasedOn(RuleContext context, Conflict conflict) =>
        SanctionAnswers.BasedOn(context, conflict);

    public override bool IsFinal => true;

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } =
    [
        SanctionAnswers.Advice(SettlementOutcome.AdviseLift), SanctionAnswers.Advice(SettlementOutcome.AdviseUphold),
        SanctionAnswers.Decision(SettlementOutcome.Lift), SanctionAnswers.Decision(SettlementOutcome.Uphold),
    ];

    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) =>
    [
        new("gone", citizen.Sanctions.GetValueOrDefault(conflict.Parties[0].Id) is { } sanction
            && NoShow.FindUnfounded(citizen, sanction) is { IsExcused: false } appointment
                ? Sentence.OfRule(Name, "gone", ("appointment", ItemTexts.Of(appointment))) : new VerbatimText("")),
    ];
}
