using Coordination.Domain.Names;
using System.Text;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Tests.Names;

public sealed class DanishOrderTests
{
    private static readonly string?[] Ordered =
    [
        "1. Mand", "adam And", "Adam Ande", "Adne", "Anna Bo", "Anna-Lise", "Annabel", "Bo",
        "Cæsar", "Đorđe", "Dorte", "Ida", "Işık", "Jens", "lone", "Łukasz", "Lykke", "Müller", "Mynte", "Nuñez", "O'Brien", "Obro",
        "Strauß", "Thor", "Þórður", "Zenia", "zoe", "Ægir", "Ärla", "Østen", "Österberg", "Aage", "Åge", "Aase", "Åse", "åse", "Янa", null,
    ];

    [Fact]
    public void Names_stand_in_the_order_of_the_Danish_alphabet_and_people_without_one_last()
    {
        var shuffled = Ordered.ToArray();
        new Random(7).Shuffle(shuffled);
        Assert.Equal(Ordered, shuffled.Order(DanishOrder.Names));
    }

    [Fact]
    public void Every_text_has_its_place_and_can_be_looked_up_by()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var name = $"Bo{(char)code}b {(char)code}";
            Assert.NotEmpty(DanishOrder.KeyOf(name));
            Assert.Equal(PersonName.Of(name), PersonName.Of(name));
        }
    }

    [Theory]
    [InlineData("aage", "åge")]
    [InlineData("ÆGIR", "ægir")]
    [InlineData("Åse", "A\u030Ase")]
    public void Spellings_of_one_name_stand_together(string one, string other) =>
        Assert.Equal(Letters(one), Letters(other));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    public void What_is_no_name_comes_last(string name) => Assert.Equal(DanishOrder.Nameless, DanishOrder.KeyOf(name));

    [Fact]
    public void Keys_have_one_order_as_text_and_as_bytes_and_are_short()
    {
        string[] keys = [.. Ordered.Select(DanishOrder.KeyOf), DanishOrder.KeyOf("😀 " + new string('å', 4_000)), DanishOrder.KeyOf("Ｚ")];
        var asBytes = keys.OrderBy(static key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal);
        Assert.Equal(keys.Order(StringComparer.Ordinal), asBytes);
        Assert.All(keys, static key => Assert.InRange(Encoding.UTF8.GetByteCount(key), 1, 1_500));
        Assert.All(keys, static key => Assert.DoesNotContain('\0', key));
    }

    private static string Letters(string name) => DanishOrder.KeyOf(name).Split('\u0001')[0];
}
