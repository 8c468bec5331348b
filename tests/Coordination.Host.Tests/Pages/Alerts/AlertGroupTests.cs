using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Tests.Pages.Alerts;

public sealed class AlertGroupTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_citizen_with_the_most_urgent_alert_comes_first_and_the_soonest_due_within()
    {
        var groups = AlertGroup.Of(
        [
            Alert("1", "info", "Anna"), Alert("2", "urgent", "Bo", Now.AddDays(2)), Alert("3", "urgent", "Bo", Now.AddDays(1)),
            Alert("4", "warning", "Anna"),
        ]);
        Assert.Equal(["Bo", "Anna"], groups.Select(static one => one.Name));
        Assert.Equal(["3", "2"], groups[0].Matters.Select(static one => one.First.Id));
        Assert.Equal(["4", "1"], groups[1].Matters.Select(static one => one.First.Id));
        Assert.Equal((2, 2), (groups[0].Count, groups[0].Urgent));
    }

    [Fact]
    public void Alerts_about_one_matter_are_one_line_with_the_most_urgent_first()
    {
        var matter = Assert.Single(Assert.Single(AlertGroup.Of(
        [
            Alert("1", "info", "Anna") with { Matter = "SOF/1" }, Alert("2", "urgent", "Anna") with { Matter = "SOF/1" },
        ])).Matters);
        Assert.Equal("2", matter.First.Id);
        Assert.Equal(["1"], matter.Others.Select(static one => one.Id));
    }

    [Fact]
    public void Every_urgent_alert_of_a_matter_is_shown()
    {
        var matter = Assert.Single(Assert.Single(AlertGroup.Of(
            [.. ((string[])["info", "urgent", "warning", "urgent"]).Select(static (severity, number) =>
                Alert($"{number}", severity, "Anna") with { Matter = "SOF/1" })])).Matters);
        Assert.Equal(["urgent", "urgent"], matter.Shown.Select(static one => one.Severity));
        Assert.Equal(["warning", "info"], matter.Folded.Select(static one => one.Severity));
    }

    [Fact]
    public void What_was_not_counted_is_not_read_as_a_number()
    {
        var danish = new Localizer(Language.Danish, Now);
        var feed = new AlertFeed([], 0, "") { Counts = new Dictionary<string, int> { ["urgent"] = 2, ["info"] = 1_000 } };
        Assert.Equal(("2", "1.000+", "1.002+"), (feed.CountIn(danish, "urgent"), feed.CountIn(danish, "info"), feed.TotalIn(danish)));
    }

    [Theory]
    [InlineData("info", "handover-accepted", true)]
    [InlineData("info", "glass-broken", false)]
    [InlineData("warning", "handover-declined", false)]
    public void Information_is_acknowledged_together_but_for_a_broken_glass(string severity, string kind, bool isTaken) =>
        Assert.Equal(isTaken, BulkAcknowledgement.Takes(severity, kind));

    [Fact]
    public void What_is_urgent_is_never_folded_away()
    {
        var group = Assert.Single(AlertGroup.Of(
            [.. Enumerable.Range(0, 9).Select(static i => Alert($"{i}", i < 5 ? "urgent" : "info", "Anna"))]));
        Assert.Equal((5, 4), (group.Shown.Count(), group.Folded.Count()));
        Assert.All(group.Folded, static one => Assert.Equal("info", one.First.Severity));
    }

    private static AlertModel Alert(string id, string severity, string citizen, DateTimeOffset? due = null) => new(
        id, "appointment-clash", severity, "BIF", citizen, new Bilingual("", ""), "", null, null, due, "delivered", Now)
    {
        CitizenKey = $"c-{citizen}",
    };
}
