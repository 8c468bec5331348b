using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Plans;

/// <summary>Reads a plan as it was sent. All its faults are named, each with its JSON pointer.</summary>
internal static class PlanReading
{
    /// <summary>The maximum number of goals, steps, opinions, and entries of each list of the safety plan.</summary>
    public const int EntriesMax = 50;

    private static readonly string VoicesExpected = string.Join(" or ", Enum.GetValues<PlanVoice>().Select(Vocabulary.WordFor));

    /// <summary>The faults of a plan; empty: it can be read.</summary>
    public static List<Fault> Faults(PlanText text)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(text.Wishes)) faults.Add(new("/wishes", "What the citizen wishes is required."));
        Each(text.Goals, "/goals", faults, static (goal, at, faults) =>
        {
            Required(goal.Text, $"{at}/text", faults);
            if (goal.InterventionIds?.Count > EntriesMax) faults.Add(TooMany($"{at}/interventionIds"));
        });
        Each(text.Steps, "/steps", faults, static (step, at, faults) =>
        {
            Required(step.What, $"{at}/what", faults);
            Required(step.Who, $"{at}/who", faults);
        });
        Each(text.Views, "/views", faults, static (view, at, faults) =>
        {
            if (Vocabulary.Find<PlanVoice>(view.Of) is null) faults.Add(new($"{at}/of", $"Expected {VoicesExpected}."));
            Required(view.Text, $"{at}/text", faults);
        });
        if (text.Safety is { } safety)
        {
            Some(safety.Signs, "/safety/signs", faults);
            Some(safety.Acts, "/safety/acts", faults);
            Some(safety.Calls, "/safety/calls", faults);
        }

        return faults;
    }

    /// <summary>The plan of a text without faults.</summary>
    public static CoordinationPlan Read(PlanText text, int version, Holder from, DateTimeOffset at) => new(
        version, text.Wishes!,
        [
            .. (text.Goals ?? []).Select(static goal => new PlanGoal(
                goal.Text!, Stated(goal.Whose), goal.DueOn, [.. (goal.InterventionIds ?? []).Select(static id => new ItemId(id))])),
        ],
        [.. (text.Steps ?? []).Select(static step => new PlanStep(step.What!, step.Who!, step.DueOn))],
        [
            .. (text.Views ?? []).Select(static view => new PlanOpinion(
                Vocabulary.Find<PlanVoice>(view.Of)!.Value, view.Text!, Stated(view.Disagreement))),
        ],
        text.Safety is { } safety ? new SafetyPlan([.. safety.Signs!], [.. safety.Acts!], [.. safety.Calls!]) : null,
        text.ReviewOn, from, at);

    private static void Each<T>(IReadOnlyList<T>? entries, string at, List<Fault> faults, Action<T, string, List<Fault>> check)
    {
        if (entries?.Count > EntriesMax) faults.Add(TooMany(at));
        else if (entries is not null)
            foreach (var (index, entry) in entries.Index())
                if (entry is null) faults.Add(new($"{at}/{index}", "An object is required."));
                else check(entry, $"{at}/{index}", faults);
    }

    /// <summary>A list of texts with at least one entry.</summary>
    private static void Some(IReadOnlyList<string>? texts, string at, List<Fault> faults)
    {
        if (texts is not { Count: > 0 }) faults.Add(new(at, "At least one is required."));
        else if (texts.Count > EntriesMax) faults.Add(TooMany(at));
        else
            foreach (var (index, text) in texts.Index()) Required(text, $"{at}/{index}", faults);
    }

    private static void Required(string? text, string at, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) faults.Add(new(at, "A text is required."));
    }

    private static Fault TooMany(string at) => new(at, $"At most {EntriesMax} are taken.");

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
