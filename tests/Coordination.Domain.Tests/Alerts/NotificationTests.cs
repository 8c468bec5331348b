using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Tests.Alerts;

public sealed class NotificationTests
{
    private static readonly MailPolicy Policy = PolicyBook.Delivered.Newest.Mail;

    [Theory]
    [InlineData(Severity.Urgent, "2026-03-02T09:00", "2026-03-02T09:14:59", "2026-03-02T09:15")]
    [InlineData(Severity.Warning, "2026-03-02T09:00", "2026-03-02T10:59:59", "2026-03-02T11:00")]
    [InlineData(Severity.Info, "2026-03-02T07:59", "2026-03-02T07:59:59", "2026-03-02T08:00")]
    [InlineData(Severity.Info, "2026-03-02T08:01", "2026-03-03T07:59:59", "2026-03-03T08:00")]
    [InlineData(Severity.Info, "2026-03-28T12:00", "2026-03-29T07:59:59", "2026-03-29T08:00")] // The day summer time begins.
    public void An_alert_waits_as_long_as_policy_says(Severity severity, string raised, string before, string then)
    {
        var alert = Alert(severity, raised);
        Assert.Empty(At(before, [alert]).Mailed);
        Assert.Equal(["a"], At(then, [alert]).Mailed);
    }

    [Fact]
    public void One_mail_tells_of_everything_but_information_before_its_time()
    {
        UnseenAlert[] alerts =
        [
            Alert(Severity.Urgent, "2026-03-02T09:00"), Alert(Severity.Warning, "2026-03-02T09:14", "b"),
            Alert(Severity.Info, "2026-03-02T09:00", "c"),
            Alert(Severity.Urgent, "2026-03-02T08:30", "d") with { Mail = MailProgress.Made },
        ];
        Assert.Equal(["a", "b"], At("2026-03-02T09:15", alerts).Mailed);
        Assert.Equal(["a", "b", "c"], At("2026-03-03T08:00", alerts).Mailed);
    }

    [Fact]
    public void Quiet_hours_may_pass_midnight_and_hold_everything_back()
    {
        UnseenAlert[] alerts = [Alert(Severity.Urgent, "2026-03-02T20:30")];
        var wishes = MailWishes.Usual with { Quiet = new QuietHours(new(21, 0), new(6, 30)) };
        Assert.Equal(["a"], At("2026-03-02T20:59:59", alerts, wishes).Mailed);
        foreach (var quiet in new[] { "2026-03-02T21:00", "2026-03-03T00:00", "2026-03-03T06:29:59" })
            Assert.Empty(At(quiet, alerts, wishes).Mailed);
        Assert.Equal(["a"], At("2026-03-03T06:30", alerts, wishes).Mailed);
    }

    [Theory]
    [InlineData(UndeliverableReason.NoMailServer)]
    [InlineData(UndeliverableReason.NoAddress)]
    [InlineData(UndeliverableReason.WrongAddress)]
    public void Where_mail_is_not_possible_what_waited_long_enough_is_undeliverable(string obstacle)
    {
        UnseenAlert[] alerts =
        [
            Alert(Severity.Urgent, "2026-03-02T09:00"), Alert(Severity.Urgent, "2026-03-02T09:01", "too early"),
            Alert(Severity.Urgent, "2026-03-02T09:00", "shown") with { IsDelivered = true },
            Alert(Severity.Urgent, "2026-03-02T09:00", "counted") with { IsCounted = true },
        ];
        var notification = At("2026-03-02T09:15", alerts, obstacle: obstacle);
        Assert.Empty(notification.Mailed);
        Assert.Equal([("a", obstacle)], notification.Undeliverable);
        Assert.Empty(At("2026-03-02T09:15", alerts, obstacle: obstacle, isSignedIn: true).Undeliverable);
    }

    [Theory]
    [InlineData(MailProgress.Refused, UndeliverableReason.Refused)]
    [InlineData(MailProgress.NotTaken, UndeliverableReason.NotTaken)]
    [InlineData(MailProgress.Made, null)]
    [InlineData(MailProgress.None, null)]
    public void What_its_mail_did_not_deliver_is_undeliverable(MailProgress progress, string? why)
    {
        var notification = At("2026-03-02T09:15", [Alert(Severity.Urgent, "2026-03-02T09:00") with { Mail = progress }]);
        (string, string)[] expected = why is null ? [] : [("a", why)];
        Assert.Equal(expected, notification.Undeliverable);
        Assert.Equal(progress == MailProgress.None, notification.Mailed.Count > 0);
    }

    [Fact]
    public void Information_that_nobody_wants_mail_of_waits_for_them_in_the_page()
    {
        UnseenAlert[] alerts = [Alert(Severity.Info, "2026-03-01T09:00"), Alert(Severity.Warning, "2026-03-01T09:00", "b")];
        var notification = At("2026-03-02T09:00", alerts, new MailWishes(false, false, false, null));
        Assert.Empty(notification.Mailed);
        Assert.Equal([("b", UndeliverableReason.NotWanted)], notification.Undeliverable);
    }

    private static UnseenAlert Alert(Severity severity, string raised, string id = "a") =>
        new(id, severity, CitizenScenario.Local(raised), IsDelivered: false, MailProgress.None, IsCounted: false);

    private static Notification At(
        string now, UnseenAlert[] alerts, MailWishes? wishes = null, string? obstacle = null, bool isSignedIn = false) =>
        Notification.Of(alerts, wishes ?? MailWishes.Usual, obstacle, isSignedIn, Policy, CitizenScenario.Local(now));
}
