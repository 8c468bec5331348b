using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Tests.Pages.Localization;

public sealed class LocalizerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 12, 0, TimeSpan.Zero);
    private static readonly Localizer Danish = new(Language.Danish, Now);
    private static readonly Localizer English = new(Language.English, Now);

    [Theory]
    [InlineData(-26, "overskredet 1 dag", "overdue by 1 day", "over")]
    [InlineData(-1, "overskredet i dag kl. 09.12", "overdue since 09:12 today", "over")]
    [InlineData(5, "i dag kl. 15.12", "today at 15:12", "soon")]
    [InlineData(24, "i morgen kl. 10.12", "tomorrow at 10:12", "soon")]
    [InlineData(72, "om 3 dage", "in 3 days", "later")]
    public void A_date_carries_a_word(int hours, string danish, string english, string pressure)
    {
        var at = Now.AddHours(hours);
        Assert.Equal((danish, english, pressure), (Danish.Due(at), English.Due(at), Danish.Pressure(at)));
    }

    [Fact]
    public void Times_are_those_of_Copenhagen_in_summer_and_winter()
    {
        Assert.Equal("01.30", Danish.Clock(new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 7, 1), Localizer.DayOf(new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal("00.30", Danish.Clock(new DateTimeOffset(2026, 12, 30, 23, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_code_that_policy_has_added_is_shown_as_it_is() =>
        Assert.Equal("music-therapy", Danish.Code("intervention", "music-therapy"));

    [Fact]
    public void Numbers_in_text_follow_the_language()
    {
        Assert.Equal("1.204,5", Danish.Number(1204.5, 1));
        Assert.Equal("1,204.5", English.Number(1204.5, 1));
    }
}
