using System.Text.Json;
using Coordination.Domain.Names;
using Coordination.Host.Overview;
using Coordination.Storage.Operations;

namespace Coordination.Host.Tests.Api;

/// <summary>
/// Shared citizens and waits in lists, counts and files. All make their citizens the same way, so this file reads better whole.
/// </summary>
public sealed class SharedTests(RunningHost running)
{
    private const string List = "/api/v1/operations/shared";
    private const string Summary = "/api/v1/operations/shared/summary";

    [Theory]
    [InlineData("role:operations", 200)]
    [InlineData("role:auditor", 200)]
    [InlineData("caseworker:bif-lead", 200)]
    [InlineData("caseworker:bif-1", 403)]
    [InlineData("role:integration", 403)]
    [InlineData("source:/BIF/fasit", 403)]
    [InlineData(null, 401)]
    public async Task Shared_citizens_are_for_operations_auditors_and_leaders(string? who, int status)
    {
        foreach (var path in (string[])[List, Summary, "/api/v1/operations/waits"])
            Assert.Equal(status, (await running.Host.GetAsync(path, who)).Code);
    }

    [Fact]
    public async Task A_filter_that_is_none_is_refused()
    {
        foreach (var query in (string[])["coordinator=maybe", "plan=yes", "limit=0"])
            Assert.Equal(400, (await running.Host.GetAsync($"{List}?{query}", "role:operations")).Code);
        Assert.Equal(400, (await running.Host.GetAsync($"{Summary}?from=soon", "role:operations")).Code);
        Assert.Equal(400, (await running.Host.GetAsync("/api/v1/operations/waits?stage=need", "role:operations")).Code);
    }

    [Fact]
    public async Task Citizens_of_several_departments_are_counted_per_pair_and_listed_a_page_at_a_time()
    {
        var (one, two, three) = (NewDepartment(), NewDepartment(), NewDepartment());
        var coordinated = await NewCitizenAsync("BIF", one, two);
        Assert.Equal(200, (await running.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{coordinated}/coordinator", "caseworker:bif-1",
            new { caseworker = "bif-1", reason = "Jeg kender borgeren" })).Code);
        var planned = await NewCitizenAsync(one, two, three);
        await TellAsync(planned, one, "plan.agreed", new { planId = "p" });
        await NewCitizenAsync(one);

        var pairs = (await running.Host.GetAsync(Summary, "role:operations")).Body.GetProperty("pairs").EnumerateArray()
            .ToDictionary(
                pair => string.Join(' ', pair.GetProperty("departments").EnumerateArray()),
                pair => pair.GetProperty("count").Deserialize<SharedCitizenCounts>(JsonSerializerOptions.Web));

        Assert.Equal(new SharedCitizenCounts(2, 1, 1, 1, 1), pairs[Pair(one, two)]);
        Assert.Equal(new SharedCitizenCounts(1, 0, 1, 1, 0), pairs[Pair(two, three)]);
        Assert.Equal(new SharedCitizenCounts(1, 1, 0, 0, 1), pairs[$"BIF {one}"]);
        Assert.Equal([coordinated, planned], await KeysAsync($"departments={one},{two}", "role:operations"));
        Assert.Equal([coordinated], await KeysAsync($"departments={one}&coordinator=with", "role:auditor"));
        Assert.Equal([planned], await KeysAsync($"departments={one}&coordinator=without&plan=with", "role:auditor"));
        Assert.Equal([coordinated], await KeysAsync($"departments={two}&plan=without", "role:auditor"));

        var first = await running.Host.GetAsync($"{List}?departments={one},{two}&limit=1", "role:operations");
        var next = first.Header("Link")!;
        var second = await running.Host.GetAsync(
            next[(next.IndexOf('<', StringComparison.Ordinal) + 1)..next.IndexOf('>', StringComparison.Ordinal)], "role:operations");
        Assert.Equal(
            new[] { coordinated, planned }.Order(StringComparer.Ordinal),
            new[] { first, second }.Select(page => page.Body[0].GetProperty("key").GetString()!));
    }

    [Fact]
    public async Task Leaders_see_names_operations_see_keys_and_every_look_is_logged()
    {
        var other = NewDepartment();
        var (shared, ours) = (await NewCitizenAsync("BIF", "SOF"), await NewCitizenAsync("BIF", other));

        Assert.Equal([shared, ours], await KeysAsync("departments=BIF", "caseworker:bif-lead", shared, ours));
        Assert.Equal([shared], await KeysAsync("departments=BIF", "caseworker:sof-head", shared, ours));
        Assert.Equal([shared, ours], await KeysAsync("departments=BIF", "role:operations", shared, ours));
        var sofs = (await running.Host.GetAsync(Summary, "caseworker:sof-head")).Body.GetProperty("pairs").EnumerateArray();
        Assert.DoesNotContain(sofs, pair => pair.GetProperty("departments").EnumerateArray().Any(code => code.GetString() == other));

        Assert.Equal("Anna Prøve", await NameAsync("caseworker:bif-lead"));
        Assert.Null(await NameAsync("role:operations"));
        var looks = (await running.Host.GetAsync($"/api/v1/citizens/{ours}/access-log", "role:auditor")).Body.EnumerateArray()
            .Where(look => look.GetProperty("what").GetString() == "shared-list")
            .Select(look => (look.GetProperty("who").GetString()!, look.GetProperty("ground").GetString()!)).ToHashSet();
        Assert.Equal([("bif-lead", "leads in BIF"), ("operations", "operations")], looks.Order());

        async Task<string?> NameAsync(string who) =>
            (await running.Host.GetAsync($"{List}?departments={other}", who)).Body[0].GetProperty("name").GetString();
    }

    [Fact]
    public async Task Leaders_are_told_of_other_departments_in_whole_fives_and_of_nobody_by_name()
    {
        await NewCitizenAsync("BIF", "SOF");
        const string Lead = "caseworker:bif-lead";
        foreach (var path in new[] { "/api/v1/operations/summary", Summary })
        {
            var (told, exact) = (await PairsAsync(path, Lead), await PairsAsync(path, "role:operations"));
            foreach (var (pair, count) in told.Where(static one => one.Key != "BIF"))
            {
                Assert.Equal(0, count % 5);
                if (exact.TryGetValue(pair, out var known)) Assert.InRange(known - count, 0, 4);
            }

            Assert.NotEmpty(exact);
        }

        const string Figures = "/api/v1/operations/figures";
        var ofSof = (await running.Host.GetAsync($"{Figures}?department=SOF", Lead)).Body;
        Assert.Equal(0, ofSof.GetProperty("citizens").GetInt64() % 5);
        Assert.Equal(0, ofSof.GetProperty("handovers").GetProperty("pairs").GetArrayLength());
        Assert.Equal(
            (await running.Host.GetAsync($"{Figures}?department=BIF", "role:operations")).Body.GetProperty("citizens").GetInt64(),
            (await running.Host.GetAsync(Figures, Lead)).Body.GetProperty("citizens").GetInt64());
        foreach (var hidden in new[] { "REGION", "NOSUCH" })
            Assert.Equal(0, (await running.Host.GetAsync($"{Figures}?department={hidden}", Lead)).Body.GetProperty("citizens").GetInt64());

        async Task<Dictionary<string, long>> PairsAsync(string path, string who)
        {
            var body = (await running.Host.GetAsync(path, who)).Body;
            var pairs = body.TryGetProperty("pairs", out var shared) ? shared : body.GetProperty("conflicts").GetProperty("perPair");
            return pairs.EnumerateArray().ToDictionary(
                static pair => string.Join(' ', pair.GetProperty("departments").EnumerateArray()),
                static pair => pair.GetProperty("count") is { ValueKind: JsonValueKind.Number } count
                    ? count.GetInt64()
                    : pair.GetProperty("count").GetProperty("shared").GetInt64());
        }
    }

    [Fact]
    public async Task A_conflict_waits_until_a_person_answers_it()
    {
        var citizen = await NewCitizenAsync();
        foreach (
            var (department, kind, caseworker) in (
                (string, string, string)[])[("BIF", "mentor", "bif-1"), ("SOF", "housing-support", "sof-1")])
            await TellAsync(
                citizen, department, "intervention.started",
                new { interventionId = "d-1", kind, unit = "u", caseworker, startsOn = "2026-08-31" });
        var conflict = (await running.Host.GetAsync($"/api/v1/citizens/{citizen}", "role:auditor")).Body.GetProperty("conflicts")
            .EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == "duplicate-intervention").GetProperty("id").GetString()!;
        Assert.DoesNotContain(conflict, await WaitingAsync());

        Assert.Equal(200, (await running.Host.PostAsync(
            $"/api/v1/citizens/{citizen}/conflicts/{conflict}/settle", "caseworker:bif-1",
            new { outcome = "complementary", reason = "Den ene er om dagen" })).Code);

        Assert.Contains(conflict, await WaitingAsync());

        async Task<IEnumerable<string?>> WaitingAsync() =>
            (await running.Host.GetAsync(
                "/api/v1/operations/waits?stage=conflict-answer&waitsFrom=BIF&waitsTo=SOF&limit=1000", "caseworker:sof-head"))
            .Body.EnumerateArray().Select(one => one.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_contact_waits_until_it_is_answered()
    {
        var (asks, owes) = (NewDepartment(), NewDepartment());
        var citizen = await NewCitizenAsync(asks, owes);
        foreach (var (contact, hours) in ((string, int)[])[("c-1", 2), ("c-2", 6), ("c-3", 26)])
        {
            await TellAsync(
                citizen, asks, "contact.received", new { contactId = contact, channel = "phone", unit = "front", wants = owes },
                "2026-08-28T08:00:00+02:00");
            await TellAsync(
                citizen, asks, "contact.answered", new { contactId = contact },
                $"2026-08-{28 + (hours / 24):00}T{8 + (hours % 24):00}:00:00+02:00");
        }

        await TellAsync(citizen, asks, "contact.received", new { contactId = "c-4", channel = "phone", unit = "front", wants = owes });

        var figures = (
            await running.Host.GetAsync(
                $"/api/v1/operations/figures?from=2026-08-28&to=2026-08-31&department={owes}", "role:operations")).Body;
        var wait = Assert.Single(figures.GetProperty("waiting").EnumerateArray()).Deserialize<WaitingView>(JsonSerializerOptions.Web);
        Assert.Equal(new WaitingView("contact-answer", asks, owes, 3, 6, 22), wait);

        var csv = await running.Host.GetAsync(
            "/api/v1/operations/waiting-times.csv?period=month", "role:operations", ("Cookie", "language=en"));
        Assert.Contains($",{asks},{owes},3,6,22,\r\n", csv.Text, StringComparison.Ordinal);
        Assert.Matches(",All departments,All departments,,[^,]+,[^,]+,[0-9]+\r\n", csv.Text);
        var leaders = await running.Host.GetAsync("/api/v1/operations/waiting-times.csv?period=month", "caseworker:bif-head");
        Assert.DoesNotContain(asks, leaders.Text, StringComparison.Ordinal);
        var spreadsheet = await running.Host.GetAsync("/api/v1/operations/waiting-times.ods", "role:operations");
        Assert.StartsWith("PK", spreadsheet.Text, StringComparison.Ordinal);

        var list = (
            await running.Host.GetAsync(
                $"/api/v1/operations/waits?stage=contact-answer&waitsFrom={asks}&waitsTo={owes}&to=2026-08-28", "role:operations")).Body;
        Assert.Equal([6, 2], list.EnumerateArray().Select(one => one.GetProperty("hours").GetDouble()));
        Assert.Equal([citizen, citizen], list.EnumerateArray().Select(one => one.GetProperty("citizen").GetString()!));
        Assert.Empty(
            (await running.Host.GetAsync($"/api/v1/operations/waits?waitsFrom={asks}", "caseworker:bif-head")).Body.EnumerateArray());
    }

    [Fact]
    public async Task The_programme_has_a_target_a_day_and_a_forecast()
    {
        var (one, two) = (NewDepartment(), NewDepartment());
        await TellAsync(await NewCitizenAsync(one, two), one, "plan.agreed", new { planId = "p" });
        Assert.Equal(
            403, (await running.Host.SendAsync(
                HttpMethod.Put, "/api/v1/operations/programme", "caseworker:bif-head", new { target = 1, by = "2027-01-01" })).Code);
        var faulty = await running.Host.SendAsync(HttpMethod.Put, "/api/v1/operations/programme", "role:operations", new { target = 0 });
        Assert.Equal(422, faulty.Code);
        Assert.True(faulty.NamesExactly("/target", "/by"), faulty.Text);

        Assert.Equal(
            200, (await running.Host.SendAsync(
                HttpMethod.Put, "/api/v1/operations/programme", "role:operations", new { target = 3_500, by = "2026-11-29" })).Code);

        Assert.Equal(
            3_500, (await running.Host.GetAsync("/api/v1/operations/programme", "caseworker:bif-head")).Body.GetProperty("target")
            .GetInt64());
        var programme = (await running.Host.GetAsync(Summary, "role:operations")).Body.GetProperty("programme")
            .Deserialize<ProgrammeView>(JsonSerializerOptions.Web)!;
        Assert.Equal((3_500, new DateOnly(2026, 11, 29)), (programme.Target, programme.By));
        Assert.Equal((new DateOnly(2026, 6, 3), new DateOnly(2026, 8, 31)), (programme.From, programme.To));
        Assert.True(programme is { WithPlan: > 0, Agreed: > 0, IsReached: false });
        Assert.Equal(programme.WithPlan + programme.Agreed, programme.Forecast); // 90 days back, 90 days ahead.
    }

    [Theory]
    [InlineData("2026-10-01", 10, 30, 40)] // 30 in the last 30 days, 30 days ahead.
    [InlineData("2026-09-16", 10, 30, 25)]
    [InlineData("2026-08-01", 10, 30, 10)] // The day is past.
    [InlineData("2027-09-01", 0, 0, 0)]
    public void The_forecast_is_a_straight_line_at_the_pace_of_the_period(string by, long withPlan, long agreed, long forecast)
    {
        var today = new DateOnly(2026, 9, 1);
        var target = new ProgrammeTarget(
            30, DateOnly.Parse(by, System.Globalization.CultureInfo.InvariantCulture), "operations", RunningHost.Now);
        var view = ProgrammeView.Of(target, withPlan, agreed, today.AddDays(-29), today, today);
        Assert.Equal((forecast, forecast >= 30), (view.Forecast, view.IsReached));
        Assert.Null(ProgrammeView.Of(null, withPlan, agreed, today, today, today).Forecast);
    }

    [Fact]
    public void Waits_are_shown_in_hours_with_two_decimals_the_longest_median_first()
    {
        WaitingSummary Summary(string to, double median, double percentile) => new(
            WaitingTime.OfferedAccepted, "BIF", to, 4, TimeSpan.FromHours(median), TimeSpan.FromHours(percentile));
        Assert.Equal(
            [
                new WaitingView("offered-accepted", "BIF", "SUF", 4, 3, 3.01),
                new WaitingView("offered-accepted", "BIF", "SOF", 4, 2.5, 7.9),
                new WaitingView("offered-accepted", "BIF", "ÆLD", 4, 2.5, 2.5),
            ],
            WaitingView.Of([Summary("ÆLD", 2.5, 2.5), Summary("SOF", 2.5, 7.9), Summary("SUF", 3.001, 3.006)]));
    }

    private async Task<IEnumerable<string>> KeysAsync(string query, string who, params string[] among)
    {
        var answer = await running.Host.GetAsync($"{List}?{query}&limit=1000", who);
        Assert.Equal(200, answer.Code);
        var people = answer.Body.EnumerateArray()
            .Select(static one => (Key: one.GetProperty("key").GetString()!, Name: one.GetProperty("name").GetString())).ToList();
        var byName = people.OrderBy(static one => DanishOrder.KeyOf(one.Name), StringComparer.Ordinal)
            .ThenBy(static one => one.Key, StringComparer.Ordinal);
        if (who != "role:operations") Assert.Equal(byName, people); // They do not see the names by which the list is ordered.
        var keys = people.ConvertAll(static one => one.Key);
        return among.Length == 0 ? _made.Where(keys.Contains) : among.Where(keys.Contains);
    }

    private readonly List<string> _made = [];
    private readonly Dictionary<string, string> _numbers = [];

    private static string NewDepartment() => $"X{Guid.NewGuid():N}"[..12].ToUpperInvariant();

    private static string Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one} {other}" : $"{other} {one}";

    private async Task<string> NewCitizenAsync(params string[] departments)
    {
        var cpr = RunningHost.NewCpr();
        var key = (await running.SendAsync(RunningHost.Registration(cpr))).Body.GetProperty("results")[0].GetProperty("citizen")
            .GetString()!;
        foreach (var department in departments)
        {
            var caseworker = $"{department.ToLowerInvariant()}-1";
            var source = $"/{department}/test";
            var started = RunningHost.Event(
                "intervention.started", $"cpr:{cpr}",
                new { interventionId = "k-1", kind = "other", unit = "u", caseworker, startsOn = "2026-08-31" }, source: source);
            var answer = await running.SendAsync(started, source: source);
            Assert.Equal(200, answer.Code);
        }

        _made.Add(key);
        _numbers[key] = cpr;
        return key;
    }

    private async Task TellAsync(string citizen, string department, string type, object data, string? time = null)
    {
        var source = $"/{department}/test";
        var told = RunningHost.Event(type, $"cpr:{_numbers[citizen]}", data, source: source);
        if (time is not null) told["time"] = time;
        var answer = await running.SendAsync(told, source: source);
        Assert.True(
            answer.Code == 200 && answer.Body.GetProperty("results")[0].GetProperty("status").GetString() == "settled", answer.Text);
    }
}
