using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Departments together ask more of the citizen than the citizen can manage: too many hours per week, or too many appointments in a
/// few days.
/// </summary>
internal sealed class Overload : ConflictRule<CitizenLoad>
{
    public const string Name = "overload";

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The weekly hours of active interventions together pass what the citizen can manage (the plan agreed last, else "
            + "{numbers.hours}), or more than {numbers.appointments} mandatory appointments fall in {numbers.days} local days in a row "
            + "and the last of them is not over. Past {numbers.clashes} in so many days, the first by precedence counted, an appointment "
            + "yields without a conflict of its own: this one stands for it.",
        Owes = "The coordinator lightens the load within {length}; while there is none, whoever answers for the active intervention "
            + "with most hours a week (of equals the one that started first), and where none is active, for the appointment that was "
            + "booked last.",
        Ends = "It no longer holds; settled.",
        Material = "Where the hours are too many: the active interventions, their hours, and what the citizen can manage. Else the "
            + "appointments and their days.",
        Reads =
        [
            PolicyValue.Length("time to lighten it, from when it was detected"),
            PolicyValue.Number("hours", "hours a week a citizen can manage, where no plan says otherwise"),
            PolicyValue.Number("appointments", "most mandatory appointments in so many days"),
            PolicyValue.Number("days", "how many days in a row"),
            PolicyValue.Number("clashes", "appointments in so many days of which each may make a conflict of its own"),
        ],
    };

    protected override IEnumerable<CitizenLoad> HoldsWhile(RuleContext context) =>
        (CitizenLoad.TooManyHours(context) ?? CitizenLoad.TooManyAppointments(context)) is { } load ? [load] : [];

    protected override ImmutableArray<Party> PartiesOf(RuleContext context, CitizenLoad load) => Parties.Of(context.Citizen);

    protected override Material MaterialOf(RuleContext context, CitizenLoad load) => load.Material;

    protected override OwedAnswer Owes(RuleContext context, CitizenLoad load, KnownConflict known) =>
        OwedAnswer.From(context.Citizen.ResponsibleCoordinator ?? load.Responsible(context), WithinLength(context, known));

    public override ImmutableArray<AllowedOutcome> Outcomes { get; } = [AllowedOutcome.Answered, AllowedOutcome.NotAConflict];

    /// <summary><c>{load}</c>: which of the two it is, with its figures.</summary>
    public override IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict)
    {
        var parts = conflict.Material.Parts;
        if (parts is not [Capacity, ..])
            return [new("load", Sentence.OfRule(Name, "appointments", ("count", new NumberText(conflict.Material.Count))))];
        TextPart capacity = citizen.CurrentPlan()?.CapacityHours is { } hours ? new NumberText(hours) : new PolicyNumberText(Name, "hours");
        return
        [
            new("load", Sentence.OfRule(
                Name, "hours", ("together", new NumberText(CitizenLoad.HoursOf(citizen))), ("capacity", capacity))),
        ];
    }
}
