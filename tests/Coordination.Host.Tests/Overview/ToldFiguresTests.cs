using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Tests.Overview;

/// <summary>What leaders are told of numbers whose citizens they may not see.</summary>
public sealed class ToldFiguresTests
{
    private static readonly AccessPolicy Access = PolicyBook.Delivered.Newest.Access;
    private static readonly ToldFigures Exact = new(null, Access, Organization.Empty);
    private static readonly ToldFigures OfBif = new(["BIF"], Access, Organization.Empty);

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 10)]
    public void Numbers_with_another_department_are_told_in_whole_fives(long count, long told)
    {
        Assert.Equal(told, OfBif.Of(["BIF", "SOF"], count));
        Assert.Equal(told, OfBif.Of(["SOF"], count));
        Assert.Equal(told, OfBif.Of([], count));
        Assert.Equal(told, OfBif.OfAll(count));
        Assert.Equal(count, OfBif.Of(["BIF"], count));
        Assert.Equal(count, Exact.Of(["BIF", "SOF"], count));
        Assert.Equal(count, Exact.OfAll(count));
    }

    [Fact]
    public void Totals_of_conflicts_are_sums_of_what_is_told()
    {
        OpenConflicts[] cells =
        [
            new("clash", ["BIF", "SOF"], 7), new("clash", ["BIF"], 2), new("clash", ["REGION", "SOF"], 3),
            new("clash", ["BIF", "REGION"], 4),
            new("clash", ["BIF", "KRIM"], 2), new("double", ["BIF", "SOF"], 4), new("double", ["SOF"], 6),
        ];
        var told = ConflictCounts.Of(cells, OfBif);
        Assert.Equal(
            ["BIF 2", "BIF SOF 5", "BIF other-authority 5", "SOF 5"],
            told.PerPair.Select(static pair => $"{string.Join(' ', pair.Departments)} {pair.Count}").Order(StringComparer.Ordinal));
        Assert.Equal([("clash", 12L), ("double", 5L)], told.PerKind.Select(static kind => (kind.Kind, kind.Count)));
        Assert.Equal(17, told.Open);
        Assert.Equal(28, ConflictCounts.Of(cells).Open);
        Assert.Equal(28, ConflictCounts.Of(cells, Exact).Open);
    }

    [Fact]
    public void Conflicts_about_a_secret_matter_count_as_another_authoritys()
    {
        OpenConflicts secret = new("clash", ["BIF", "SOF"], 6) { Hidden = ["SOF"] };
        OpenConflicts[] cells = [new("clash", ["BIF", "SOF"], 10), secret with { Count = -6, Hidden = [] }, secret];
        Assert.Equal(
            ["BIF other-authority 5"],
            ConflictCounts.Of(cells, OfBif).PerPair.Select(static pair => $"{string.Join(' ', pair.Departments)} {pair.Count}"));
        var ofSof = new ToldFigures(["SOF"], Access, Organization.Empty);
        Assert.Equal([10L], ConflictCounts.Of(cells, ofSof).PerPair.Select(static pair => pair.Count));
        Assert.Equal([10L], ConflictCounts.Of(cells, Exact).PerPair.Select(static pair => pair.Count));
        Assert.Equal([10L], ConflictCounts.Of(cells).PerPair.Select(static pair => pair.Count));
        Assert.Equal(["BIF", "SOF", "other-authority"], OfBif.Named(["BIF", "SOF"], [], ["SOF"]));
        Assert.Equal(["BIF", "SOF"], ofSof.Named(["BIF", "SOF"], ["SOF"], ["SOF"]));
    }

    [Fact]
    public void Another_departments_figures_name_nobody_and_ones_own_name_ones_own_people()
    {
        var figures = new PeriodFigures(
            7, 3, 6, 4, [new("bif-1", "sof-1", 4), new("bif-1", "sof-2", 2)], 2, new(9, 4, 6, 1),
            [new("contact-answer", "BIF", "SOF", 6, default, default), new("contact-answer", "SOF", "KFF", 4, default, default)]);
        SanctionChain[] chains = [new("BIF", "SOF", 4), new("BIF", "BIF", 1), new("REGION", "SOF", 9)];
        var others = FiguresView.Of(figures, chains, "SOF", OfBif);
        Assert.Equal((5, 0, 5, 0, 0), (
            others.Citizens, others.Shared, others.Handovers.Completed, others.Handovers.Citizens, others.Handovers.PairCount));
        Assert.Equal(new DeadlineTotals(5, 0, 5, 0), others.Deadlines);
        Assert.Equal([("SOF", 5)], others.Waiting.Select(static wait => (wait.To, wait.Count)));
        Assert.Equal([new("BIF", "BIF", 1)], others.Chains);

        var own = FiguresView.Of(figures, chains, "BIF", OfBif);
        Assert.Equal((7, 3), (own.Citizens, own.Shared));
        Assert.Equal([new("masked", "masked", 6)], own.Handovers.Pairs); // Nobody knows these people.
        Assert.Equal(figures.HandoverPairs, FiguresView.Of(figures, chains, null, Exact).Handovers.Pairs);
    }
}
