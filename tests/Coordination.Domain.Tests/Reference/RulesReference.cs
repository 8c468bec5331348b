using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Coordination.Domain.Calendar;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Policies;
using Coordination.Events;

namespace Coordination.Domain.Tests.Reference;

/// <summary>The reference of all rules, as written from what the rules state and from the policy that is delivered.</summary>
internal static partial class RulesReference
{
    private const string Introduction = """
        # Rules

        Every rule of the service, written from the rules themselves and the policy it is delivered with; a test keeps this page
        true and says how to write it anew. What is called *basis*, *source* and *how sure* is for a jurist to confirm; lengths,
        thresholds and lists are policy and change without a release.

        Lengths: `PT24H` hours by the clock, `P14D` days, `P4W` weeks from weekday to weekday, `P6M` months from date to date,
        `P5BD` business days. The day it begins does not count, and the last day counts to its end. How sure: *seen*, the
        provision was read; *high*, beyond reasonable doubt; *medium*, likely; *pre-reform*, as it was before a reform; *local*,
        decided by the municipality.

        """;

    private const string LifeTitle = "\n## What comes before all rules\n\n";

    /// <summary>What holds of every rule, whatever it is about; each with the type that decides it.</summary>
    private static readonly (string What, Func<Policy, string> Says)[] Life =
    [
        ("A death", static policy => "From the day of death no rule finds anything: open conflicts dissolve, offers lapse, alerts are "
            + "taken back, and what is owed is cleared as it stood at the beginning of that day. Everybody responsible and the coordinator "
            + $"are told once, for {policy.Information.KeptDays} days (`citizen-died`). Taken back, all of it stands again as it did "
            + "(`LifeReconciliation`)."),
        ("A move", static policy => $"To another municipality than {policy.Municipality}: everybody responsible and the coordinator are "
            + $"told once what still runs here, for {policy.Information.KeptDays} days (`citizen-moved`). Every rule goes on; a move back "
            + "ends it (`LifeReconciliation`)."),
        ("Joined places", static policy => "Keys that are one person (`citizen.renumbered`) are one place, of which every rule sees all. "
            + "What people settled and were asked at either stays. Everybody responsible is told, for "
            + $"{policy.Information.KeptDays} days (`citizen-renumbered`). Undone by `citizen.separated` (`DecidePlace`)."),
        ("Withdrawn", static policy => "An event that was never true (`event.withdrawn`) is left out of what rules see, whenever either "
            + "arrives. What followed from it alone dissolves; a person's settlement stays. Those whose alerts are taken back are told, "
            + $"for {policy.Information.KeptDays} days (`event-withdrawn`, `Withdrawals`)."),
        ("Opened again", static _ => "What was ended, cancelled, withdrawn or lifted and is brought into being again later, runs again "
            + "with the values it names, and is owed from then."),
        ("A quiet start", static policy => "Until a department's `liveFrom` its rules find, hold and settle as usual, and nobody is told "
            + "of it, whoever else is concerned: neither of its own things, nor of what rests on its reports, nor of what its people owe. "
            + "Deadlines missed until then are *before the start*. On the day each of its caseworkers is told once, for "
            + $"{policy.Information.KeptDays} days (`department-started`, `StartAlerts`), and people of other departments are told of "
            + "what still stands (`AlertReconciliation`)."),
    ];

    /// <summary>The page.</summary>
    public static string Write(Policy policy)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append(LifeTitle).Append("| | |\n|---|---|\n");
        foreach (var (what, says) in Life) page.Append(CultureInfo.InvariantCulture, $"| {what} | {says(policy)} |\n");
        page.Append("\n## Conflicts\n");
        foreach (var rule in ConflictRules.All) Write(page, rule, policy, rule.Outcomes);
        page.Append("\n## Deadlines\n\nA deadline that a rule owes is named after its rule and what it is about: `hearing:BIF/7`. ")
            .Append("The department whose it is suspends, resumes, extends or meets it under that id, unless it belongs to a conflict or "
                + "a handover.\n");
        foreach (var rule in DeadlineRules.All) Write(page, rule, policy, []);
        return page.ToString();
    }

    private static void Write(StringBuilder page, IRule rule, Policy policy, IReadOnlyList<AllowedOutcome> outcomes)
    {
        var entry = policy.Rule(rule.Kind);
        page.Append(
            CultureInfo.InvariantCulture,
            $"\n### `{rule.Kind}`\n\n{entry.Text("title").En} (*{entry.Text("title").Da}*)\n\n| | |\n|---|---|\n");
        var said = rule.Statement;
        Row("Holds while", Filled(said.HoldsWhile));
        Row("Policy acts", Filled(said.PolicyActs));
        Row("A person settles it as", string.Join(", ", outcomes.Select(o => $"`{o.Word}`")));
        Row("Owes", Filled(said.Owes));
        Row("Ends", Filled(said.Ends));
        Row("Material", Filled(said.Material));
        Row("Basis", entry.Basis);
        Row("Source", entry.Source ?? "");
        Row("How sure", Vocabulary.WordFor(entry.Certainty));
        Row("Policy", string.Join("<br>", said.Reads.Select(
            read => $"`{read.Reference}` {ValueOf(entry, read.Reference)}: {read.Meaning}")));
        Row("Rolls forward", entry.RollForward ? "to the next business day" : "");

        string Filled(string text) => Place().Replace(text, place => InWords(policy, entry, place.Groups[1].Value));

        void Row(string name, string text)
        {
            if (text.Length > 0)
                page.Append(CultureInfo.InvariantCulture, $"| {name} | {text.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    /// <summary>The value of a place such as <c>{numbers.days}</c>, as the policy has it.</summary>
    private static string InWords(Policy policy, RulePolicy entry, string path) => path.Split('.') switch
    {
        ["length"] => InWords(entry.Length!.Value),
        ["lengths", var name] => InWords(entry.Lengths[name]),
        ["appointments", "travelMinutes"] => $"{policy.Appointments.TravelMinutes}",
        ["appointments", "openStayDays"] => $"{policy.Appointments.OpenStayDays}",
        ["appointments", "proposals"] => $"{policy.Appointments.Proposals}",
        _ => ValueOf(entry, path),
    };

    private static string InWords(Length length)
    {
        var unit = length.Unit == LengthUnit.BusinessDays ? "business days" : length.Unit.ToString().ToLowerInvariant();
        return $"{length.Amount} {(length.Amount == 1 ? unit[..^1] : unit)}";
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Place();

    private static string ValueOf(RulePolicy entry, string path) => path.Split('.') switch
    {
        ["length"] => $"{entry.Length}",
        ["numbers", var name] => entry.Number(name).ToString(CultureInfo.InvariantCulture),
        ["lengths", var name] => $"{entry.Lengths[name]}",
        ["lists", var name] => string.Join(", ", entry.List(name)),
        _ => throw new ArgumentException($"No such value: {path}.", nameof(path)),
    };
}
