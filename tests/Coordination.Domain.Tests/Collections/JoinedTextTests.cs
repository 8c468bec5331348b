using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Ids;
using CsCheck;

namespace Coordination.Domain.Tests.Collections;

public sealed class JoinedTextTests
{
    private const ulong Seed = 20261129;

    private static readonly Gen<string> Text = Gen.Char["ab :æ\uFFFF"].Array[0, 4].Select(static characters => new string(characters));

    private static Gen<(string First, string Second, string Other)> Texts { get; } =
        Gen.Select(Text, Text, Text, static (first, second, other) => (first, second, other));

    [Fact]
    public void Two_texts_compare_as_the_text_they_make()
    {
        var orders = new HashSet<int>();
        Texts.Each(Seed, 20_000, static texts => $"'{texts.First}' '{texts.Second}' '{texts.Other}'", texts =>
        {
            var expected = Math.Sign(string.CompareOrdinal($"{texts.First}:{texts.Second}", texts.Other));
            orders.Add(expected);
            Assert.Equal(expected, Math.Sign(new JoinedText(texts.First, ':', texts.Second).CompareTo(texts.Other)));
        });
        Assert.Equal(3, orders.Count);
    }

    [Fact]
    public void What_is_looked_up_by_its_parts_is_what_its_key_finds()
    {
        var found = 0;
        Texts.Array[0, 12].Each(Seed, 2_000, static all => string.Join(", ", all), all =>
        {
            var map = SortedMap.Of(all, static texts => ItemKey.For(texts.First, new ItemId(texts.Second)));
            foreach (var (first, second, other) in all)
            {
                Assert.Equal(
                    map.IndexOf(ItemKey.For(first, new ItemId(other))), map.IndexOf(new ItemKeyParts(first, new ItemId(other))));
                if (map.IndexOf(new ItemKeyParts(first, new ItemId(second))) is >= 0 and var index
                    && map.Keys[index] == ItemKey.For(first, new ItemId(second))) found++;
            }
        });
        Assert.True(found > 1_000, $"{found} were found.");
    }
}
