using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>A department answers what the coordinator asked it for.</summary>
internal sealed class MeasureAnswer : DeadlineRule<Measure>
{
    public const string Name = "measure-answer";

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The coordinator asked a department for a measure; runs from then.",
        Owes = "The leader of the department's entry unit, else its head, answers by the day the coordinator names, else within {length}: "
            + "granted, refused or a counter-offer, with a reason.",
        Ends = "It is answered. Unanswered, it stays owed, and both leaders are told.",
        Reads = [PolicyValue.Length("time to answer, where the coordinator does not say")],
    };

    protected override IEnumerable<Measure> HoldsWhile(RuleContext context) =>
        context.Citizen.Measures.IsEmpty ? [] : context.Citizen.Measures.Values.Where(static it => it.IsOpen);

    protected override OwedAction Owes(RuleContext context, Measure measure) => new()
    {
        Id = IdOf(context.Citizen, measure),
        About = measure.Id.Value,
        AlertSubject = AlertSubject.For(measure.Id),
        Department = measure.Department,
        By = OwesAnswer(context, measure),
        Due = measure.AnswerBy,
        ArmedAt = measure.AskedAt,
    };

    public override DeadlineEnd Ends(RuleContext context, Deadline gone) =>
        context.Citizen.Measures.GetValueOrDefault(new MeasureId(gone.About))?.AnsweredAt is { } answered
            ? new(DeadlineStatus.Met, answered)
            : new(DeadlineStatus.Cleared, context.Clock.Now);

    public static DeadlineId IdOf(Citizen citizen, Measure measure) => DeadlineIds.Of(citizen, Name, measure.Id.Value);

    /// <summary>The person who owes the answer now.</summary>
    public static CaseworkerId OwesAnswer(RuleContext context, Measure measure) => DeadlineOwner.EntryUnit(context, measure.Department);
}
