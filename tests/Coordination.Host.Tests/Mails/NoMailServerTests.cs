namespace Coordination.Host.Tests.Mails;

public sealed class NoMailServerTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Fact]
    public async Task Without_a_mail_server_it_is_said_once_and_what_nobody_saw_is_undeliverable()
    {
        var cpr = RunningHost.NewCpr();
        var key = await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"));
        foreach (var to in new[] { "bif-2", "bif-3" })
        {
            await own.SettleAsync(RunningHost.Intervention(cpr, $"k-{to}"));
            var offered = await own.Host.PostAsync(
                $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
                new { what = new { type = "intervention", id = $"BIF/k-{to}" }, to = new { caseworker = to }, reason = "ny målgruppe" });
            Assert.True(offered.Code == 201, offered.Text);
        }

        Assert.Single((await own.Host.GetAsync("/api/v1/alerts", "caseworker:bif-3")).Body.EnumerateArray());
        await own.MoveClockAsync("2026-08-31T11:00:00+02:00");

        var unreached = (await own.Host.GetAsync("/api/v1/alerts/undeliverable", "role:operations")).Body.EnumerateArray()
            .Select(static one => (Person: one.GetProperty("caseworker").GetString(), Why: one.GetProperty("why").GetString()))
            .Where(static one => one.Person is "bif-2" or "bif-3"); // Heads are alerted of holes in the rota.
        Assert.Equal([("bif-2", "no-mail-server")], unreached);
        Assert.Empty((await own.Host.GetAsync("/api/v1/operations/mails", "role:operations")).Body.EnumerateArray());
        Assert.Equal(2, own.Host.Printed.Split("No mail server is configured").Length);
    }
}
