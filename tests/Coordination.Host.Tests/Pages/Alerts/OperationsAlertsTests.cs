using System.Net.Http.Headers;

namespace Coordination.Host.Tests.Pages.Alerts;

/// <summary>Alerts that reach operations, because nobody else is known to receive them: by page, stream and API.</summary>
public sealed class OperationsAlertsTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Name = "Zenobia Hemmelig";
    private const string Operations = "role:operations";

    [Fact]
    public async Task Live_alerts_of_operations_named_the_citizen()
    {
        // Of an unknown caseworker of an unknown department: the alert goes to operations. The other goes to the unit's leader.
        await ClashAsync("KFF", "kff-9");
        await ClashAsync("BIF", "bif-1");
        var shown = await CardAsync("caseworker:bif-1", "/live/alerts?after=0");
        Assert.Contains("Zenobia", shown, StringComparison.Ordinal); // With the name, as whoever is involved sees it.
        foreach (var stream in (string[])["/live/alerts?after=0", "/api/v1/alerts/stream?after=0"])
        {
            var card = await CardAsync(Operations, stream);
            Assert.DoesNotContain("Zenobia", card, StringComparison.Ordinal);
            Assert.DoesNotContain("Hemmelig", card, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["/api/v1/alerts?state=all", "/operations", "/operations/matters?matter=alert"])
        {
            var answer = await own.Host.GetAsync(path, Operations);
            Assert.Equal((path, 200), (path, answer.Code));
            Assert.DoesNotContain("Zenobia", answer.Text, StringComparison.Ordinal);
        }
    }

    private async Task ClashAsync(string department, string caseworker)
    {
        var (cpr, source) = (RunningHost.NewCpr(), $"/{department}/fasit");
        object Event(string type, object data) => RunningHost.Event(type, $"cpr:{cpr}", data, source: source);
        object Booked(string id) => Event("appointment.booked", new
        {
            appointmentId = id, kind = "other", startsAt = "2026-09-20T10:00:00+02:00", endsAt = "2026-09-20T11:00:00+02:00",
            place = $"Sted {id}", caseworker,
        });
        await own.SettleAsync(
            Event("citizen.registered", new { name = Name, birthDate = "1980-01-01" }), Booked("a"), Booked("b"));
    }

    /// <summary>The first alert of a clash that a stream brings.</summary>
    private async Task<string> CardAsync(string who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await own.Host.TokenAsync(who));
        using var answer = await own.Host.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var card = "";
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            card += line;
            if (line.Length > 0) continue;
            if (card.Contains("event: alert", StringComparison.Ordinal)) return card;
            card = "";
        }

        throw new InvalidOperationException($"{path} ended.");
    }
}
