using System.Text.RegularExpressions;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Policies;

/// <summary>Checks what a schema cannot check in a policy document: names in use, past days, and references to nothing.</summary>
public static partial class PolicyFaults
{
    /// <summary>The arguments that the texts of a rule may contain, besides the rule's own numbers.</summary>
    private static readonly string[] ArgumentsOfRules = ["one", "other", "party", "proposed", "owes", "about"];

    /// <summary>All faults of a document that fits the schema.</summary>
    /// <param name="book">The existing versions.</param>
    /// <param name="organization">The organization. The document may name its departments.</param>
    /// <param name="today">The local day on which the document is put.</param>
    /// <param name="rules">All rules. Each must have an entry, and there must be no other entry.</param>
    public static IReadOnlyList<Fault> Of(
        Policy policy, PolicyBook book, Organization organization, DateOnly today, IReadOnlyList<IRule> rules)
    {
        List<Fault> faults = [];
        if (book.Find(policy.Version) is not null)
            faults.Add(new("/version", $"'{policy.Version}' has been used, expected a name that no version ever had"));
        if (!OutsideTime.IsWithin(policy.ValidFrom))
            faults.Add(new("/validFrom", $"{policy.ValidFrom:yyyy-MM-dd}, expected a date {OutsideTime.Bounds}"));
        else if (policy.ValidFrom < today)
            faults.Add(new("/validFrom", $"{policy.ValidFrom:yyyy-MM-dd} is past, expected today ({today:yyyy-MM-dd}) or a later day"));
        var (dayStart, dayEnd) = (policy.Appointments.ProposalDayStart, policy.Appointments.ProposalDayEnd);
        if (dayEnd <= dayStart)
            faults.Add(new("/appointments/proposalDayEnd", $"{dayEnd:HH:mm} is not after proposalDayStart, {dayStart:HH:mm}"));
        foreach (var (kind, hours) in policy.Appointments.ProposalHours)
            if (hours.To <= hours.From)
                faults.Add(new($"/appointments/proposalHours/{kind}/to", $"{hours.To:HH:mm} is not after from, {hours.From:HH:mm}"));
        var names = new PolicyNames(policy, organization);
        faults.AddRange(names.Faults());
        Rules(policy, names, rules.ToDictionary(rule => rule.Kind, StringComparer.Ordinal), faults);
        Texts(policy, faults);
        return faults;
    }

    private static void Rules(Policy policy, PolicyNames names, Dictionary<string, IRule> rules, List<Fault> faults)
    {
        foreach (var (name, rule) in rules)
            if (!policy.Rules.TryGetValue(name, out var entry)) faults.Add(new($"/rules/{name}", "missing, every rule has an entry"));
            else Rule(rule, entry, names, faults);
        foreach (var name in policy.Rules.Keys)
            if (!rules.ContainsKey(name)) faults.Add(new($"/rules/{name}", "there is no rule of this name"));
    }

    private static void Rule(IRule rule, RulePolicy entry, PolicyNames names, List<Fault> faults)
    {
        var at = $"/rules/{rule.Kind}";
        foreach (var value in rule.Statement.Reads)
            if (!Has(entry, value))
                faults.Add(new($"{at}{value.Path}", $"missing, the rule reads it: {value.Meaning}"));
        faults.AddRange(names.Faults(rule, entry));
        // The delivered texts show which further arguments a rule fills.
        var delivered = PolicyBook.Delivered.Newest.Rule(rule.Kind);
        foreach (var name in PolicyNames.WordsNeeded(rule))
            if (!entry.Texts.ContainsKey(name)) faults.Add(new($"{at}/texts/{name}", "missing, words that the rule shows"));
        foreach (var (name, text) in entry.Texts)
        {
            var shown = delivered.Text(name);
            string[] known = [.. ArgumentsOfRules, .. entry.Numbers.Keys, .. ArgumentsIn(shown.Da), .. ArgumentsIn(shown.En)];
            Unknown($"{at}/texts/{name}", text, known, faults);
        }
    }

    private static void Texts(Policy policy, List<Fault> faults)
    {
        // The delivered text shows which arguments are filled.
        foreach (var (name, delivered) in PolicyBook.Delivered.Newest.Texts)
            if (!policy.Texts.TryGetValue(name, out var text)) faults.Add(new($"/texts/{name}", "missing, words that are shown"));
            else Unknown($"/texts/{name}", text, [.. ArgumentsIn(delivered.Da), .. ArgumentsIn(delivered.En)], faults);
    }

    private static void Unknown(string pointer, TextView text, IReadOnlyCollection<string> known, List<Fault> faults)
    {
        var expected = known.Count == 0 ? "no place at all" : string.Join(", ", known.Distinct().Select(one => $"{{{one}}}"));
        foreach (var (language, words) in new[] { ("da", text.Da), ("en", text.En) })
            foreach (var argument in ArgumentsIn(words))
                if (!known.Contains(argument))
                    faults.Add(new($"{pointer}/{language}", $"{{{argument}}} is filled in by nothing, expected {expected}"));
    }

    private static bool Has(RulePolicy entry, PolicyValue value) => value switch
    {
        { Part: PolicyPart.Numbers, Name: { } name } => entry.Numbers.ContainsKey(name),
        { Part: PolicyPart.Lengths, Name: { } name } => entry.Lengths.ContainsKey(name),
        { Part: PolicyPart.Lists, Name: { } name } => entry.Lists.ContainsKey(name),
        _ => entry.Length is not null,
    };

    private static IEnumerable<string> ArgumentsIn(string words) => Argument().Matches(words).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Argument();
}
