using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>Somebody of BIF with a post in SOF besides: one sign-in, one desk, the rights of each post.</summary>
[Collection(nameof(ChangedDocuments))]
public sealed class PostsTests(OwnHost own)
{
    private const string Both = "bif-3";

    private HostProcess Host => own.Host;

    [Fact]
    public async Task Further_posts_are_put_read_back_and_kept_in_the_history()
    {
        await PutAsync("""[{"department": "SOF", "unit": "sof-unit"}]""");
        var answer = await Host.GetAsync("/api/v1/organization", "role:operations");
        var read = answer.Body.GetProperty("caseworkers").EnumerateArray().ToList();
        var post = Assert.Single(PostsOf(read.Single(one => Text(one, "id") == Both)));
        Assert.Equal(("SOF", "sof-unit"), (Text(post, "department"), Text(post, "unit")));
        Assert.All(read.Where(one => Text(one, "id") != Both), one => Assert.Empty(PostsOf(one)));
        var history = (await Host.GetAsync($"/api/v1/organization/caseworkers/{Both}/history", "role:operations")).Body;
        Assert.Equal("sof-unit", Text(Assert.Single(PostsOf(history[0])), "unit"));
    }

    [Theory]
    [InlineData("""[{"department": "BIF", "unit": "bif-unit"}]""", "/posts/0/department")]
    [InlineData("""[{"department": "SOF", "unit": "bif-unit"}]""", "/posts/0/unit")]
    [InlineData("""[{"department": "SOF", "unit": "nowhere"}]""", "/posts/0/unit")]
    [InlineData("null", "/posts")]
    [InlineData("[null]", "/posts/0")]
    public async Task A_further_post_that_cannot_be_is_refused_by_its_name(string posts, string place)
    {
        var answer = await SendAsync(posts, out var index);
        Assert.Equal(422, answer.Code);
        Assert.True(answer.NamesExactly($"/caseworkers/{index}{place}"), answer.Text);
    }

    [Fact]
    public async Task One_desk_shows_both_posts_and_each_leader_sees_the_citizens_of_theirs()
    {
        await PutAsync("""[{"department": "SOF", "unit": "sof-unit"}]""");
        var (employed, supported, offered) = (NewCpr(), NewCpr(), NewCpr());
        var bif = await own.SettleAsync(Registration(employed), Intervention(employed, "p-1", Both));
        var sof = await SupportedAsync(supported, "p-2", Both);
        var toUnit = await SupportedAsync(offered, "p-3", "sof-1");
        var offer = await Host.PostAsync(
            $"/api/v1/citizens/{toUnit}/handovers", "caseworker:sof-1",
            new { what = new { type = "intervention", id = "SOF/p-3" }, to = new { unit = "sof-unit" }, reason = "fordeles" });
        Assert.Equal(201, offer.Code);

        var desk = (await Host.GetAsync("/api/v1/me/desk", $"caseworker:{Both}")).Body;
        Assert.Equal(["bif-unit", "sof-unit"], desk.GetProperty("units").EnumerateArray().Select(unit => unit.GetString()));
        var shown = desk.GetProperty("citizens").EnumerateArray().Select(one => Text(one, "key")).ToHashSet();
        Assert.All((string[])[bif, sof, toUnit], citizen => Assert.Contains(citizen, shown));
        var id = Text(offer.Body, "id");
        Assert.Contains(desk.GetProperty("handovers").GetProperty("toMe").EnumerateArray(), one => Text(one, "id") == id);
        Assert.Equal(200, (await Host.PostAsync($"/api/v1/citizens/{toUnit}/handovers/{id}/accept", $"caseworker:{Both}", null)).Code);
        Assert.Equal("sof-unit", await UnitOfAsync(toUnit, "SOF/p-3"));
        Assert.Equal(("bif-unit", "sof-unit"), (await UnitOfAsync(bif, "BIF/p-1"), await UnitOfAsync(sof, "SOF/p-2")));

        await SeesAsync("sof-head", sof, toUnit);
        await SeesAsync("bif-lead", bif);
        await SeesNothingAsync("sof-head", bif, "BIF/p-1");
        await SeesNothingAsync("bif-lead", sof, "SOF/p-2");
        var given = await Host.PostAsync($"/api/v1/citizens/{sof}/handovers", "caseworker:sof-head", Offer("SOF/p-2", "sof-1"));
        Assert.Equal(201, given.Code);
    }

    [Fact]
    public async Task What_is_held_by_a_post_that_ends_stays_under_its_leader()
    {
        await PutAsync("""[{"department": "SOF", "unit": "sof-unit"}]""");
        var sof = await SupportedAsync(NewCpr(), "p-4", Both);
        await PutAsync("[]");
        var desk = (await Host.GetAsync("/api/v1/me/desk", $"caseworker:{Both}")).Body;
        Assert.Equal(["bif-unit"], desk.GetProperty("units").EnumerateArray().Select(unit => unit.GetString()));
        await SeesAsync(Both, sof);
        await SeesAsync("sof-head", sof);
        await SeesNothingAsync("bif-lead", sof, "SOF/p-4");
        Assert.Equal(
            201, (await Host.PostAsync($"/api/v1/citizens/{sof}/handovers", "caseworker:sof-head", Offer("SOF/p-4", "sof-1"))).Code);
    }

    [Fact]
    public async Task A_page_offers_a_leader_to_hand_over_what_is_held_under_them_alone()
    {
        await PutAsync("""[{"department": "SOF", "unit": "sof-unit"}]""");
        var cpr = NewCpr();
        await own.SettleAsync(Registration(cpr), Intervention(cpr, "p-5", Both));
        var citizen = await SupportedAsync(cpr, "p-6", Both);
        Assert.Equal((true, false), await OfferableAsync("bif-lead"));
        Assert.Equal((false, true), await OfferableAsync("sof-head"));
        Assert.Equal((true, true), await OfferableAsync(Both));

        async Task<(bool, bool)> OfferableAsync(string caseworker)
        {
            var page = WebUtility.HtmlDecode((await Host.GetAsync($"/citizens/{citizen}", $"caseworker:{caseworker}")).Text);
            var form = page[page.IndexOf($"action=\"/citizens/{citizen}/handovers\"", StringComparison.Ordinal)..];
            form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
            return (form.Contains("BIF/p-5", StringComparison.Ordinal), form.Contains("SOF/p-6", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_pages_name_both_posts()
    {
        await PutAsync("""[{"department": "SOF", "unit": "sof-unit"}]""");
        Assert.Contains(
            "BIF · Jobcenter, SOF · Borgercenter", WebUtility.HtmlDecode((await Host.GetAsync("/", $"caseworker:{Both}")).Text),
            StringComparison.Ordinal);
        Assert.Contains("Birgit", (await Host.GetAsync("/organization/departments/SOF", "role:operations")).Text, StringComparison.Ordinal);
        Assert.Contains("Birgit", (await Host.GetAsync("/organization/departments/BIF", "role:operations")).Text, StringComparison.Ordinal);
        // The document that is edited there has the posts.
        Assert.Contains(
            "\"posts\": [\n",
            WebUtility.HtmlDecode((await Host.GetAsync("/organization?edit=1", "role:operations")).Text).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    private async Task<string> SupportedAsync(string cpr, string id, string caseworker) => await own.SettleAsync(
        Event("citizen.registered", $"cpr:{cpr}", new { name = "Bo Prøve", birthDate = "1980-01-01" }, source: "/SOF/nexus"),
        Event("intervention.started", $"cpr:{cpr}",
            new { interventionId = id, kind = "housing-support", unit = "sof-unit", caseworker, startsOn = "2026-08-31" },
            source: "/SOF/nexus"));

    private async Task<string?> UnitOfAsync(string citizen, string intervention) => Text(
        (await Host.GetAsync($"/api/v1/citizens/{citizen}", "role:auditor")).Body.GetProperty("interventions").EnumerateArray()
            .Single(one => Text(one, "id") == intervention), "unit");

    private async Task SeesAsync(string caseworker, params string[] citizens)
    {
        foreach (var citizen in citizens)
            Assert.Equal(200, (await Host.GetAsync($"/api/v1/citizens/{citizen}", $"caseworker:{caseworker}")).Code);
    }

    private async Task SeesNothingAsync(string caseworker, string citizen, string intervention)
    {
        Assert.Equal(403, (await Host.GetAsync($"/api/v1/citizens/{citizen}", $"caseworker:{caseworker}")).Code);
        var command = await Host.PostAsync(
            $"/api/v1/citizens/{citizen}/handovers", $"caseworker:{caseworker}", Offer(intervention, "bif-1"));
        Assert.Equal(403, command.Code);
    }

    private static object Offer(string intervention, string to) =>
        new { what = new { type = "intervention", id = intervention }, to = new { caseworker = to }, reason = "ny målgruppe" };

    private async Task PutAsync(string posts) => Assert.Equal(200, (await SendAsync(posts, out _)).Code);

    private Task<Answer> SendAsync(string posts, out int index)
    {
        var document = OwnHost.Organization();
        var (at, person) = document["caseworkers"]!.AsArray().Index().Single(one => one.Item!["id"]!.GetValue<string>() == Both);
        (index, person!["posts"]) = (at, JsonNode.Parse(posts));
        return Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString());
    }

    private static IEnumerable<JsonElement> PostsOf(JsonElement one) => one.GetProperty("posts").EnumerateArray();

    private static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();
}
