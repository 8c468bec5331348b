using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>Contacts handed over, and colleagues told of each other, over HTTP.</summary>
public sealed class ContactsTests(RunningHost running)
{
    private HostProcess Host => running.Host;

    [Fact]
    public async Task A_contact_is_owned_at_once_and_follows_its_handover_to_the_new_desk()
    {
        var key = await ReceivedAsync();
        Assert.Equal(("open", "bif-lead", "bif-lead"), await ContactAsync(key));
        Assert.Contains(
            "contact-received",
            (await Host.GetAsync("/api/v1/alerts", "caseworker:bif-lead")).Body.EnumerateArray()
            .Where(one => one.GetProperty("citizen").GetString() == key).Select(one => one.GetProperty("kind").GetString()));
        Assert.Equal(403, (await Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:sof-1")).Code);

        var offered = await Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-lead", Offer("sof-1"));
        Assert.Equal(
            (201, "contact", "BIF/h"),
            (offered.Code, offered.Body.GetProperty("what").GetProperty("type").GetString(), offered.Body.GetProperty("what")
            .GetProperty("id").GetString()));
        var again = await Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-lead", Offer("bif-1"));
        Assert.Equal(409, again.Code);
        var id = offered.Body.GetProperty("id").GetString();
        Assert.Equal(
            "contact",
            Desk("sof-1", key, await Host.GetAsync("/api/v1/me/desk", "caseworker:sof-1"))
            .Single(owed => owed.GetProperty("type").GetString() == "handover").GetProperty("kind").GetString());
        Assert.Equal(200, (await Host.PostAsync($"/api/v1/citizens/{key}/handovers/{id}/accept", "caseworker:sof-1", null)).Code);

        Assert.Equal(("open", "sof-1", "sof-1"), await ContactAsync(key));
        Assert.Equal(
            "contact-answer",
            Assert.Single(Desk("sof-1", key, await Host.GetAsync("/api/v1/me/desk", "caseworker:sof-1"))).GetProperty("kind").GetString());
        Assert.Empty(Desk("bif-lead", key, await Host.GetAsync("/api/v1/me/desk", "caseworker:bif-lead")));
        Assert.Equal(200, (await Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:sof-1")).Code);
        Assert.Equal(
            404, (await Host.PostAsync(
                $"/api/v1/citizens/{key}/handovers", "caseworker:sof-1",
                new { what = new { type = "contact", id = "BIF/none" }, to = new { caseworker = "bif-1" }, reason = "x" })).Code);
    }

    [Fact]
    public async Task A_contact_may_be_asked_for_and_is_answered_by_whoever_owns_it()
    {
        var key = await ReceivedAsync();
        var request = new { what = new { type = "contact", id = "BIF/h" }, reason = "det er min borger" };
        var asked = await Host.PostAsync($"/api/v1/citizens/{key}/handover-requests", "caseworker:bif-lead", request);
        Assert.Equal(422, asked.Code); // It is theirs already.
        Assert.Equal(201, (await Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-lead", Offer("bif-1"))).Code);
        Assert.Equal(409, (await Host.PostAsync($"/api/v1/citizens/{key}/handover-requests", "caseworker:bif-1", request)).Code);
    }

    [Fact]
    public async Task Colleagues_are_listed_for_those_involved_without_case_content()
    {
        var cpr = NewCpr();
        var key = await SettledAsync(Registration(cpr), Intervention(cpr, "k-1"), Received(cpr));
        var answer = await Host.GetAsync($"/api/v1/citizens/{key}/colleagues", "caseworker:bif-1");
        Assert.Equal(
            ["caseworker", "contact-owner"],
            Assert.Single(answer.Body.EnumerateArray()).GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(
            ("bif-1", "Bente", "BIF", "bif-unit"),
            (Text(answer.Body[0], "caseworker"), Text(answer.Body[0], "name"), Text(answer.Body[0], "department"),
            Text(answer.Body[0], "unit")));
        Assert.DoesNotContain("contact-course", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("k-1", answer.Text, StringComparison.Ordinal);
        foreach (
            var (who, status) in new[] { ("caseworker:bif-lead", 200), ("role:auditor", 200), ("role:integration", 200),
            ("caseworker:sof-1", 403), ("role:operations", 403), ("source:/BIF/fasit", 403) })
            Assert.Equal((who, status), (who, (await Host.GetAsync($"/api/v1/citizens/{key}/colleagues", who)).Code));
        Assert.Equal(401, (await Host.GetAsync($"/api/v1/citizens/{key}/colleagues", null)).Code);
        Assert.Equal(404, (await Host.GetAsync("/api/v1/citizens/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/colleagues", "role:auditor")).Code);
        Assert.Contains(
            (await Host.GetAsync($"/api/v1/citizens/{key}/access-log", "role:auditor")).Body.EnumerateArray(),
            look => Text(look, "what") == "colleagues" && Text(look, "who") == "bif-1");
    }

    private static object Offer(string to) =>
        new { what = new { type = "contact", id = "BIF/h" }, to = new { caseworker = to }, reason = "den er jeres" };

    private static Dictionary<string, object?> Received(string cpr) =>
        Event("contact.received", $"cpr:{cpr}", new { contactId = "h", channel = "phone", unit = "bif-unit" });

    private Task<string> ReceivedAsync()
    {
        var cpr = NewCpr();
        return SettledAsync(Registration(cpr), Received(cpr));
    }

    private async Task<string> SettledAsync(params object[] events)
    {
        var answer = await running.SendAsync(events);
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    private async Task<(string?, string?, string?)> ContactAsync(string key)
    {
        var contact = Assert.Single(
            (await Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body.GetProperty("contacts").EnumerateArray());
        return (Text(contact, "status"), Text(contact, "owner"), Text(contact, "responsible"));
    }

    private static IEnumerable<JsonElement> Desk(string whose, string key, Answer desk)
    {
        Assert.Equal(whose, desk.Body.GetProperty("caseworker").GetString());
        return desk.Body.GetProperty("owes").EnumerateArray()
            .Where(owed => owed.GetProperty("citizen").GetString() == key && owed.GetProperty("kind").GetString() != "handover-answer");
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
