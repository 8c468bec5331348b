using System.Globalization;
using System.Text.Json;
using Coordination.Host.Tests.Pages;
using Coordination.Testing;

namespace Coordination.Host.Tests.Mails;

/// <summary>
/// A host with a manual clock and a mail server, which it reaches by STARTTLS and a password, and people whom only one test each uses.
/// </summary>
public sealed class MailHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-mail-").FullName;
    private readonly TestCertificates _certificates = new();
    private int _persons;
    private int _things;

    internal HostProcess Host { get; private set; } = null!;

    internal MailServer Server { get; private set; } = null!;

    /// <summary>Where the service's clock stands.</summary>
    internal DateTimeOffset Now { get; private set; } = DateTimeOffset.Parse("2026-08-31T09:00:00+02:00", CultureInfo.InvariantCulture);

    /// <summary>The organization: 40 people m-1 … m-40 of BIF, of whom m-39 has no address, and their leaders.</summary>
    internal static object Organization { get; } = new
    {
        departments = new object[]
        {
            new { code = "BIF", name = "Beskæftigelse", leader = "bif-head", entryUnit = "bif-unit" },
            new { code = "SOF", name = "Socialforvaltningen", leader = "sof-head", entryUnit = "sof-unit" },
        },
        units = new object[]
        {
            new { id = "bif-unit", department = "BIF", name = "Jobcenter", leader = "bif-lead" },
            new { id = "sof-unit", department = "SOF", name = "Borgercenter", leader = "sof-lead" },
        },
        caseworkers = new object[]
        {
            Person("bif-head"), Person("bif-lead"), Person("bif-1"), Person("sof-head", "SOF"), Person("sof-lead", "SOF"),
        }.Concat(Enumerable.Range(1, 40).Select(static number => Person($"m-{number}", hasAddress: number != 39))),
    };

    internal static string AddressOf(string person) => $"{person}@example.org";

    /// <summary>Somebody with an address whom no other test uses.</summary>
    internal string NewPerson() => $"m-{Interlocked.Increment(ref _persons)}";

    public async ValueTask InitializeAsync()
    {
        Server = MailServer.Start(needsPassword: true, _certificates.Server("localhost"));
        Host = await HostProcess.StartAsync(
            _folder,
            [
                ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T09:00:00+02:00"), .. Settings(Server.Port),
                ("Mail__Host", "localhost"), ("Mail__Security", "StartTls"), ("SSL_CERT_FILE", _certificates.Authority),
                ("Mail__User", MailServer.User), ("Mail__Password", MailServer.Password), ("Mail__Timeout", "00:00:03"),
                ("Mail__HeldFor", "00:00:10"),
            ]);
        Assert.Equal(200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", Organization)).Code);
    }

    /// <summary>Settings of a host that sends to a server of the tests, and tries again quickly.</summary>
    internal static (string, string)[] Settings(int port) =>
    [
        ("Mail__Host", "127.0.0.1"), ("Mail__Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail__Security", "None"),
        ("Mail__From", "koordinering@example.org"), ("Mail__LookInterval", "00:00:00.100"), ("Mail__RetryDelay", "00:00:00.050"),
        ("Mail__RetryDelayMax", "00:00:00.200"), ("Mail__TriedFor", "00:00:20"), ("Mail__Timeout", "00:00:00.900"),
        ("Mail__HeldFor", "00:00:03"),
    ];

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Server.DisposeAsync();
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task MoveAsync(TimeSpan by)
    {
        Now += by;
        var moved = await Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = Now });
        Assert.True(moved.Code == 200, moved.Text);
    }

    /// <summary>Moves to a local time (summer time) of this day, or of the next where it is past.</summary>
    internal Task MoveToAsync(int hour, int minute = 0)
    {
        var then = new DateTimeOffset(Now.Year, Now.Month, Now.Day, hour, minute, 0, Now.Offset);
        return MoveAsync((then > Now ? then : then.AddDays(1)) - Now);
    }

    /// <summary>Raises a warning to somebody: an intervention of bif-1 is offered to them.</summary>
    internal async Task WarnAsync(string person)
    {
        var key = await NewCitizenAsync("bif-1");
        var offered = await Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers", "caseworker:bif-1",
            new { what = new { type = "intervention", id = "BIF/k-1" }, to = new { caseworker = person }, reason = "ny målgruppe" });
        Assert.True(offered.Code == 201, offered.Text);
    }

    /// <summary>Raises a warning to somebody of BIF: an intervention of SOF is offered to them.</summary>
    internal async Task OfferOfSofAsync(string person, string kind)
    {
        var key = await NewCitizenAsync("bif-1");
        var started = Timed(RunningHost.Event(
            "intervention.started", $"citizen:{key}",
            new
            {
                interventionId = "b-1", kind, title = "Krisecenter Nord", unit = "sof-unit", caseworker = "sof-lead",
                startsOn = "2026-08-31",
            }, source: "/SOF/nexus"));
        var sent = await Host.PostAsync(
            "/api/v1/events", "source:/SOF/nexus", HostProcess.Json(started, "application/cloudevents+json"), ("Prefer", "wait=20"));
        Assert.True(sent.Code == 200, sent.Text);
        var offered = await Host.PostAsync(
            $"/api/v1/citizens/{key}/handovers", "caseworker:sof-lead",
            new { what = new { type = "intervention", id = "SOF/b-1" }, to = new { caseworker = person }, reason = "flytter" });
        Assert.True(offered.Code == 201, offered.Text);
    }

    /// <summary>Tells somebody: an intervention is assigned to them.</summary>
    internal async Task InformAsync(string person)
    {
        var cpr = RunningHost.NewCpr();
        await SendAsync(
            Timed(RunningHost.Registration(cpr)), Timed(Intervention(cpr, "bif-1")),
            Timed(
                RunningHost.Event("caseworker.assigned", $"cpr:{cpr}", new { interventionId = "k-1", caseworker = person }), seconds: 1));
    }

    /// <summary>
    /// Raises an urgent alert to somebody, and to their leader: a deadline of a minute is missed. The clock moves on by two.
    /// </summary>
    internal async Task UrgeAsync(string person)
    {
        var cpr = RunningHost.NewCpr();
        await SendAsync(
            Timed(RunningHost.Registration(cpr)), Timed(Intervention(cpr, person)),
            Timed(RunningHost.Event("deadline.set", $"cpr:{cpr}", new
            {
                deadlineId = $"d-{Interlocked.Increment(ref _things)}", title = "Opfølgning", dueAt = Now.AddMinutes(1),
                responsible = person, interventionId = "k-1",
            })));
        await MoveAsync(TimeSpan.FromMinutes(2));
    }

    internal async Task<string> NewCitizenAsync(string caseworker)
    {
        var cpr = RunningHost.NewCpr();
        return await SendAsync(Timed(RunningHost.Registration(cpr)), Timed(Intervention(cpr, caseworker)));
    }

    /// <summary>Somebody's alerts as the API shows them; reading marks them as delivered.</summary>
    internal async Task<JsonElement[]> AlertsAsync(string person) =>
        [.. (await Host.GetAsync("/api/v1/alerts?state=all", $"caseworker:{person}")).Body.EnumerateArray()];

    /// <summary>Has somebody see all of their alerts.</summary>
    internal async Task SeeAsync(string person)
    {
        var ids = (await AlertsAsync(person)).Select(static one => one.GetProperty("id").GetString()).ToArray();
        Assert.Equal(200, (await Host.PostAsync("/api/v1/alerts/seen", $"caseworker:{person}", new { ids })).Code);
    }

    /// <summary>The alerts that reached nobody, of one person, as somebody reads them.</summary>
    internal async Task<JsonElement[]> UndeliverableAsync(string person, string reader = "role:operations") =>
        [.. (await Host.GetAsync("/api/v1/alerts/undeliverable?limit=1000", reader)).Body.EnumerateArray()
            .Where(one => one.GetProperty("caseworker").GetString() == person)];

    internal Task<SignedInBrowser> BrowserAsync(string person) => SignedInBrowser.OpenAsync(Host, person);

    private async Task<string> SendAsync(params object[] events)
    {
        var answer = await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    // A kind that no rule asks anything of, however long it runs.
    private static Dictionary<string, object?> Intervention(string cpr, string caseworker) => RunningHost.Event(
        "intervention.started", $"cpr:{cpr}",
        new { interventionId = "k-1", kind = "activation", unit = "bif-unit", caseworker, startsOn = "2026-08-31" });

    private Dictionary<string, object?> Timed(Dictionary<string, object?> one, int seconds = 0)
    {
        one["time"] = Now.AddMinutes(-1).AddSeconds(seconds);
        return one;
    }

    private static object Person(string id, string department = "BIF", bool hasAddress = true) => new
    {
        id, name = $"Navn {id}", department, unit = $"{department.ToLowerInvariant()}-unit", email = hasAddress ? AddressOf(id) : null,
        phone = $"phone of {id}",
    };
}
