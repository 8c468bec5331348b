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

    /// <summary>The page.</summary>
    public static string Write(Policy policy)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
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
