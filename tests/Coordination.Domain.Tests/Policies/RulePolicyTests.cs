using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Tests.Policies;

public sealed class RulePolicyTests
{
    private static readonly Policy Delivered = PolicyBook.Delivered.Newest;

    public static TheoryData<string> Rules => [.. All.Select(r => r.Kind)];

    private static IEnumerable<IRule> All => [.. ConflictRules.All, .. DeadlineRules.All];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_an_entry_with_a_basis_a_title_and_every_value_it_reads(string kind)
    {
        var (rule, entry) = (All.Single(r => r.Kind == kind), Delivered.Rule(kind));
        Assert.NotEmpty(entry.Basis);
        Assert.NotEmpty(entry.Text("title").Da);
        Assert.NotEmpty(entry.Text("title").En);
        foreach (var value in rule.Statement.Reads)
        {
            Assert.True(value.Part switch
            {
                PolicyPart.Length => entry.Length is not null,
                PolicyPart.Numbers => entry.Numbers.ContainsKey(value.Name!),
                PolicyPart.Lengths => entry.Lengths.ContainsKey(value.Name!),
                PolicyPart.Lists => entry.Lists.ContainsKey(value.Name!),
                _ => false,
            }, $"{kind} reads {value.Reference}, which its entry does not have.");
        }
    }

    [Fact]
    public void Every_entry_belongs_to_a_rule_and_holds_nothing_that_it_does_not_read()
    {
        foreach (var (kind, entry) in Delivered.Rules)
        {
            var reads = All.Single(r => r.Kind == kind).Statement.Reads.Select(v => v.Reference).ToList();
            if (entry.Length is not null) Assert.Contains("length", reads);
            Assert.All(entry.Numbers.Keys, name => Assert.Contains($"numbers.{name}", reads));
            Assert.All(entry.Lengths.Keys, name => Assert.Contains($"lengths.{name}", reads));
            Assert.All(entry.Lists.Keys, name => Assert.Contains($"lists.{name}", reads));
        }
    }

    [Fact]
    public void Alternatives_and_pairs_are_those_of_the_lists_an_entry_has_now()
    {
        var one = Delivered.Rule("overload") with { Lists = Lists("a|b", "c d") };
        Assert.Equal([["a", "b"], ["c d"]], one.Alternatives("list"));
        Assert.Equal([("c", "d")], one.Pairs("list"));
        Assert.Empty(one.Alternatives("other"));

        var other = one with { Lists = Lists("e/f") };
        Assert.Equal([["e/f"]], other.Alternatives("list"));
        Assert.Equal([("e", "f")], other.Pairs("list"));

        static Dictionary<string, IReadOnlyList<string>> Lists(params string[] items) => new() { ["list"] = items };
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_states_when_it_holds_who_owes_and_by_what_it_ends(string kind)
    {
        var statement = All.Single(r => r.Kind == kind).Statement;
        Assert.NotEmpty(statement.HoldsWhile);
        Assert.NotEmpty(statement.Owes);
        Assert.NotEmpty(statement.Ends);
    }
}
