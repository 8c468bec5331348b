using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Rules;

/// <summary>
/// Compares what rules find with what the journal holds, and journals the difference. Findings and journaled values with the same id
/// belong together. If a rule fails, what it journaled stays: nobody knows whether it still holds.
/// </summary>
internal sealed class FindingComparison<TRule, TFinding, TId, TJournaled>
    where TRule : IRule where TId : IComparable<TId> where TJournaled : class
{
    /// <summary>Journaled values up to which it is noted on the stack which of them stand.</summary>
    private const int NotedOnStackMax = 256;

    /// <summary>The rules, in the order in which they are asked.</summary>
    public required ImmutableArray<TRule> Rules { get; init; }

    /// <summary>Asks a rule for its findings.</summary>
    public required Action<TRule, RuleContext, List<TFinding>> Find { get; init; }

    /// <summary>The id of a finding.</summary>
    public required Func<TFinding, TId> IdOf { get; init; }

    /// <summary>The kind of the rule that a journaled value belongs to.</summary>
    public required Func<TJournaled, string> RuleOf { get; init; }

    /// <summary>Adds the facts of a finding, with its journaled value; null: it is not journaled.</summary>
    public required Action<RuleContext, TFinding, TJournaled?, List<Fact>> Journal { get; init; }

    /// <summary>Adds the facts of a journaled value that no rule found.</summary>
    public required Action<RuleContext, TJournaled, List<Fact>> End { get; init; }

    public void Difference(RuleContext context, SortedMap<TId, TJournaled> journaled, List<Fact> facts)
    {
        Span<bool> stands = journaled.Count <= NotedOnStackMax ? stackalloc bool[journaled.Count] : new bool[journaled.Count];
        using var reused = ReusedList<TFinding>.Take();
        var findings = reused.Items;
        foreach (var rule in Rules)
        {
            if (!context.Concerns(rule)) continue;
            findings.Clear();
            if (!context.TryAsk(rule.Kind, rule, findings, Find))
            {
                for (var index = 0; index < stands.Length; index++) stands[index] |= RuleOf(journaled.Values[index]) == rule.Kind;
                continue;
            }

            foreach (var finding in findings)
            {
                var index = journaled.IndexOf(IdOf(finding));
                if (index >= 0) stands[index] = true;
                Journal(context, finding, index >= 0 ? journaled.Values[index] : null, facts);
            }
        }

        for (var index = 0; index < stands.Length; index++)
            if (!stands[index]) End(context, journaled.Values[index], facts);
    }
}
