using System.Net;
using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Desk;

/// <summary>Lists that are read from tables: they show nothing that the citizen's picture hides.</summary>
[Collection(nameof(SharedPages))]
public sealed class MaskedListsTests(OwnHost own)
{
    private const string Bif = "/BIF/fasit";
    private const string Sof = "/SOF/nexus";
    private const string Krim = "/KRIM/kir";

    [Fact]
    public async Task The_desk_names_no_item_and_nobody_of_another_department()
    {
        var key = await SharedAsync();
        var offered = await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:sof-1", new
        {
            what = new { type = "intervention", id = "SOF/s-1" }, to = new { caseworker = "bif-2" }, reason = "flyttet",
        });
        Assert.Equal(201, offered.Code);
        var answer = await own.Host.GetAsync("/api/v1/me/desk", "caseworker:bif-2");
        Assert.DoesNotContain("SOF/s-1", answer.Text, StringComparison.Ordinal);
        var mine = answer.Body;
        var toMe = Of(mine.GetProperty("handovers").GetProperty("toMe"), key);
        Assert.Equal(
            ("intervention", JsonValueKind.Null),
            (toMe.GetProperty("what").GetProperty("type").GetString(), toMe.GetProperty("what").GetProperty("id").ValueKind));
        var owed = mine.GetProperty("owes").EnumerateArray().Single(
            one => (one.GetProperty("type").GetString(), one.GetProperty("citizen").GetString()) == ("handover", key));
        Assert.Equal(JsonValueKind.Null, owed.GetProperty("about").ValueKind);

        var shown = (await own.Host.GetAsync("/api/v1/me/desk", "caseworker:sof-1")).Body.GetProperty("handovers").GetProperty("fromMe");
        Assert.Equal("SOF/s-1", Of(shown, key).GetProperty("what").GetProperty("id").GetString());
        var page = await PageAsync("/", "caseworker:bif-2");
        Assert.Contains("Overdragelse af indsats", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SOF/s-1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Misbrugssamtale", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_that_policy_does_not_name_is_another_authority_in_every_list()
    {
        var key = await SharedAsync();
        var citizen = (await own.Host.GetAsync("/api/v1/me/desk", "caseworker:bif-1")).Body.GetProperty("citizens").EnumerateArray()
            .First(one => one.GetProperty("key").GetString() == key);
        Assert.Equal(["BIF", "other-authority", "SOF"], Texts(citizen, "departments").Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(3, citizen.GetProperty("activeInterventions").GetInt32());
        foreach (var path in (string[])["/", "/citizens"])
        {
            var page = await PageAsync(path, "caseworker:bif-1");
            Assert.Contains("Anden myndighed", page, StringComparison.Ordinal);
            Assert.DoesNotContain("KRIM", page, StringComparison.Ordinal);
        }

        var shared = await PageAsync("/operations/shared", "caseworker:bif-lead");
        Assert.Contains("Anden myndighed", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("KRIM", shared, StringComparison.Ordinal);
        const string Filtered = "/operations/shared?departments=KRIM";
        Assert.DoesNotContain(key, await PageAsync(Filtered, "caseworker:bif-lead"), StringComparison.Ordinal);
        Assert.Contains(key, await PageAsync(Filtered, "role:auditor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_s_lists_name_nobody_of_another_department()
    {
        var key = await SharedAsync();
        var appointed = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:sof-1", new { caseworker = "sof-1", reason = "kender Ida" });
        Assert.Equal(200, appointed.Code);
        var shared = await SharedOfAsync(key, "caseworker:bif-lead");
        Assert.Equal(
            (JsonValueKind.Null, "SOF"),
            (shared.GetProperty("coordinator").ValueKind, shared.GetProperty("coordinatorDepartment").GetString()));
        Assert.Equal("sof-1", (await SharedOfAsync(key, "role:auditor")).GetProperty("coordinator").GetString());
        var page = await PageAsync("/operations/shared", "caseworker:bif-lead");
        Assert.Contains("hos SOF", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Søren", page, StringComparison.Ordinal);

        var offered = await own.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-1", new
        {
            what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = "sof-head" }, reason = "flyttet",
        });
        Assert.Equal(201, offered.Code);
        Assert.Equal(JsonValueKind.Null, (await MatterOfAsync(key, "caseworker:bif-lead")).GetProperty("person").ValueKind);
        Assert.Equal("sof-head", (await MatterOfAsync(key, "role:auditor")).GetProperty("person").GetString());
        Assert.DoesNotContain(
            "Sanne", await PageAsync("/operations/matters?matter=handover", "caseworker:bif-lead"), StringComparison.Ordinal);
    }

    private static JsonElement Of(JsonElement list, string key) =>
        list.EnumerateArray().First(one => one.GetProperty("citizen").GetString() == key);

    private static IEnumerable<string> Texts(JsonElement one, string name) =>
        one.GetProperty(name).EnumerateArray().Select(static text => text.GetString()!);

    private async Task<JsonElement> SharedOfAsync(string key, string who) =>
        (await own.Host.GetAsync("/api/v1/operations/shared", who)).Body.EnumerateArray()
            .First(one => one.GetProperty("key").GetString() == key);

    private async Task<JsonElement> MatterOfAsync(string key, string who) =>
        Of((await own.Host.GetAsync("/api/v1/operations/matters?matter=handover", who)).Body, key);

    private async Task<string> PageAsync(string path, string who)
    {
        var answer = await own.Host.GetAsync(path, who, ("Accept", "text/html"));
        Assert.Equal((path, 200), (path, answer.Code));
        return WebUtility.HtmlDecode(answer.Text);
    }

    /// <summary>A citizen of BIF, SOF and KRIM, which policy names to nobody else.</summary>
    private async Task<string> SharedAsync()
    {
        var subject = $"cpr:{NewCpr()}";
        object Started(string id, string kind, string caseworker, string source) => Event("intervention.started", subject, new
        {
            interventionId = id, kind, title = "Misbrugssamtale", unit = $"{id}-unit", caseworker, startsOn = "2026-08-01",
        }, source: source);
        await own.SettleAsync(Started("r-1", "supervision", "krim-1", Krim));
        await own.SettleAsync(Started("s-1", "alcohol-treatment", "sof-1", Sof));
        return await own.SettleAsync(
            Event("citizen.registered", subject, new { name = "Anna Prøve", birthDate = "1980-01-01" }, source: Bif),
            Started("k-1", "contact-course", "bif-1", Bif));
    }
}
