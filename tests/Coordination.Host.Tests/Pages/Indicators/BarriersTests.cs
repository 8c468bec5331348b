using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Indicators;

/// <summary>Barriers between departments: logged where they are met, and told as numbers of five citizens and more.</summary>
[Collection(nameof(MovedClock))]
public sealed class BarriersTests(OwnHost own)
{
    private const string Barriers = "/api/v1/operations/barriers";
    private static readonly string[] Between = ["SOF", "BIF"];

    [Fact]
    public async Task They_are_logged_where_they_are_met_and_told_by_quarter_pair_and_kind()
    {
        var document = OwnHost.Organization();
        document["departments"]!.AsArray().Add(JsonNode.Parse(
            """{"code": "SUF", "name": "Sundhed", "leader": "suf-head", "entryUnit": "suf-unit"}"""));
        document["units"]!.AsArray().Add(JsonNode.Parse(
            """{"id": "suf-unit", "department": "SUF", "name": "Pleje", "leader": "suf-head", "entryPhone": "+45 00 00 00 03"}"""));
        document["caseworkers"]!.AsArray().Add(JsonNode.Parse(
            """{"id": "suf-head", "name": "Signe", "department": "SUF", "unit": "suf-unit"}"""));
        Assert.Equal(
            200, (await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);

        string[] citizens = [.. await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SharedAsync()))];
        foreach (var key in citizens[1..]) Assert.Equal(201, (await LogAsync(key, "bif-1", "payer")).Code);
        Assert.Equal(201, (await LogAsync(citizens[1], "sof-1", "payer")).Code); // The same citizen is counted once.
        var consent = await LogAsync(citizens[2], "sof-1", "consent");
        Assert.Equal(["BIF", "SOF"], consent.Body.GetProperty("departments").EnumerateArray().Select(static one => one.GetString()));
        await HoldRefusalsAsync(citizens[0]);
        await HoldFormsAsync(citizens[0]);

        var now = consent.Body.GetProperty("at").GetDateTimeOffset();
        var quarter = $"{now.Year}-Q{((now.Month - 1) / 3) + 1}";
        var ofQuarter = $"?from={quarter}&to={quarter}";
        Assert.Equal(400, (await own.Host.GetAsync(Barriers + ofQuarter, "role:operations")).Code); // It is not over.
        var next = new DateTimeOffset(now.Year, ((now.Month - 1) / 3 * 3) + 1, 1, 12, 0, 0, TimeSpan.Zero).AddMonths(3);
        await own.MoveClockAsync($"{next:yyyy-MM-dd}T12:00:00+00:00");

        foreach (var who in (string[])["role:operations", "role:auditor", "caseworker:bif-lead", "caseworker:sof-head"])
            Assert.Equal([$"{quarter} BIF SOF consent ", $"{quarter} BIF SOF payer 5"], await ToldAsync(ofQuarter, who));
        Assert.Empty(await ToldAsync(ofQuarter, "caseworker:suf-head"));
        await HoldPageAndFilesAsync(ofQuarter, quarter);
        await HoldAnswersAsync(ofQuarter, quarter);
    }

    /// <summary>A leader says what was done; leaders, operations and the people of the two departments are shown it.</summary>
    private async Task HoldAnswersAsync(string query, string quarter)
    {
        const string Answer = Barriers + "/answer";
        foreach (var (who, body) in ((string, object)[])
        [
            ("suf-head", new { quarter, departments = Between, kind = "payer", done = "x" }),
            ("sof-head", new { quarter, departments = (string[])["SOF", "NONE"], kind = "payer", done = "x" }),
            ("sof-head", new { quarter = "2999-Q1", departments = Between, kind = "payer", done = "x" }),
            ("sof-head", new { quarter, departments = Between, kind = "weather", done = "x" }),
            ("sof-head", new { quarter, departments = Between, kind = "payer", done = " " }),
        ])
            Assert.Equal(422, (await own.Host.SendAsync(HttpMethod.Put, Answer, $"caseworker:{who}", body)).Code);
        Assert.Equal(403, (await own.Host.SendAsync(
            HttpMethod.Put, Answer, "role:operations", new { quarter, departments = Between, kind = "payer", done = "x" })).Code);
        var replaces = default(string);
        foreach (var done in (string[])["Skrevet først", "Betaler er aftalt"])
        {
            var answered = await own.Host.SendAsync(
                HttpMethod.Put, Answer, "caseworker:sof-head", new { quarter, departments = Between, kind = "payer", done, replaces });
            Assert.True(answered.Code == 200, answered.Text);
            var before = replaces;
            replaces = answered.Body.GetProperty("at").GetString();
            Assert.NotEqual(before, replaces); // The clock stands still, and an instant names one answer.
        }

        var late = await own.Host.SendAsync(
            HttpMethod.Put, Answer, "caseworker:sof-head", new { quarter, departments = Between, kind = "payer", done = "x" });
        Assert.Equal(409, late.Code);
        Assert.Contains("sof-head", late.Text, StringComparison.Ordinal);

        using (var leader = await SignedInBrowser.OpenAsync(own.Host, "bif-lead"))
        {
            await leader.GetAsync($"/indicators{query}");
            Assert.Contains("Betaler er aftalt", WebUtility.HtmlDecode(leader.Page), StringComparison.Ordinal);
            (string, string)[] form =
            [
                ("returnTo", $"/indicators{query}"), ("quarter", quarter), ("kind", "payer"), ("departments", "BIF"),
                ("departments", "SOF"), ("done", "Vi holder et fælles møde"),
            ];

            // The head answers meanwhile: the second is told so, and what was typed is kept.
            Assert.Equal(200, (await own.Host.SendAsync(
                HttpMethod.Put, Answer, "caseworker:bif-head",
                new { quarter, departments = Between, kind = "payer", done = "Et udkast" })).Code);
            Assert.Equal(HttpStatusCode.Conflict, await leader.PostAsync("/indicators/barriers/answer", [.. form, ("replaces", "")]));
            var page = WebUtility.HtmlDecode(leader.Page);
            Assert.Contains("har svaret for forvaltningen, mens du skrev", page, StringComparison.Ordinal);
            Assert.Contains("Vi holder et fælles møde</textarea>", page, StringComparison.Ordinal);
            Assert.Contains("Et udkast", page, StringComparison.Ordinal);
            var stands = Regex.Match(
                page[..page.IndexOf("Vi holder et fælles møde</textarea>", StringComparison.Ordinal)],
                "name=\"replaces\" value=\"([^\"]+)\"", RegexOptions.RightToLeft).Groups[1].Value;
            Assert.Equal(
                HttpStatusCode.Redirect, await leader.PostAsync("/indicators/barriers/answer", [.. form, ("replaces", stands)]));
        }

        var told = (await own.Host.GetAsync(Barriers + query, "role:operations")).Body.GetProperty("barriers")[1].GetProperty("answers");
        Assert.Equal(
            ["BIF Vi holder et fælles møde", "SOF Betaler er aftalt"],
            told.EnumerateArray().Select(static one =>
                $"{one.GetProperty("department").GetString()} {one.GetProperty("done").GetString()}"));
        var csv = await own.Host.GetAsync($"{Barriers}.csv{query}", "role:operations", ("Cookie", "language=en"));
        Assert.Contains("Betaler er aftalt", csv.Text, StringComparison.Ordinal);
        foreach (var (who, isShown) in ((string, bool)[])[("bif-1", true), ("sof-1", true), ("suf-head", false)])
        {
            using var reader = await SignedInBrowser.OpenAsync(own.Host, who);
            await reader.GetAsync("/barriers");
            Assert.Equal(isShown, WebUtility.HtmlDecode(reader.Page).Contains("Vi holder et fælles møde", StringComparison.Ordinal));
        }
    }

    /// <summary>At a conflict by one press of the user's, and at a measure that was refused.</summary>
    private async Task HoldFormsAsync(string key)
    {
        var appointed = await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-1",
            new { caseworker = "bif-1", reason = "kender borgeren" });
        Assert.Equal(200, appointed.Code);
        var measure = (await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/measures", "caseworker:bif-1", new { department = "SOF", what = "bostøtte", reason = "bor alene" }))
            .Body.GetProperty("id").GetString()!;
        Assert.Equal(200, (await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/measures/{measure}/answer", "caseworker:sof-head",
            new { answer = "refused", reason = "der er ingen plads", basis = "SEL § 85" })).Code);

        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync($"/citizens/{key}"));
        var page = WebUtility.HtmlDecode(browser.Page);
        Assert.Contains($"<input type=\"hidden\" name=\"aboutId\" value=\"{measure}\"", page, StringComparison.Ordinal);
        Assert.Contains("Mellem Beskæftigelse og Socialforvaltningen.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"kind\" value=\"payer\">Hvem der betaler</button>", page, StringComparison.Ordinal);
        var conflict = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Body.GetProperty("conflicts")[0]
            .GetProperty("id").GetString()!;
        Assert.Contains($"<input type=\"hidden\" name=\"aboutId\" value=\"{conflict}\"", page, StringComparison.Ordinal);

        (string, string)[] form =
        [
            ("returnTo", $"/citizens/{key}"), ("about", "conflict"), ("aboutId", conflict), ("departments", "BIF"), ("departments", "SOF"),
        ];
        await browser.PostAsync($"/citizens/{key}/barriers", form);
        Assert.Contains("Vælg, hvad der stod i vejen.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            await browser.PostAsync($"/citizens/{key}/barriers", [.. form, ("kind", "payer"), ("note", new string('x', 4_001))]));
        Assert.Contains("Noten må højst være på 2.000 tegn.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            await browser.PostAsync($"/citizens/{key}/barriers", [.. form, ("kind", "payer"), ("note", "HEMMELIG aftale")]));
        await browser.GetAsync($"/citizens/{key}");
        page = WebUtility.HtmlDecode(browser.Page);
        Assert.Contains("Barrieren er noteret.", page, StringComparison.Ordinal);
        Assert.Contains("Barriere noteret: Hvem der betaler, BIF – SOF, HEMMELIG aftale", page, StringComparison.Ordinal);
        foreach (var other in (string[])["sof-1", "bif-lead"])
        {
            using var reader = await SignedInBrowser.OpenAsync(own.Host, other);
            await reader.GetAsync($"/citizens/{key}");
            Assert.DoesNotContain("HEMMELIG", reader.Page, StringComparison.Ordinal);
        }
    }

    private async Task HoldRefusalsAsync(string key)
    {
        Assert.Equal(403, (await LogAsync(key, "suf-head", "payer")).Code);
        Assert.Equal(422, (await LogAsync(key, "bif-1", "weather")).Code);
        var about = await own.Host.PostAsync(
            $"/api/v1/citizens/{key}/barriers", "caseworker:bif-1",
            new { kind = "payer", departments = Between, about = new { type = "measure", id = "none" } });
        Assert.Equal(404, about.Code);
        foreach (var (length, code) in ((int, int)[])[(2_000, 201), (2_001, 422)])
            Assert.Equal(code, (await own.Host.PostAsync(
                $"/api/v1/citizens/{key}/barriers", "caseworker:bif-1",
                new { kind = "consent", departments = Between, note = new string('ø', length) })).Code);
        Assert.Equal(400, (await own.Host.GetAsync($"{Barriers}?from=x", "role:operations")).Code);
    }

    private async Task HoldPageAndFilesAsync(string query, string quarter)
    {
        var page = await own.Host.GetAsync(
            $"/indicators{query}", "caseworker:sof-head", ("Accept", "text/html"), ("Cookie", "language=da"));
        Assert.True(page.Code == 200, page.Text);
        var text = WebUtility.HtmlDecode(page.Text);
        Assert.Contains("<td data-title=\"Barriere\">Hvem der betaler</td>", text, StringComparison.Ordinal);
        Assert.Contains("<td data-title=\"Borgere\">vises ikke</td>", text, StringComparison.Ordinal);
        Assert.Contains($"{Barriers}.ods{query}", text, StringComparison.Ordinal);

        var csv = await own.Host.GetAsync($"{Barriers}.csv{query}", "role:operations", ("Cookie", "language=en"));
        Assert.True(csv.Code == 200, csv.Text);
        Assert.Contains($"{quarter},BIF – SOF,Consent is missing,,\r\n", csv.Text, StringComparison.Ordinal);
        Assert.Contains($"{quarter},BIF – SOF,Who pays,5,\r\n", csv.Text, StringComparison.Ordinal);
        var ods = await own.Host.GetAsync($"{Barriers}.ods{query}", "role:operations");
        Assert.Equal(200, ods.Code);
        Assert.StartsWith("PK", ods.Text, StringComparison.Ordinal);
    }

    private async Task<string[]> ToldAsync(string query, string who)
    {
        var answer = await own.Host.GetAsync(Barriers + query, who);
        Assert.True(answer.Code == 200, answer.Text);
        return
        [
            .. answer.Body.GetProperty("barriers").EnumerateArray().Select(static one =>
                $"{one.GetProperty("quarter").GetString()} "
                + $"{string.Join(' ', one.GetProperty("departments").EnumerateArray().Select(static code => code.GetString()))} "
                + $"{one.GetProperty("kind").GetString()} {one.GetProperty("citizens")}"),
        ];
    }

    private Task<Answer> LogAsync(string key, string by, string kind) => own.Host.PostAsync(
        $"/api/v1/citizens/{key}/barriers", $"caseworker:{by}", new { kind, departments = Between });

    /// <summary>A citizen with whom two departments work, and whom nobody coordinates.</summary>
    private async Task<string> SharedAsync()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        await own.SettleAsync(Event(
            "intervention.started", $"cpr:{cpr}", new
            {
                interventionId = "s-1", kind = "housing-support", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-08-01",
            }, source: "/SOF/nexus"));
        return key;
    }
}
