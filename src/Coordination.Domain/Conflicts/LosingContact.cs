using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The citizen has missed several appointments in a row, at any department. Somebody makes contact where the citizen still attends.
/// </summary>
internal sealed class LosingContact : ConflictRule<Appointment>
{
    public const string Name = "losing-contact";

    public override string Kind => Name;

    public override string About => ItemKinds.Appointment;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "{numbers.noShows} no-shows, counted across departments, none of them excused, the last at most {numbers.days} "
            + "days after the first, and nothing attended since the first of them.",
        Owes = "The coordinator, else the caseworker who last saw the citizen (else the caseworker of the last no-show), reaches out "
            + "within {length}, where the citizen does show up.",
        Ends = "An appointment is attended; a person settles it.",
        Material = "The last of the no-shows: another one is asked about anew.",
        Reads =
        [
            PolicyValue.Length("time to reach out, from when it was detected"),
            PolicyValue.Number("noShows", "no-shows that make the conflict"),
            PolicyValue.Number("days", "days from the first to the last of them at most"),
        ],
    };

    protected override IEnumerable<Appointment> HoldsWhile(RuleContext context)
    {
        var rule = context.Policy.Rule(Name);
        return Attendance.LastOfRepeatedNoShows(context.Citizen, rule.Whole("noShows"), rule.Whole("days")) is { } last ? [last] : [];
    }

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, Appointment lastNoShow) => Parties.Of(context.Citizen);

    protected override Material MaterialOf(RuleContext context, Appointment lastNoShow) =>
        Material.Of(new ItemInstant(lastNoShow.Id, lastNoShow.StartsAt));

    protected override OwedAnswer Owes(RuleContext context, Appointment lastNoShow, KnownConflict known)
    {
        var sawLast = Attendance.LastAttended(context.Citizen) ?? lastNoShow;
        return OwedAnswer.From(context.Citizen.ResponsibleCoordinator ?? context.Answering(sawLast), WithinLength(context, known));
    }

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    /// <summary>When the citizen attended an appointment since the detection.</summary>
    public override DateTimeOffset? DoneAt(RuleContext context, Conflict conflict) =>
        Attendance.LastAttended(context.Citizen) is { } seen && seen.StartsAt >= conflict.DetectedAt ? seen.StartsAt : null;

    /// <summary><c>{seen}</c>: where the citizen last attended.</summary>
    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict)
    {
        if (Attendance.LastAttended(citizen) is not { } seen) return [new("seen", Sentence.OfRule(Name, "never-seen"))];
        TextPart at = seen.Place is { } place ? Sentence.OfRule(Name, "at", ("place", new VerbatimText(place))) : new VerbatimText("");
        return [new("seen", Sentence.OfRule(Name, "seen", ("appointment", ItemTexts.Of(seen)), ("at", at)))];
    }
}
