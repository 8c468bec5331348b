using System.Globalization;
using System.Text.Json;
using Coordination.Host.Tests.Pages;

namespace Coordination.Host.Tests.Api;

/// <summary>The first load of departments with a day they start on, and a service of its own.</summary>
public sealed class QuietStartTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const int Citizens = 300;
    private const string Start = "/api/v1/organization/starts/BIF";

    [Fact]
    public async Task A_first_load_tells_nobody_before_the_day_and_everybody_once_on_it()
    {
        var document = OwnHost.Organization();
        foreach (var department in document["departments"]!.AsArray()) department!["liveFrom"] = "2026-09-07";
        Assert.Equal(
            200, (await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);
        string[] people = [.. document["caseworkers"]!.AsArray().Select(static one => one!["id"]!.GetValue<string>())];
        await LoadAsync();

        Assert.Equal(0, await UnacknowledgedAsync());
        await own.MoveClockAsync("2026-09-06T23:59:59+02:00");
        Assert.Equal(0, await UnacknowledgedAsync());
        foreach (var person in people) Assert.Empty(await KindsAsync(person));
        var deadlines = (await own.Host.GetAsync("/api/v1/operations/figures", "role:operations")).Body.GetProperty("deadlines");
        // The department's own, the first job interview, and the new time of what yields.
        Assert.Equal(
            (0, 3 * Citizens), (deadlines.GetProperty("missed").GetInt32(), deadlines.GetProperty("beforeStart").GetInt32()));
        var late = (await own.Host.GetAsync("/api/v1/operations/summary", "role:operations")).Body.GetProperty("deadlines");
        Assert.All(late.EnumerateArray(), static one => Assert.Equal(0, one.GetProperty("missed").GetInt32()));

        await StartIsShownAsync();

        await own.MoveClockAsync("2026-09-07T00:00:00+02:00");
        foreach (var person in people) Assert.Equal(["department-started"], await KindsAsync(person));
        Assert.True((await own.Host.GetAsync(Start, "caseworker:bif-lead")).Body.GetProperty("hasStarted").GetBoolean());
    }

    /// <summary>What was found, and who is told on the day, for leaders of the department and operations.</summary>
    private async Task StartIsShownAsync()
    {
        var start = (await own.Host.GetAsync(Start, "caseworker:bif-lead")).Body;
        Assert.Equal(("2026-09-07", false), (start.GetProperty("liveFrom").GetString(), start.GetProperty("hasStarted").GetBoolean()));
        var found = start.GetProperty("found").EnumerateArray().ToDictionary(
            static one => $"{one.GetProperty("matter").GetString()} {one.GetProperty("kind").GetString()}",
            static one => (one.GetProperty("count").GetInt64(), one.GetProperty("overdue").GetInt64()));
        Assert.Equal((Citizens, Citizens), found["deadline department"]);
        Assert.Equal((Citizens, 0), found["intervention contact-course"]);
        Assert.Equal((Citizens, 0), found["conflict no-coordinator"]);
        var told = start.GetProperty("told").EnumerateArray().ToDictionary(
            static one => one.GetProperty("caseworker").GetString()!, static one => one.GetProperty("owed").GetInt64());
        Assert.True(told["bif-2"] >= Citizens);
        Assert.DoesNotContain("sof-1", told.Keys);
        Assert.Equal(200, (await own.Host.GetAsync(Start, "role:operations")).Code);
        Assert.Equal(404, (await own.Host.GetAsync(Start, "caseworker:sof-head")).Code);
        Assert.Equal(404, (await own.Host.GetAsync("/api/v1/organization/starts/none", "role:operations")).Code);

        using var browser = await SignedInBrowser.OpenAsync(own.Host, "bif-lead");
        await browser.GetAsync("/organization");
        Assert.NotNull(browser.Document.QuerySelector("a[href='/organization/starts/BIF']"));
        Assert.Equal(System.Net.HttpStatusCode.OK, await browser.GetAsync("/organization/starts/BIF"));
        Assert.Contains("Hvem får besked", browser.Page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await browser.GetAsync("/organization/starts/SOF"));
    }

    /// <summary>Of every citizen a clash, a missing coordinator and a deadline long past.</summary>
    private async Task LoadAsync()
    {
        var numbers = Enumerable.Range(0, Citizens).Select(
            static number => string.Create(CultureInfo.InvariantCulture, $"cpr:020270{number:0000}")).ToList();
        await own.SettleAsync([.. numbers.Select(static subject => RunningHost.Event("intervention.started", subject, new
        {
            interventionId = "k", kind = "contact-course", unit = "bif-unit", caseworker = "bif-1", startsOn = "2026-03-02",
        }))]);
        await own.SettleAsync([.. numbers.Select(static subject => RunningHost.Event("deadline.set", subject, new
        {
            deadlineId = "d", title = "Opfølgning", dueAt = "2026-05-04", responsible = "bif-2",
        }))]);
        await own.SettleAsync([.. numbers.Select(static subject => Booked(subject, "BIF", "employment-interview", "bif-1"))]);
        await own.SettleAsync([.. numbers.Select(static subject => RunningHost.Event("intervention.started", subject, new
        {
            interventionId = "b", kind = "drug-treatment", unit = "sof-unit", caseworker = "sof-1", startsOn = "2026-03-02",
        }, source: "/SOF/nexus"))]);
        await own.SettleAsync([.. numbers.Select(static subject => Booked(subject, "SOF", "treatment", "sof-1"))]);
    }

    private static Dictionary<string, object?> Booked(string subject, string department, string kind, string caseworker) =>
        RunningHost.Event("appointment.booked", subject, new
        {
            appointmentId = "a", kind, startsAt = "2026-09-10T09:00:00+02:00", endsAt = "2026-09-10T10:00:00+02:00", caseworker,
            place = department,
        }, source: $"/{department}/load");

    private async Task<int> UnacknowledgedAsync() =>
        (await own.Host.GetAsync("/api/v1/operations/summary", "role:operations")).Body.GetProperty("alertsUnacknowledged").GetInt32();

    /// <summary>The kinds of a person's open alerts, without those about the rota: heads are told of its holes from that day.</summary>
    private async Task<string[]> KindsAsync(string person) =>
    [
        .. (await own.Host.GetAsync("/api/v1/alerts?state=open", $"caseworker:{person}")).Body.EnumerateArray()
            .Select(static alert => alert.GetProperty("kind").GetString()!).Where(static kind => kind != "rota-hole"),
    ];
}
