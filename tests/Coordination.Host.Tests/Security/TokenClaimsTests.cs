using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Host.Tests.Security;

/// <summary>A token is whose its claims say, if they say it as they must.</summary>
public sealed class TokenClaimsTests(ProviderHost fixture) : IClassFixture<ProviderHost>
{
    private readonly TestIdentityProvider _provider = fixture.Provider;

    [Fact]
    public async Task An_id_token_opened_the_API()
    {
        Dictionary<string, object> person = new() { ["sub"] = "u1", ["role"] = "operations" };
        const string Path = "/api/v1/operations/summary";
        Assert.Equal(200, await StatusAsync(Path, _provider.Token(person)));
        Assert.Equal(200, await StatusAsync(Path, _provider.Token(new(person) { ["azp"] = "a-system" }, type: "at+jwt")));
        Assert.Equal(200, await StatusAsync(Path, _provider.Token(new(person) { ["typ"] = "Bearer", ["azp"] = "a-system" })));
        Assert.Equal(401, await StatusAsync(Path, _provider.Token(new(person) { ["nonce"] = "n" })));
        Assert.Equal(401, await StatusAsync(Path, _provider.Token(new(person) { ["at_hash"] = "h" })));
        Assert.Equal(401, await StatusAsync(Path, _provider.Token(new(person) { ["typ"] = "ID" })));
        Assert.Equal(401, await StatusAsync(Path, _provider.Token(new(person) { ["azp"] = TestIdentityProvider.Audience })));
        Assert.Equal(401, await StatusAsync(Path, _provider.Token(new(person) { ["events"] = "x" }, type: "logout+jwt")));
    }

    [Theory]
    [InlineData("caseworker", "unit:bif-unit")]
    [InlineData("caseworker", "operations:other")]
    [InlineData("caseworker", "Department:BIF")]
    [InlineData("caseworker", "system")]
    public async Task A_reserved_word_was_taken_for_a_person(string claim, string value) =>
        Assert.Equal(403, await StatusAsync("/api/v1/me/desk", _provider.Token(new() { ["sub"] = "u9", [claim] = value })));

    [Theory]
    [InlineData("\" \"")]
    [InlineData("\"\"")]
    [InlineData("[\"bif-1\",\"bif-2\"]")]
    [InlineData("{\"id\":\"bif-1\"}")]
    [InlineData("17")]
    [InlineData("true")]
    [InlineData("long")]
    public async Task A_claim_that_is_no_id_was_a_caseworker(string json)
    {
        object value = json == "long" ? new string('x', 201) : JsonElement.Parse(json);
        foreach (var claim in (string[])["caseworker", "source"])
        {
            var token = _provider.Token(new() { ["sub"] = "u9", [claim] = value, ["role"] = "operations" });
            Assert.Equal(403, await StatusAsync("/api/v1/operations/summary", token));
            Assert.Equal(403, await StatusAsync("/api/v1/organization", token));
        }
    }

    [Theory]
    [InlineData("Read:BIF")]
    [InlineData("read:")]
    [InlineData("reed:BIF feed")]
    [InlineData("openid")]
    [InlineData("openid profile email")]
    public async Task A_service_with_unknown_scopes_read_everything(string scopes)
    {
        foreach (var claim in (string[])["scope", "scp"])
        {
            var token = _provider.Token(new() { ["sub"] = "u9", ["role"] = "integration", [claim] = scopes });
            Assert.Equal(403, await StatusAsync("/api/v1/feed?department=BIF", token));
            Assert.Equal(403, await StatusAsync("/api/v1/citizens/unknown", token));
        }

        var known = _provider.Token(new() { ["sub"] = "u9", ["role"] = "integration", ["scope"] = $"{scopes} feed:BIF" });
        Assert.Equal(200, await StatusAsync("/api/v1/feed?department=BIF", known));
        Assert.Equal(403, await StatusAsync("/api/v1/feed?department=SOF", known));
    }

    [Fact]
    public async Task No_route_of_the_API_lets_a_service_in_whose_scopes_are_not_known()
    {
        var routes = AuthorizationMatrixTests.Table.Where(static line => line.Value[0] != 'A').Select(static line => line.Key)
            .Where(static route => route.Contains(" /api/", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 80, $"{routes.Count} routes");
        foreach (var scopes in (string[])["openid profile email", "reed:BIF Events:BIF"])
        {
            var token = _provider.Token(new() { ["sub"] = "u9", ["role"] = "integration", ["scope"] = scopes });
            foreach (var route in routes)
            {
                var (method, path) = (route.Split(' ')[0], Regex.Replace(route.Split(' ')[1], @"\{[^}]*\}", "none"));
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (method is not "GET" and not "DELETE") request.Content = HostProcess.Json("{}");
                using var answer = await fixture.Host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Assert.Equal((route, 403), (route, (int)answer.StatusCode));
            }
        }
    }

    [Fact]
    public async Task The_access_log_named_a_reader_by_a_CPR_number()
    {
        const string Subject = "0101800042";
        var source = ("Authorization", $"Bearer {_provider.Token(new() { ["sub"] = "u2", ["source"] = "/BIF/fasit" })}");
        var auditor = ("Authorization", $"Bearer {_provider.Token(new() { ["sub"] = Subject, ["role"] = "auditor" })}");
        var registration = HostProcess.Json(RunningHost.Registration(RunningHost.NewCpr()), "application/cloudevents+json");
        var sent = await fixture.Host.PostAsync("/api/v1/events", null, registration, source, ("Prefer", "wait=20"));
        var key = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString();
        Assert.Equal(200, (await fixture.Host.GetAsync($"/api/v1/citizens/{key}", null, auditor)).Code);

        var log = (await fixture.Host.GetAsync($"/api/v1/citizens/{key}/access-log", null, auditor)).Body;
        Assert.StartsWith("auditor:", log[0].GetProperty("who").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Subject, log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_to_erase_confirmed_it_in_another_role()
    {
        foreach (var (asks, same, second) in new (string, Dictionary<string, object>, string)[]
        {
            ("p1", new() { ["role"] = "auditor" }, "p2"), ("p1", new() { ["caseworker"] = "bif-head" }, "p2"),
            ("0101800011", new() { ["role"] = "auditor" }, "0101800012"), // Both were told as the same person.
        })
        {
            var registration = HostProcess.Json(RunningHost.Registration(RunningHost.NewCpr()), "application/cloudevents+json");
            var sent = await fixture.Host.PostAsync(
                "/api/v1/events", null, registration, As("u2", new() { ["source"] = "/BIF/fasit" }), ("Prefer", "wait=20"));
            var path = $"/api/v1/citizens/{sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()}/erasure";
            Dictionary<string, object> officer = new() { ["role"] = "data-protection-officer" };
            var asked = await fixture.Host.PostAsync(
                path, null, new { reason = "borgeren har bedt om det skriftligt", basis = "artikel 17" }, As(asks, officer));
            Assert.Equal(202, asked.Code);
            Assert.DoesNotContain("010180", asked.Text, StringComparison.Ordinal);
            foreach (var claims in (Dictionary<string, object>[])[officer, same])
                Assert.Equal(409, (await fixture.Host.PostAsync($"{path}/confirm", null, new { }, As(asks, claims))).Code);
            Assert.Equal(200, (await fixture.Host.PostAsync($"{path}/confirm", null, new { }, As(second, officer))).Code);
        }

        (string, string) As(string subject, Dictionary<string, object> claims) =>
            ("Authorization", $"Bearer {_provider.Token(new(claims) { ["sub"] = subject })}");
    }

    private async Task<int> StatusAsync(string path, string token) =>
        (await fixture.Host.GetAsync(path, null, ("Authorization", $"Bearer {token}"))).Code;
}
