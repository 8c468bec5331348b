using System.Net;
using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.Indicators;

/// <summary>Costs of interventions: on the citizen's page to whom sees them, and told by quarter of five citizens and more.</summary>
[Collection(nameof(SharedPages))]
public sealed class CostsTests(OwnHost own)
{
    private const string Costs = "/api/v1/operations/costs";
    private const string Payer = "Prognosepuljen";
    private const string Forecast = "/api/v1/operations/forecast";
    private const string Sof = "/SOF/nexus";
    private const string Quarter = "?from=2025-Q1&to=2025-Q1";

    [Fact]
    public async Task Costs_are_told_by_quarter_and_ahead_without_what_is_of_few_or_one()
    {
        await GrantAsync();
        for (var citizen = 0; citizen < 5; citizen++)
        {
            var subject = $"cpr:{NewCpr()}";
            // All five have a flat for 9,000 a quarter; support is paid for four, and of treatment one has nearly all.
            await own.SettleAsync(Started(subject, "flat", "supported-housing", citizen == 2 ? "Kommunen" : "kommunen", 3_000));
            if (citizen < 4) await own.SettleAsync(Started(subject, "support", "housing-support", "Kommunen", 1_000));
            await own.SettleAsync(Started(subject, "treatment", "drug-treatment", null, citizen == 0 ? 90_000 : 100));
            if (citizen == 0) await own.SettleAsync(Started(subject, "rare", "addiction-camp", "Hansens Mindelegat", 4_000));
        }

        // Steps are of 10,000: nobody's flat costs more. What is left out has no words, whatever other tests report of the quarter.
        foreach (var who in (string[])["role:operations", "role:auditor", "caseworker:sof-head"])
            Assert.Equal(["supported-housing Kommunen 5 50000", "   "], await ToldAsync(who));
        Assert.Empty(await ToldAsync("caseworker:bif-lead"));
        foreach (var wrong in (string[])["?from=x", "?to=2026-Q3", "?from=2026-Q2&to=2026-Q1"])
            Assert.Equal(400, (await own.Host.GetAsync(Costs + wrong, "role:operations")).Code);

        var page = await own.Host.GetAsync($"/costs{Quarter}", "caseworker:sof-head", ("Accept", "text/html"), ("Cookie", "language=da"));
        Assert.True(page.Code == 200, page.Text);
        var text = WebUtility.HtmlDecode(page.Text);
        Assert.Contains("50.000 kr. i 2025-Q1, af det der kan vises", text, StringComparison.Ordinal);
        Assert.Contains("<td data-title=\"Kroner\">vises ikke</td>", text, StringComparison.Ordinal);
        Assert.Contains("<svg", text, StringComparison.Ordinal);
        var csv = await own.Host.GetAsync($"{Costs}.csv{Quarter}", "role:operations", ("Cookie", "language=en"));
        Assert.True(csv.Code == 200, csv.Text);
        Assert.Contains(",2025-Q1,", csv.Text, StringComparison.Ordinal);
        Assert.Contains(",Kommunen,5,50000\r\n", csv.Text, StringComparison.Ordinal);
        Assert.Contains(",2025-Q1,not shown,not shown,,\r\n", csv.Text, StringComparison.Ordinal);
        var ods = await own.Host.GetAsync($"{Costs}.ods{Quarter}", "role:operations");
        Assert.Equal(200, ods.Code);
        Assert.StartsWith("PK", ods.Text, StringComparison.Ordinal);
        var api = await own.Host.GetAsync(Costs + Quarter, "role:operations");
        foreach (var rare in (string[])["Mindelegat", "addiction-camp", "drug-treatment", "housing-support"])
            foreach (var told in (string[])[text, csv.Text, api.Text])
                Assert.DoesNotContain(rare, told, StringComparison.OrdinalIgnoreCase);
        await HoldForecastAsync();
    }

    [Fact]
    public async Task The_citizens_page_shows_what_the_interventions_cost_that_the_reader_sees()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        await own.SettleAsync(Event(
            "intervention.changed", $"cpr:{cpr}",
            new { interventionId = "k-1", cost = new { amount = 310, per = "month", currency = "DKK" }, payer = "kommunen" }));
        await own.SettleAsync(Started($"cpr:{cpr}", "s-1", "housing-support", "staten", 987_654));

        var costs = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1")).Body.GetProperty("costs");
        var payer = Assert.Single(costs.GetProperty("payers").EnumerateArray());
        Assert.Equal("kommunen", payer.GetProperty("payer").GetString());
        Assert.Equal(payer.GetProperty("soFar").GetDecimal(), costs.GetProperty("total").GetProperty("soFar").GetDecimal());

        using var reader = await SignedInBrowser.OpenAsync(own.Host, "bif-1");
        await reader.GetAsync($"/citizens/{key}");
        var page = WebUtility.HtmlDecode(reader.Page);
        Assert.Contains("Hvad indsatserne koster", page, StringComparison.Ordinal);
        Assert.Contains("310,00 kr.", page, StringComparison.Ordinal);
        Assert.Contains("hver måned", page, StringComparison.Ordinal);
        Assert.DoesNotContain("987.654", page, StringComparison.Ordinal);
        Assert.DoesNotContain("staten", page, StringComparison.Ordinal);
    }

    /// <summary>What is granted: read before anything is counted, for counts are kept.</summary>
    private async Task GrantAsync()
    {
        for (var citizen = 0; citizen < 6; citizen++)
        {
            var subject = $"cpr:{NewCpr()}";
            // The clock is in 2026-Q3. All six have an end in the next quarter, five also something that has none, four something rare.
            await own.SettleAsync(Runs(subject, "planned", "housing-support", "2026-12-31", Payer, 2_000));
            if (citizen < 5) await own.SettleAsync(Runs(subject, "open", "supported-housing", null, Payer, 3_000));
            if (citizen < 4) await own.SettleAsync(Runs(subject, "rare", "family-support", null, "Hansens Mindelegat", 3_000));
            // A kind of few that a payer pays beside others is in no sum: costs tell the others of the same quarter.
            if (citizen < 4) await own.SettleAsync(Runs(subject, "few", "addiction-camp", null, Payer, 30_000));
        }

        static object Runs(string subject, string id, string kind, string? endsOn, string payer, int amount) => Event(
            "intervention.started", subject, new
            {
                interventionId = id, kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-07-01", endsOn, payer,
                cost = new { amount, per = "month" },
            }, source: Sof);
    }

    /// <summary>It is told ahead by payer, with and without an end, and nothing of few.</summary>
    private async Task HoldForecastAsync()
    {
        foreach (var who in (string[])["role:operations", "role:auditor", "caseworker:sof-head"])
        {
            var told = await AheadAsync(who, Payer);
            Assert.Equal(8 + 2, told.Count);
            // Steps are of 10,000 for both: nobody has more in a quarter.
            Assert.Equal(
                ["2026-Q3 open 50000", "2026-Q3 planned 40000", "2026-Q4 open 50000", "2026-Q4 planned 40000", "2027-Q1 open 50000"],
                told.Order(StringComparer.Ordinal).Take(5));
            Assert.Contains("2028-Q2 open 50000", told);
        }

        Assert.Empty(await AheadAsync("caseworker:bif-lead", Payer));
        var page = await own.Host.GetAsync("/forecast", "caseworker:sof-head", ("Accept", "text/html"), ("Cookie", "language=da"));
        Assert.True(page.Code == 200, page.Text);
        var text = WebUtility.HtmlDecode(page.Text);
        Assert.Contains("Forventede udgifter", text, StringComparison.Ordinal);
        Assert.Contains("class=\"forecast-planned\"", text, StringComparison.Ordinal);
        Assert.Contains("<td data-title=\"Slutdato\">Uden slutdato</td>", text, StringComparison.Ordinal);
        var csv = await own.Host.GetAsync($"{Forecast}.csv", "role:operations", ("Cookie", "language=en"));
        Assert.Contains($",2026-Q4,{Payer},With a planned end,40000\r\n", csv.Text, StringComparison.Ordinal);
        Assert.StartsWith("PK", (await own.Host.GetAsync($"{Forecast}.ods", "role:operations")).Text, StringComparison.Ordinal);
        foreach (var told in (string[])[text, csv.Text, (await own.Host.GetAsync(Forecast, "role:operations")).Text])
            Assert.DoesNotContain("Mindelegat", told, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<IReadOnlyList<string>> AheadAsync(string who, string payer)
    {
        var answer = await own.Host.GetAsync(Forecast, who);
        Assert.True(answer.Code == 200, answer.Text);
        return
        [
            .. answer.Body.GetProperty("costs").EnumerateArray()
                .Where(one => one.GetProperty("payer").ValueKind == JsonValueKind.String && one.GetProperty("payer").GetString() == payer)
                .Select(static one =>
                    $"{one.GetProperty("quarter").GetString()} {one.GetProperty("ends").GetString()} {one.GetProperty("amount")}"),
        ];
    }

    private async Task<string[]> ToldAsync(string who)
    {
        var answer = await own.Host.GetAsync(Costs + Quarter, who);
        Assert.True(answer.Code == 200, answer.Text);
        return
        [
            .. answer.Body.GetProperty("costs").EnumerateArray().Select(static one =>
                $"{one.GetProperty("kind").GetString()} {one.GetProperty("payer")} {one.GetProperty("citizens")} "
                + $"{one.GetProperty("amount")}"),
        ];
    }

    /// <summary>It runs through the first quarter of 2025, of which no other test reports.</summary>
    private static object Started(string subject, string id, string kind, string? payer, int amount) => Event(
        "intervention.started", subject, new
        {
            interventionId = id, kind, unit = "sof-unit", caseworker = "sof-1", startsOn = "2025-01-01", endsOn = "2025-03-31", payer,
            cost = new { amount, per = "month" },
        }, source: Sof);
}
