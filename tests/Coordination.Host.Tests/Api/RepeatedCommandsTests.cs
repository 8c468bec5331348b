using System.Text.Json.Nodes;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>
/// Every command there is, one by one: given again with its Idempotency-Key it repeats its answer and does nothing more,
/// whatever has been done meanwhile; another request under that key is refused.
/// </summary>
/// <remarks>One table of all commands. It reads better whole.</remarks>
public sealed class RepeatedCommandsTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Operations = "role:operations";
    private static int _givers;

    private static readonly Dictionary<string, Func<OwnHost, Task<CommandRequest>>> Commands = new()
    {
        ["PUT /api/v1/citizens/{key}/coordinator"] = async own => Put(
            $"/api/v1/citizens/{await CitizenAsync(own)}/coordinator", "caseworker:bif-1",
            new { caseworker = "bif-1", reason = "kender borgeren" }),
        ["DELETE /api/v1/citizens/{key}/coordinator"] = async own =>
            new(HttpMethod.Delete, await CoordinatedAsync(own), "caseworker:bif-1", new { reason = "intet at koordinere" }),
        ["POST /api/v1/citizens/{key}/handovers"] = async own =>
            Post($"/api/v1/citizens/{await CitizenAsync(own)}/handovers", "caseworker:bif-1", Offer),
        ["PUT /api/v1/citizens/{key}/plan"] = async own =>
            Put(Plan(await CoordinatedAsync(own)), "caseworker:bif-1", new { wishes = "Jeg vil bo for mig selv" }),
        ["POST /api/v1/citizens/{key}/plan/agree"] = async own =>
            Post($"{await PlannedAsync(own)}/agree", "caseworker:bif-1", new { how = "sagt ja på et møde" }),
        ["POST /api/v1/citizens/{key}/plan/step-links"] = async own =>
            Post($"{await LinkableAsync(own)}/step-links", "caseworker:bif-1", Link),
        ["POST /api/v1/citizens/{key}/plan/step-links/{link}/withdraw"] = async own =>
        {
            var path = $"{await LinkableAsync(own)}/step-links";
            var made = await own.Host.PostAsync(path, "caseworker:bif-1", Link);
            return Post($"{path}/{made.Body.GetProperty("link").GetProperty("id").GetString()}/withdraw", "caseworker:bif-1", null);
        },
        ["POST /api/v1/citizens/{key}/barriers"] = async own => Post(
            $"/api/v1/citizens/{await CitizenAsync(own)}/barriers", "caseworker:bif-1",
            new { kind = "payer", departments = (string[])["BIF", "SOF"] }),
        ["POST /api/v1/citizens/{key}/measures"] = async own =>
            Post(Measures(await CoordinatedAsync(own)), "caseworker:bif-1", Measure),
        ["POST /api/v1/citizens/{key}/measures/{measure}/answer"] = async own => Post(
            $"{await AskedAsync(own)}/answer", "caseworker:bif-lead", new { answer = "granted", reason = "det begynder på mandag" }),
        ["POST /api/v1/citizens/{key}/handover-requests"] = async own => Post(
            $"/api/v1/citizens/{await CitizenAsync(own)}/handover-requests", "caseworker:bif-lead",
            new { what = What, reason = "kender borgeren" }),
        ["POST /api/v1/citizens/{key}/handovers/{handover}/accept"] = async own =>
            Post($"{await OfferedAsync(own)}/accept", "caseworker:bif-2", null),
        ["POST /api/v1/citizens/{key}/handovers/{handover}/decline"] = async own =>
            Post($"{await OfferedAsync(own)}/decline", "caseworker:bif-2", new { reason = "nej" }),
        ["POST /api/v1/citizens/{key}/handovers/{handover}/withdraw"] = async own =>
            Post($"{await OfferedAsync(own)}/withdraw", "caseworker:bif-1", null),
        ["PUT /api/v1/citizens/{key}/consultant"] = async own => Put(
            $"/api/v1/citizens/{await CitizenAsync(own)}/consultant", "caseworker:bif-lead",
            new { caseworker = "sof-1", reason = "mange sager på én gang" }),
        ["POST /api/v1/citizens/{key}/break-glass"] = async own => Post(
            $"/api/v1/citizens/{await CitizenAsync(own)}/break-glass", "caseworker:sof-1",
            new { reason = "borgeren er fundet bevidstløs" }),
        ["POST /api/v1/citizens/{key}/conflicts/{conflict}/settle"] = async own => Post(
            $"{await ClashAsync(own)}/settle", "caseworker:bif-1", new { outcome = "keep-both", reason = "det kan nås" }),
        ["POST /api/v1/caseload-transfers"] = async own => Post("/api/v1/caseload-transfers", Operations, await CaseloadAsync(own)),
        ["POST /api/v1/caseload-transfers/{transfer}/pause"] = async own =>
            Post($"{await TransferAsync(own)}/pause", Operations, null) with { Then = "resume" },
        ["POST /api/v1/caseload-transfers/{transfer}/resume"] = async own =>
            Post($"{await TransferAsync(own, "pause")}/resume", Operations, null) with { Then = "pause" },
        ["POST /api/v1/caseload-transfers/{transfer}/cancel"] = async own => Post($"{await TransferAsync(own)}/cancel", Operations, null),
        ["POST /api/v1/alerts/seen"] = async own =>
            Post("/api/v1/alerts/seen", "caseworker:bif-2", new { ids = new[] { await AlertAsync(own) } }),
        ["POST /api/v1/alerts/{alert}/acknowledge"] = async own =>
            Post($"/api/v1/alerts/{await AlertAsync(own)}/acknowledge", "caseworker:bif-2", null),
        ["PUT /api/v1/me/absence"] = _ =>
            Task.FromResult(Put("/api/v1/me/absence", "caseworker:bif-8", new { substitute = "bif-9", from = "2027-01-01" })
            with { Otherwise = new { substitute = "bif-3" } }),
        ["PUT /api/v1/me/notifications"] = _ =>
            Task.FromResult(Put("/api/v1/me/notifications", "caseworker:bif-8", new { mail = new { info = false } })
            with { Otherwise = new { mail = new { urgent = false } } }),
        ["PUT /api/v1/organization/caseworkers/{id}/absence"] = _ => Task.FromResult(Put(
            "/api/v1/organization/caseworkers/sof-1/absence", Operations,
            new { from = "2027-02-01" }) with { Otherwise = new { from = "2027-03-01" } }),
        ["PUT /api/v1/organization"] = _ =>
            Task.FromResult(Put("/api/v1/organization", Operations, OwnHost.Organization()) with { Otherwise = Renamed() }),
        ["PUT /api/v1/policy"] = async own =>
            Put("/api/v1/policy", Operations, await PolicyAsync(own, "first")) with { Otherwise = await PolicyAsync(own, "second") },
        ["POST /api/v1/policy/preview"] = async own => Post("/api/v1/policy/preview", Operations, await PolicyAsync(own, "previewed")),
        ["PUT /api/v1/operations/barriers/answer"] = _ =>
            Task.FromResult(Put("/api/v1/operations/barriers/answer", "caseworker:bif-lead", Answered("aftalt med SOF"))
            with { Otherwise = Answered("aftalt med alle", "consent") }),
        ["PUT /api/v1/operations/programme"] = _ =>
            Task.FromResult(Put("/api/v1/operations/programme", Operations, new { target = 100, by = "2027-01-01" })
            with { Otherwise = new { target = 200, by = "2027-01-01" } }),
        ["POST /api/v1/citizens/{key}/erasure"] = async own =>
            Post($"/api/v1/citizens/{await CitizenAsync(own)}/erasure", "role:data-protection-officer", Erasure),
        ["POST /api/v1/citizens/{key}/erasure/confirm"] = async own =>
        {
            var erasure = $"/api/v1/citizens/{await CitizenAsync(own)}/erasure";
            Assert.Equal(202, (await own.Host.PostAsync(erasure, "role:data-protection-officer", Erasure)).Code);
            return Post($"{erasure}/confirm", "role:auditor", null);
        },
        ["POST /api/v1/subscriptions/{name}/replay"] = async own =>
        {
            var put = await own.Host.SendAsync(
                HttpMethod.Put, "/api/v1/subscriptions/repeated", "source:/BIF/fasit", new { url = "http://127.0.0.1:9/" });
            Assert.Equal(201, put.Code);
            return Post("/api/v1/subscriptions/repeated/replay", "source:/BIF/fasit", new { after = 0 });
        },
        ["POST /api/v1/operations/dead-letters/resend"] = _ =>
            Task.FromResult(Post("/api/v1/operations/dead-letters/resend", Operations, new { positions = new[] { 1 } })),
    };

    private static readonly object Erasure = new { reason = "borgeren har bedt om det", basis = "databeskyttelsesforordningen art. 17" };
    private static readonly object What = new { type = "intervention", id = "BIF/k-1" };
    private static readonly object Offer = new { what = What, to = new { caseworker = "bif-2" }, reason = "ny målgruppe" };

    public static TheoryData<string> Names => [.. Commands.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_command_given_again_with_its_key_repeats_its_answer_and_does_nothing_more(string name)
    {
        var given = await Commands[name](own);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await SendAsync(given.Body, key);
        Assert.True(first.Code is >= 200 and < 300, first.Text);
        if (given.Otherwise is not null) Assert.Equal(200, (await SendAsync(given.Otherwise)).Code);
        if (given.Then is { } then)
            Assert.Equal(200, (await own.Host.PostAsync($"{given.Path[..given.Path.LastIndexOf('/')]}/{then}", given.Who, null)).Code);
        var before = await StateAsync(given);

        var again = await SendAsync(given.Body, key);

        Assert.Equal((first.Code, first.Text), (again.Code, again.Text));
        Assert.Equal((first.Header("ETag"), first.Header("Location")), (again.Header("ETag"), again.Header("Location")));
        Assert.Equal(before, await StateAsync(given));
        Assert.Equal(422, (await SendAsync(new { reason = "noget andet" }, key)).Code);

        Task<Answer> SendAsync(object? body, params (string, string)[] headers) =>
            own.Host.SendAsync(given.Method, given.Path, given.Who, body is JsonNode node ? node.ToJsonString() : body, headers);
    }

    [Fact]
    public async Task The_table_holds_every_command_and_the_api_shows_the_header_at_each()
    {
        // Questions, which change nothing; events, which carry ids of their own; answers that show a secret, which is not kept;
        // and what does nothing more when it is given twice.
        string[] without =
            ["POST /api/v1/events", "POST /api/v1/events/validate", "POST /api/v1/citizens/lookup", "POST /api/v1/citizens/{key}/contacts",
            "POST /api/v1/citizens/{key}/feedback-codes",
            "DELETE /api/v1/policy/previews/{id}", "PUT /api/v1/subscriptions/{name}", "POST /api/v1/subscriptions/{name}/rotate-secret",
            "POST /api/v1/subscriptions/{name}/test", "DELETE /api/v1/subscriptions/{name}",
            "POST /api/v1/subscriptions/{name}/deliveries/{position}/retry",
            "POST /api/v1/subscriptions/{name}/deliveries/{position}/give-up", "POST /api/v1/events/dead-letters/{position}/retry",
            "DELETE /api/v1/events/dead-letters/{position}"];
        var commands = (await own.Host.GetAsync("/openapi/v1.json", null)).Body.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(
                path => path.Value.EnumerateObject().Where(one => one.Name != "get")
                .Select(one => (Name: $"{one.Name.ToUpperInvariant()} {path.Name}", one.Value)))
            .Where(command => !without.Contains(command.Name)).ToList();
        Assert.Equal(Commands.Keys.Order(StringComparer.Ordinal), commands.Select(command => command.Name).Order(StringComparer.Ordinal));
        Assert.All(commands, command => Assert.Contains(
            command.Value.GetProperty("parameters").EnumerateArray(),
            parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key"));
    }

    [Fact]
    public async Task Two_callers_may_use_the_same_key_and_a_refused_command_may_be_given_again()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var refused = await own.Host.SendAsync(HttpMethod.Put, "/api/v1/operations/programme", Operations, new { target = 0 }, key);
        Assert.Equal(422, refused.Code);
        Assert.Equal(
            200, (await own.Host.SendAsync(
                HttpMethod.Put, "/api/v1/operations/programme", Operations, new { target = 5, by = "2027-01-01" }, key)).Code);
        Assert.Equal(200, (await own.Host.SendAsync(HttpMethod.Put, "/api/v1/me/absence", "caseworker:bif-9", new { }, key)).Code);
    }

    /// <summary>What the command acts on, as it stands: the whole journal, document or target.</summary>
    private async Task<string> StateAsync(CommandRequest given)
    {
        if (given.Path.StartsWith("/api/v1/citizens/", StringComparison.Ordinal))
            return (await own.Host.GetAsync($"{string.Join('/', given.Path.Split('/')[..5])}/history?limit=1000", "role:auditor")).Text;
        var (path, who) = given.Path switch
        {
            "/api/v1/policy" or "/api/v1/policy/preview" => ("/api/v1/policy", Operations),
            "/api/v1/operations/programme" => (given.Path, Operations),
            "/api/v1/caseload-transfers" => (given.Path, Operations),
            _ when given.Path.StartsWith("/api/v1/caseload-transfers/", StringComparison.Ordinal) =>
                (given.Path[..given.Path.LastIndexOf('/')], Operations),
            _ when given.Path.StartsWith("/api/v1/alerts/", StringComparison.Ordinal) => ("/api/v1/alerts?state=all", given.Who),
            _ => ("/api/v1/organization", Operations),
        };
        var answer = await own.Host.GetAsync(path, who);
        if (!path.StartsWith("/api/v1/caseload-transfers", StringComparison.Ordinal)) return $"{answer.Header("ETag")} {answer.Text}";
        // How far a transfer has come changes by itself.
        return path == "/api/v1/caseload-transfers" ? $"{answer.Body.GetArrayLength()}" : answer.Body.GetProperty("state").GetString()!;
    }

    private static CommandRequest Put(string path, string who, object? body) => new(HttpMethod.Put, path, who, body);

    private static CommandRequest Post(string path, string who, object? body) => new(HttpMethod.Post, path, who, body);

    private static Task<string> CitizenAsync(OwnHost own)
    {
        var cpr = NewCpr();
        return own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
    }

    private static async Task<string> CoordinatedAsync(OwnHost own)
    {
        var path = $"/api/v1/citizens/{await CitizenAsync(own)}/coordinator";
        await own.Host.SendAsync(HttpMethod.Put, path, "caseworker:bif-1", new { caseworker = "bif-1", reason = "kender borgeren" });
        return path;
    }

    private static string Plan(string coordinator) => coordinator.Replace("/coordinator", "/plan", StringComparison.Ordinal);

    private static async Task<string> PlannedAsync(OwnHost own)
    {
        var path = Plan(await CoordinatedAsync(own));
        var written = await own.Host.SendAsync(HttpMethod.Put, path, "caseworker:bif-1", new { wishes = "Jeg vil bo for mig selv" });
        Assert.Equal(200, written.Code);
        return path;
    }

    private static object Link { get; } = new { step = 1, person = "BIF/mia" };

    private static async Task<string> LinkableAsync(OwnHost own)
    {
        var path = Plan(await CoordinatedAsync(own));
        await own.SettleAsync(Event(
            "network.named", $"citizen:{path.Split('/')[4]}",
            new { personId = "mia", name = "Mia", relation = "søster", mayBeTold = (string[])["plan"] }));
        var written = await own.Host.SendAsync(
            HttpMethod.Put, path, "caseworker:bif-1",
            new { wishes = "Jeg vil bo for mig selv", steps = new[] { new { what = "Kør til lægen", who = "Mia" } } });
        Assert.Equal(200, written.Code);
        return path;
    }

    private static object Measure { get; } = new { department = "BIF", what = "en mentor", reason = "kommer ikke ud ad døren" };

    private static string Measures(string coordinator) => coordinator.Replace("/coordinator", "/measures", StringComparison.Ordinal);

    private static async Task<string> AskedAsync(OwnHost own)
    {
        var path = Measures(await CoordinatedAsync(own));
        return $"{path}/{(await own.Host.PostAsync(path, "caseworker:bif-1", Measure)).Body.GetProperty("id").GetString()}";
    }

    private static async Task<string> OfferedAsync(OwnHost own)
    {
        var path = $"/api/v1/citizens/{await CitizenAsync(own)}/handovers";
        return $"{path}/{(await own.Host.PostAsync(path, "caseworker:bif-1", Offer)).Body.GetProperty("id").GetString()}";
    }

    private static async Task<string> ClashAsync(OwnHost own)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Intervention(cpr, "k-1"), Booked("a"), Booked("b"));
        var picture = (await own.Host.GetAsync($"/api/v1/citizens/{key}", "role:auditor")).Body;
        var clash = picture.GetProperty("conflicts").EnumerateArray()
            .Single(one => one.GetProperty("kind").GetString() == "appointment-clash");
        return $"/api/v1/citizens/{key}/conflicts/{clash.GetProperty("id").GetString()}";

        Dictionary<string, object?> Booked(string id) => Event("appointment.booked", $"cpr:{cpr}", new
        {
            appointmentId = id, kind = "employment-interview", startsAt = "2026-09-20T10:00:00+02:00", endsAt = "2026-09-20T11:00:00+02:00",
            caseworker = "bif-1", interventionId = "k-1",
        });
    }

    private static async Task<string> AlertAsync(OwnHost own)
    {
        var key = (await OfferedAsync(own)).Split('/')[4];
        return (await own.Host.GetAsync("/api/v1/alerts", "caseworker:bif-2")).Body.EnumerateArray()
            .Single(one => one.GetProperty("citizen").GetString() == key).GetProperty("id").GetString()!;
    }

    private static async Task<object> CaseloadAsync(OwnHost own)
    {
        var from = $"giver-{Interlocked.Increment(ref _givers)}";
        foreach (var cpr in Enumerable.Range(0, 30).Select(_ => NewCpr())) await own.SettleAsync(Intervention(cpr, "k-1", from));
        return new { from, to = new[] { "bif-3" }, reason = "ny fordeling" };
    }

    private static async Task<string> TransferAsync(OwnHost own, string? steered = null)
    {
        var location = (await own.Host.PostAsync("/api/v1/caseload-transfers", Operations, await CaseloadAsync(own))).Header("Location")!;
        if (steered is not null) Assert.Equal(200, (await own.Host.PostAsync($"{location}/{steered}", Operations, null)).Code);
        return location;
    }

    private static async Task<JsonNode> PolicyAsync(OwnHost own, string version)
    {
        var document = JsonNode.Parse((await own.Host.GetAsync("/api/v1/policy/versions/2026-01-01", Operations)).Text)!;
        (document["version"], document["validFrom"]) = (version, "2026-08-31");
        return document;
    }

    private static JsonNode Renamed()
    {
        var document = OwnHost.Organization();
        document["departments"]![0]!["name"] = "Beskæftigelse og integration";
        return document;
    }

    private sealed record CommandRequest(HttpMethod Method, string Path, string Who, object? Body)
    {
        /// <summary>What is put meanwhile, so that carrying the command out again would be seen.</summary>
        public object? Otherwise { get; init; }

        /// <summary>How the transfer is steered meanwhile.</summary>
        public string? Then { get; init; }
    }

    private static object Answered(string done, string kind = "payer") =>
        new { quarter = "2026-Q2", departments = (string[])["BIF", "SOF"], kind, done };
}
