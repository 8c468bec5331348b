using Coordination.Events;

namespace Coordination.Tests.Events;

public sealed class EventOrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private static readonly string?[] Sequences = [null, "0", "00", "1", "01", "2", "10", "a", "1a", "A"];

    [Fact]
    public void Time_is_compared_as_an_instant()
    {
        var earlier = Place(new DateTimeOffset(2026, 5, 1, 13, 0, 0, TimeSpan.FromHours(4)));
        var later = Place(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

        Assert.True(EventOrder.Compare(earlier, later) < 0);
        Assert.Equal(0, EventOrder.Compare(later, Place(Noon)));
    }

    [Theory]
    [InlineData(null, "0")]
    [InlineData("9", "10")]
    [InlineData("0009", "10")]
    [InlineData("99999999999999999999999999999", "100000000000000000000000000000")]
    [InlineData("10", "1a")]
    [InlineData("10", "-1")]
    [InlineData("B", "a")]
    public void Sequences_are_numbers_before_text_and_absent_ones_first(string? first, string second)
    {
        Assert.True(EventOrder.Compare(Place(Noon, first, "9"), Place(Noon, second, "1")) < 0);
        Assert.True(EventOrder.Compare(Place(Noon, second, "1"), Place(Noon, first, "9")) > 0);
    }

    [Fact]
    public void Then_the_id_and_then_the_source_decide()
    {
        Assert.True(EventOrder.Compare(Place(Noon, "7", "1"), Place(Noon, "07", "2")) < 0);
        Assert.True(EventOrder.Compare(Place(Noon, "7", "1", "/A"), Place(Noon, "07", "1", "/B")) < 0);
    }

    [Fact]
    public void Any_shuffle_sorts_into_one_order()
    {
        var places = (
            from sequence in Sequences
            from number in Enumerable.Range(0, 8)
            select new EventRank(Noon.AddMinutes(number & 2), sequence, $"{number & 4}-{sequence}", "/A")).ToArray();
        var sorted = places.Order(EventOrder.Instance).ToArray();

        for (var seed = 0; seed < 50; seed++)
        {
            var shuffled = places.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(sorted, shuffled.Order(EventOrder.Instance));
        }
    }

    private static EventRank Place(DateTimeOffset time, string? sequence = null, string id = "1", string source = "/A") =>
        new(time, sequence, id, source);
}
