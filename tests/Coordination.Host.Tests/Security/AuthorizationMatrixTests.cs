using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Host.Tests.Pages;

namespace Coordination.Host.Tests.Security;

/// <summary>Every route for every role, held against a table. A route without a line in the table fails.</summary>
public sealed partial class AuthorizationMatrixTests(OwnHost own) : IClassFixture<OwnHost>, IDisposable
{
    private const string Left = "bif-8";
    private const string LeftDepartment = "GON";
    private const string Consultant = "bif-3";
    private const string Citizen = "the citizen";

    private string _citizen = "";

    // In the order of the letters of a line in the table. The citizen is held by bif-1 and coordinated by bif-2; bif-3 is
    // their consultant.
    private static readonly (string Role, string? Who)[] Roles =
    [
        ("anonymous", null), ("involved", "caseworker:bif-1"), ("uninvolved", "caseworker:sof-1"), ("leader", "caseworker:bif-lead"),
        ("coordinator", "caseworker:bif-2"), ("auditor", "role:auditor"), ("operations", "role:operations"),
        ("integration", "role:integration"), ("source", "source:/BIF/fasit"), ("left", $"caseworker:{Left}"),
        ("scoped", ScopesOf("BIF")), ("another department's", ScopesOf("KFF")), ("a department's that left", ScopesOf(LeftDepartment)),
        ("adviser", "role:adviser"), ("data-protection officer", "role:data-protection-officer"),
        ("consultant", $"caseworker:{Consultant}"), ("citizen", Citizen),
    ];

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = own.Host.Client.BaseAddress,
    };


    public void Dispose() => _client.Dispose();

    private static string ScopesOf(string department) => $"scopes:events:{department} feed:{department} read:{department}";

    [Fact]
    public async Task Every_route_answers_every_role_as_the_table_says()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-routes-").FullName;
        var routes = await HostRoutes.ListAsync(folder);
        Directory.Delete(folder, recursive: true);
        var places = await PlacesAsync();
        List<string> wrong = [.. Table.Keys.Except(routes).Select(static route => $"{route} is no route")];
        foreach (var route in routes)
        {
            var line = "";
            foreach (var (_, who) in Roles) line += await LetterAsync(route, who, places);
            var written = Table.GetValueOrDefault(route);
            if (line != written) wrong.Add($"[\"{route}\"] = \"{line}\", // the table says {written ?? "nothing"}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Prepend(string.Join(' ', Roles.Select(role => role.Role)))));
    }

    /// <summary>What stands in the parameters of routes.</summary>
    private async Task<IReadOnlyDictionary<string, string>> PlacesAsync()
    {
        var cpr = RunningHost.NewCpr();
        var key = await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"));
        Assert.Equal(200, (await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", "caseworker:bif-lead", new { caseworker = "bif-2",
                reason = "x" })).Code);
        Assert.Equal(200, (await own.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/consultant", "caseworker:bif-lead",
            new { caseworker = Consultant, reason = "mange sager" })).Code);
        using (var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key)) _citizen = browser.Cookies;
        var transfer = await own.Host.PostAsync(
            "/api/v1/caseload-transfers", "caseworker:bif-lead", new { from = "bif-9", to = (string[])["bif-3"], reason = "x" });
        Assert.True(transfer.Code == 202, transfer.Text);
        await own.Host.TokenAsync($"caseworker:{Left}");
        await own.Host.TokenAsync(ScopesOf(LeftDepartment));
        var document = OwnHost.Organization();
        document["departments"]!.AsArray().Add(new JsonObject { ["code"] = LeftDepartment, ["name"] = "x", ["leader"] = "bif-lead" });
        Assert.Equal(
            200, (await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);
        document["departments"]!.AsArray().RemoveAt(document["departments"]!.AsArray().Count - 1);
        var caseworkers = document["caseworkers"]!.AsArray();
        caseworkers.Remove(caseworkers.Single(person => person!["id"]!.GetValue<string>() == Left));
        var rota = document["rota"]!.AsArray();
        rota.Remove(rota.Single(entry => entry!["caseworker"]!.GetValue<string>() == Left));
        Assert.Equal(
            200, (await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);
        return new Dictionary<string, string>
        {
            ["{key}"] = key, ["{transfer}"] = transfer.Body.GetProperty("id").GetString()!, ["{id}"] = "bif-1",
            ["{documentName}"] = "v1",
        };
    }

    /// <summary>U: not signed in, N: not allowed, A: allowed, whatever came of it; -: there is nothing at the address.</summary>
    private async Task<char> LetterAsync(string route, string? who, IReadOnlyDictionary<string, string> places)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        foreach (var (name, value) in places) path = path.Replace(name, value, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(path, "none"));
        if (who == Citizen) request.Headers.Add("Cookie", _citizen);
        else if (who is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await own.Host.TokenAsync(who));
        if (method is not "GET" and not "DELETE")
            request.Content = HostProcess.Json(JsonSerializer.Serialize(Bodies.GetValueOrDefault(route, new { })));
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        return (int)answer.StatusCode switch
        {
            401 => 'U',
            403 => 'N',
            >= 500 => throw new InvalidOperationException($"{route} as {who}: {answer.StatusCode}"),
            _ => 'A',
        };
    }

    // What a command needs to be decided at all.
    internal static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/citizens/{key}/conflicts/{conflict}/settle"] = new { outcome = "yield", reason = "x" },
        ["PUT /api/v1/citizens/{key}/coordinator"] = new { caseworker = "bif-1", reason = "x" },
        ["POST /api/v1/citizens/{key}/contacts"] = new { reason = "x" },
        ["POST /api/v1/citizens/{key}/handovers"] =
            new { what = new { type = "intervention", id = "BIF/none" }, to = new { caseworker = "bif-3" }, reason = "x" },
        ["POST /api/v1/citizens/{key}/handover-requests"] = new { what = new { type = "intervention", id = "BIF/none" }, reason = "x" },
        ["POST /api/v1/caseload-transfers"] = new { from = "bif-9", to = Array.Empty<string>(), reason = "x" },
        ["PUT /api/v1/organization"] = new { departments = (object?)null },
    };

    [System.Text.RegularExpressions.GeneratedRegex(@"\{[^}]*\}")]
    private static partial System.Text.RegularExpressions.Regex Parameter();
}
