using System.Text.Json;
using Coordination.Host.Tests.Security;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// Whether the service knows a citizen is told only to those who see every citizen. For everybody else each route of a citizen answers
/// alike for one they do not see, one nobody reported, and a key that was never given out.
/// </summary>
public sealed partial class UnknownCitizenTests(RunningHost running)
{
    private const string NeverGiven = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string Ask = "POST /api/v1/citizens/{key}/contacts";
    private const int RoutesMin = 12;

    [Theory]
    [InlineData("caseworker:sof-1")]
    [InlineData("caseworker:sof-head")]
    [InlineData("role:operations")]
    [InlineData("source:/SOF/nexus")]
    public async Task A_citizen_one_may_not_see_was_told_from_one_that_is_not_there(string who)
    {
        var (unseen, unreported) = (await running.NewCitizenAsync(), await GivenAsync());
        var routes = await RoutesAsync();
        Assert.True(routes.Count >= RoutesMin, string.Join('\n', routes));
        List<string> told = [];
        foreach (var route in routes)
        {
            var answers = new List<string>();
            foreach (var key in (string[])[unseen, unreported, NeverGiven]) answers.Add(await AnswerAsync(route, key, who));
            // Whom to call is asked by everybody, with a reason that is logged: a citizen with contacts is known by them.
            if (route == Ask) answers.RemoveAt(0);
            if (answers.Distinct().Count() > 1) told.Add($"{route}:\n{string.Join('\n', answers)}");
        }

        Assert.True(told.Count == 0, string.Join("\n\n", told));
    }

    [Fact]
    public async Task A_look_at_a_key_never_given_out_is_refused_as_not_involved_and_logged()
    {
        var answer = await running.Host.GetAsync($"/api/v1/citizens/{NeverGiven}", "caseworker:sof-1");
        Assert.Equal(403, answer.Code);
        Assert.EndsWith("/not-involved", answer.Body.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Contains("contacts", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var page = await running.Host.GetAsync($"/citizens/{NeverGiven}", "caseworker:sof-1", ("Accept", "text/html"));
        var known = await running.NewCitizenAsync();
        var closed = await running.Host.GetAsync($"/citizens/{known}", "caseworker:sof-1", ("Accept", "text/html"));
        Assert.Equal((403, 403), (page.Code, closed.Code));
        Assert.Equal(Masked(closed.Text, known), Masked(page.Text, NeverGiven));
        Assert.Empty((await running.Host.PostAsync(
            $"/api/v1/citizens/{NeverGiven}/contacts", "caseworker:sof-1", new { reason = "x" })).Body.EnumerateArray());
    }

    [Theory]
    [InlineData("role:auditor")]
    [InlineData("role:integration")]
    public async Task Whoever_sees_every_citizen_is_told_that_there_is_none(string who)
    {
        foreach (var key in (string[])[NeverGiven, await GivenAsync()])
        {
            foreach (var path in (string[])["", "/history", "/contacts", "/colleagues", "/family"])
                Assert.Equal((path, 404), (path, (await running.Host.GetAsync($"/api/v1/citizens/{key}{path}", who)).Code));
            Assert.Equal(
                who == "role:auditor" ? 404 : 403, (await running.Host.GetAsync($"/api/v1/citizens/{key}/access-log", who)).Code);
            Assert.Equal(404, (await running.Host.PostAsync($"/api/v1/citizens/{key}/contacts", who, new { reason = "x" })).Code);
        }
    }

    private static async Task<IReadOnlyList<string>> RoutesAsync()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-routes-").FullName;
        var routes = await HostRoutes.ListAsync(folder);
        Directory.Delete(folder, recursive: true);
        // A form without its page's token is refused before anything is looked at.
        return [.. routes.Where(static route => route.Contains("/citizens/{key}", StringComparison.Ordinal)
            && (route.StartsWith("GET", StringComparison.Ordinal) || route.Contains("/api/", StringComparison.Ordinal)))];
    }

    /// <summary>Everything of an answer but the date, with the key masked.</summary>
    private async Task<string> AnswerAsync(string route, string key, string who)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1].Replace("{key}", key, StringComparison.Ordinal));
        var body = method == "GET" ? null : AuthorizationMatrixTests.Bodies.GetValueOrDefault(route, new { reason = "x" });
        var answer = await running.Host.SendAsync(
            new HttpMethod(method), Parameter().Replace(path, "none"), who, body is null ? null : JsonSerializer.Serialize(body));
        var headers = answer.Headers.Concat(answer.ContentHeaders)
            .Where(static header => header.Key is not ("Date" or "Transfer-Encoding" or "Set-Cookie"))
            .OrderBy(static header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return Masked($"{answer.Code} {string.Join('|', headers)} {answer.Text}", key);
    }

    private async Task<string> GivenAsync() => (await running.Host.PostAsync(
        "/api/v1/citizens/lookup", "role:integration", new { cpr = RunningHost.NewCpr() })).Body.GetProperty("key").GetString()!;

    // What differs from answer to answer: the key, the trace and the form's token.
    private static string Masked(string text, string key) =>
        Fleeting().Replace(text.Replace(key, "{key}", StringComparison.Ordinal), "…");

    [System.Text.RegularExpressions.GeneratedRegex(@"\{[^}]*\}")]
    private static partial System.Text.RegularExpressions.Regex Parameter();

    [System.Text.RegularExpressions.GeneratedRegex("""(?<="traceId":")[^"]*|(?<=__RequestVerificationToken" value=")[^"]*""")]
    private static partial System.Text.RegularExpressions.Regex Fleeting();
}
