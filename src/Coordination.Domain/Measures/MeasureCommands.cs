using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Measures;

/// <summary>
/// The coordinator asks departments for measures, and each department answers for itself: nothing here decides for it. Refusals have the
/// order of <see cref="Refusal"/>.
/// </summary>
internal static class MeasureCommands
{
    /// <summary>The maximum number of measures of one citizen that wait for an answer.</summary>
    public const int OpenMax = 50;

    private static readonly MeasureStatus[] Answers = [MeasureStatus.Granted, MeasureStatus.Refused, MeasureStatus.CounterOffer];

    private static readonly string AnswersExpected = string.Join(", ", Answers.Select(static one => Vocabulary.WordFor(one)));

    /// <summary>The coordinator, or who answers for them, asks a department for a measure.</summary>
    public static FactsOrRefusal Ask(RuleContext context, AskMeasure command, IssuedCommand issued)
    {
        if (Faults(context, command) is { Count: > 0 } faults) return new Invalid(faults);
        if (context.Citizen.Coordinator is not { } role || !Coordinates(context, issued.By)) return MayNotAsk;
        var department = new DepartmentCode(context.Organization.Find(new DepartmentCode(command.Department!))!.Code);
        if (WhyNotAsked(context.Citizen, department, command.What!) is { } conflict) return conflict;
        var measure = new Measure(
            Measure.IdOf(issued.Id), department, command.What!, command.Reason!, role.Holder with { Caseworker = issued.By },
            context.Clock.Now, AnswerBy(context, command));
        return FactsOrRefusal.Of(new MeasureChanged(MeasureStep.Asked, measure), measure.Id.Value);
    }

    /// <summary>The department that was asked answers: whoever owes the answer, or its head.</summary>
    public static FactsOrRefusal Answer(RuleContext context, AnswerMeasure command, CaseworkerId by)
    {
        var answer = Vocabulary.Find<MeasureStatus>(command.Answer);
        if (Faults(command, answer) is { Count: > 0 } faults) return new Invalid(faults);
        if (!context.Citizen.Measures.TryGetValue(command.Measure, out var measure)) return NoSuchMeasure;
        if (!MayAnswer(context, measure, by)) return MayNotAnswer;
        if (!measure.IsOpen)
            return new StateConflict(
                $"It was answered ({Vocabulary.WordFor(measure.Status)}) by {measure.AnsweredBy} at {measure.AnsweredAt:O}.",
                measure.AnsweredBy);
        var answered = measure with
        {
            Status = answer!.Value, AnsweredAt = context.Clock.Now, AnsweredBy = by, AnswerReason = command.Reason,
            Basis = Stated(command.Basis), Offer = Stated(command.Offer),
        };
        return FactsOrRefusal.Of(new MeasureChanged(StepOf(answered.Status), answered), measure.Id.Value);
    }

    private static Forbidden MayNotAsk { get; } = new("Measures are asked for by the coordinator, or who answers for them.");

    private static NotFound NoSuchMeasure { get; } = new("There is no such measure.");

    private static Forbidden MayNotAnswer { get; } =
        new("A measure is answered by the leader of the entry unit of the department that was asked, or its head.");

    private static List<Fault> Faults(RuleContext context, AskMeasure command)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(command.Department)) faults.Add(new("/department", "A department is required."));
        else if (context.Organization.Find(new DepartmentCode(command.Department)) is null)
            faults.Add(new("/department", "No department of this code is in the organization."));
        if (string.IsNullOrWhiteSpace(command.What)) faults.Add(new("/what", "What is asked for is required."));
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(Invalid.ReasonMissing);
        if (command.AnswerBy is not { } wished) return faults;
        if (!OutsideTime.IsWithin(wished)) faults.Add(new("/answerBy", $"'{wished}', expected a date or an instant {OutsideTime.Bounds}."));
        else if (Due.Of(wished).At <= context.Clock.Now) faults.Add(new("/answerBy", "It is past already."));
        return faults;
    }

    private static List<Fault> Faults(AnswerMeasure command, MeasureStatus? answer)
    {
        List<Fault> faults = [];
        if (answer is null or MeasureStatus.Asked) faults.Add(new("/answer", $"Expected one of {AnswersExpected}."));
        if (string.IsNullOrWhiteSpace(command.Reason)) faults.Add(Invalid.ReasonMissing);
        if (answer == MeasureStatus.Refused && string.IsNullOrWhiteSpace(command.Basis))
            faults.Add(new("/basis", "A refusal names the law or local decision it rests on."));
        if (answer == MeasureStatus.CounterOffer && string.IsNullOrWhiteSpace(command.Offer))
            faults.Add(new("/offer", "A counter-offer says what is offered."));
        return faults;
    }

    private static StateConflict? WhyNotAsked(Citizen citizen, DepartmentCode department, string what)
    {
        var open = 0;
        foreach (var measure in citizen.Measures.Values)
        {
            if (!measure.IsOpen) continue;
            if (measure.Department == department && measure.What.Trim() == what.Trim())
                return new($"{department} has been asked for it since {measure.AskedAt:O}, and has not answered.");
            open++;
        }

        return open < OpenMax ? null : new($"{open} measures wait for an answer, at most {OpenMax} may.");
    }

    private static Due AnswerBy(RuleContext context, AskMeasure command) => command.AnswerBy is { } wished
        ? Due.Of(wished)
        : context.Policy.Rule(MeasureAnswer.Name).DueFrom(context.Clock.Now, context.Policy.Days);

    private static bool Coordinates(RuleContext context, CaseworkerId by) =>
        context.Citizen.ResponsibleCoordinator == by || context.Citizen.Coordinator?.Holder.Caseworker == by;

    private static bool MayAnswer(RuleContext context, Measure measure, CaseworkerId by) =>
        MeasureAnswer.OwesAnswer(context, measure) == by || context.Organization.EntryLeaderOf(measure.Department) == by
        || context.Organization.HeadOf(measure.Department) == by;

    private static MeasureStep StepOf(MeasureStatus answer) => answer switch
    {
        MeasureStatus.Granted => MeasureStep.Granted,
        MeasureStatus.Refused => MeasureStep.Refused,
        MeasureStatus.CounterOffer => MeasureStep.Countered,
        _ => throw new InvalidOperationException($"{answer} is no answer."),
    };

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
