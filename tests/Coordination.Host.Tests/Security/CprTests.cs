using System.Security.Cryptography;
using Coordination.Host.Security;

namespace Coordination.Host.Tests.Security;

public sealed class CprTests
{
    private static readonly ServiceKeys Keys = ServiceKeys.WellKnown;

    private static ServiceKeys OtherKeys =>
        new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), AreWellKnown: false);

    [Theory]
    [InlineData("0101800000", "0101800000")]
    [InlineData("010180-0000", "0101800000")]
    [InlineData("2902001234", "2902001234")]
    [InlineData("6101800000", "6101800000")]
    [InlineData("0101651111", "0101651111")]
    public void Ten_digits_that_begin_with_a_day_are_a_number(string text, string digits)
    {
        Assert.True(Cpr.TryRead(text, out var cpr));
        Assert.Equal(digits, cpr.Digits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("010180000")]
    [InlineData("01018000000")]
    [InlineData("0000000000")] // Written where no number is known.
    [InlineData("0001800000")]
    [InlineData("0100800000")]
    [InlineData("0113800000")]
    [InlineData("3002800000")]
    [InlineData("3104800000")]
    [InlineData("9901800000")]
    [InlineData("0101-800000")]
    [InlineData("010180 0000")]
    [InlineData("٠١٠١٨٠٠٠٠٠")]
    [InlineData("010180000a")]
    public void Anything_else_is_none(string? text) => Assert.False(Cpr.TryRead(text, out _));

    [Fact]
    public void A_number_never_writes_itself_out()
    {
        Assert.True(Cpr.TryRead("0101800000", out var cpr));
        Assert.DoesNotContain("0", cpr.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Keys.Pseudonym), Keys.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_number_has_the_same_key_and_another_one_under_another_key()
    {
        Assert.True(Cpr.TryRead("0101800000", out var cpr));
        Assert.True(Cpr.TryRead("0101800001", out var other));
        var pseudonyms = new CitizenPseudonyms(Keys);
        Assert.Equal(pseudonyms.KeyOf(cpr), new CitizenPseudonyms(Keys).KeyOf(cpr));
        Assert.NotEqual(pseudonyms.KeyOf(cpr), pseudonyms.KeyOf(other));
        Assert.NotEqual(pseudonyms.KeyOf(cpr), new CitizenPseudonyms(OtherKeys).KeyOf(cpr));
        Assert.True(CitizenPseudonyms.HasForm(pseudonyms.KeyOf(cpr)));
    }

    [Fact]
    public void The_column_decrypts_with_its_key_in_its_row_only()
    {
        Assert.True(Cpr.TryRead("0101800000", out var cpr));
        var column = new CprColumn(Keys);
        var value = column.Encrypt(cpr, "row");
        Assert.Equal(cpr.Digits, column.Decrypt(value, "row").Digits);
        Assert.NotEqual(value, column.Encrypt(cpr, "row"));
        Assert.ThrowsAny<CryptographicException>(() => column.Decrypt(value, "another"));
        Assert.ThrowsAny<CryptographicException>(() => new CprColumn(OtherKeys).Decrypt(value, "row"));
        value[20] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => column.Decrypt(value, "row"));
    }

    [Theory]
    [InlineData("kald 0101800000 nu", "kald (withheld: it may be a CPR number) nu")]
    [InlineData("010180-0000", "(withheld: it may be a CPR number)")]
    [InlineData("01 01 80 0000", "(withheld: it may be a CPR number)")]
    [InlineData("12345678901", "12345678901")]
    [InlineData("intet", "intet")]
    [InlineData("a 010180\u20130000 b", "a (withheld: it may be a CPR number) b")]
    [InlineData("a 010180%2D0000, b", "a (withheld: it may be a CPR number), b")]
    [InlineData("\uff10\uff11\uff10\uff11\uff18\uff10\uff10\uff10\uff10\uff10!", "(withheld: it may be a CPR number)!")]
    [InlineData("æ %30%31%30%31%38%30%30%30%30%30 ø", "æ (withheld: it may be a CPR number) ø")]
    [InlineData("x%3D010180%25200000", "x%3D(withheld: it may be a CPR number)")]
    [InlineData("100 % æblegrød", "100 % æblegrød")]
    [InlineData("a \u2070\u00b9\u2070\u00b9\u2078\u2070-\u2070\u2070\u2070\u00b9 b", "a (withheld: it may be a CPR number) b")]
    [InlineData("a \u24ea\u2460\u24ea\u2460\u2467\u24ea\u24ea\u24ea\u24ea\u2461 b", "a (withheld: it may be a CPR number) b")]
    [InlineData("x 010180%2525252525\u0032D0000", "x (withheld: it may be a CPR number)")]
    [InlineData("\u00bd 123 456 \u2469", "\u00bd 123 456 \u2469")]
    public void What_may_be_a_number_is_withheld(string text, string shown) => Assert.Equal(shown, CprRedactor.From(text));

    [Theory]
    [InlineData("/citizens/231155----7031/x")]
    [InlineData("/citizens/2 3 1 1 5 5 7 0 3 1/x")]
    [InlineData("/citizens/231155-70 31/x")]
    [InlineData("/citizens/23:11:55:7031/x")]
    [InlineData("/citizens/23,11,55~7031/x")]
    [InlineData("/citizens/2/3/1/1/5/5/7/0/3/1/x")]
    [InlineData("/citizens/231155\u00B77031/x")]
    [InlineData("/citizens/231155\u31647031/x")]
    [InlineData("/citizens/2\uFE0F\u20E331155703\uFE0F\u20E31/x")]
    [InlineData("/citizens/%32%33%31155%20%20%20%207031/x")]
    [InlineData("/citizens/831155..7031/x")]
    public void In_paths_a_number_is_withheld_in_any_spelling(string path) =>
        Assert.Matches(@"^/citizens/\(withheld: it may be a CPR number\)[^\d]*/x$", CprRedactor.FromAnySpelling(path));

    [Theory]
    [InlineData("127.0.0.1:5432")]
    [InlineData("S127.0.0.1:11111:140123456")]
    [InlineData("2026-11-28T18:40:41.1234567Z")]
    [InlineData("/api/v1/citizens/k2m4q8/history")]
    [InlineData("12 34")]
    [InlineData("12345678901")]
    public void Addresses_and_instants_are_shown(string text) => Assert.Equal(text, CprRedactor.FromAnySpelling(text));

    [Theory]
    [InlineData("6a15c4303259428fbbb6fc4fb6b114fe", true)] // Made at random, ten digits in a row by chance.
    [InlineData("6a15c430-3259-428f-bbb6-fc0101801234", true)]
    [InlineData("bestilling 0101801234", false)]
    [InlineData("a0101801234", false)]
    public void An_id_made_at_random_is_shown_and_one_with_a_number_is_not(string id, bool isShown) =>
        Assert.Equal(isShown, CprRedactor.FromId(id) == id);
}
