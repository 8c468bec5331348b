using Coordination.Domain.Names;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Tests.Names;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Åse Sørensen", "aase soerensen")]
    [InlineData("Åse Sørensen", "  SØRENSEN,\tÅSE ")]
    [InlineData("Ægidius Ørsted", "aegidius oersted")]
    [InlineData("Anne-Mette O’Neill", "anne mette ONeill")]
    [InlineData("Jörg Müller", "Jørg Muller")]
    [InlineData("André Nuñez", "Andre\u0301 Nunez")]
    [InlineData("Åse", "A\u030ase")]
    [InlineData("Янa Ковaль", "ковaль янa")]
    [InlineData("İbrahim İnan", "ibrahim inan")]
    [InlineData("Ǿrsted", "ørsted")]
    [InlineData("Łukasz Đorđe", "LUKASZ DORDE")]
    [InlineData("Þórður Guðmundsson", "thordur gudmundsson")]
    [InlineData("Işık Yıldız", "ISIK YILDIZ")]
    [InlineData("IŞIK YILDIZ", "ışık yıldız")]
    [InlineData("Cœur Əliyev", "coeur eliyev")]
    [InlineData("Strauß Ħaddad", "STRAUSS haddad")]
    [InlineData("Nguyễn Thị Đức", "nguyen thi duc")]
    [InlineData("O'Brien", "O´Brien")]
    [InlineData("O‘Brien", "Oʼbrien")]
    [InlineData("O＇Brien", "o brien")]
    [InlineData("Anne\u2010Marie", "Anne–Marie")]
    [InlineData("Anne-Marie Bo", "Annemarie\u00A0Bo")]
    [InlineData("Anne\u00ADMarie Bo", "annemarie\u2009bo")] // A soft hyphen is not seen.
    [InlineData("Kåre\u200B Æbelø", "KAARE AEBELOE")]
    public void Two_ways_to_write_a_name_are_equal(string one, string other) => Assert.Equal(PersonName.Of(one), PersonName.Of(other));

    [Theory]
    [InlineData("Anna Hansen", "Anne Hansen")]
    [InlineData("Anna Hansen", "Anna Marie Hansen")]
    [InlineData("Bo Bo Hansen", "Bo Hansen")]
    [InlineData("Anna Hansen", "AnnaHansen")]
    [InlineData("Anne-Marie Hansen", "Anne Hansen")]
    [InlineData("Øster", "Aster")]
    public void Every_part_of_a_name_counts(string one, string other) => Assert.NotEqual(PersonName.Of(one), PersonName.Of(other));

    [Theory]
    [InlineData("Anne-Marie O'Brien", "marie obrien anne")]
    [InlineData("Anne-Marie O'Brien", "annemarie o brien")]
    public void Equal_names_have_equal_hashes(string one, string other) =>
        Assert.Equal(PersonName.Of(one).GetHashCode(), PersonName.Of(other).GetHashCode());

    [Theory]
    [InlineData(null)]
    [InlineData(" - ")]
    public void A_name_without_letters_is_nobodys(string? written) => Assert.True(PersonName.Of(written).IsEmpty);

    [Fact]
    public void A_name_does_not_show_itself() =>
        Assert.DoesNotContain("hansen", $"{PersonName.Of("Anna Hansen")}", StringComparison.OrdinalIgnoreCase);
}
