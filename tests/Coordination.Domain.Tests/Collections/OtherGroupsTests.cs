using Coordination.Domain.Collections;

namespace Coordination.Domain.Tests.Collections;

public sealed class OtherGroupsTests
{
    private const int Items = 2_000;
    private const int ComparisonsOfOneItemMax = 4;

    [Theory]
    [InlineData("AABBA", 4, new[] { 2, 3 })]
    [InlineData("AABBA", 2, new[] { 0, 1 })]
    [InlineData("AAAA", 3, new int[0])]
    [InlineData("ABAB", 0, new int[0])]
    public void What_comes_before_in_other_groups_is_found_in_order(string groups, int place, int[] found) =>
        Assert.Equal(found, new OtherGroups<char>([.. groups]).Before(place));

    /// <summary>The worst case: all items but the last are of one group, so that none has another before it.</summary>
    [Fact]
    public void The_first_of_another_group_costs_a_few_comparisons_however_many_there_are()
    {
        var counted = new CountedEquality();
        var groups = new OtherGroups<string>([.. Enumerable.Repeat("BIF", Items - 1), "SOF"], counted);
        var found = Enumerable.Range(0, Items).Count(place => groups.Before(place).Any());
        Assert.Equal(1, found);
        Assert.InRange(counted.Comparisons, Items, ComparisonsOfOneItemMax * Items);
    }

    private sealed class CountedEquality : IEqualityComparer<string>
    {
        public int Comparisons { get; private set; }

        public bool Equals(string? one, string? other)
        {
            Comparisons++;
            return one == other;
        }

        public int GetHashCode(string it) => it.GetHashCode(StringComparison.Ordinal);
    }
}
