namespace Coordination.Host.Tests.Security;

public sealed class DevelopmentDoorTests(RunningHost running)
{
    [Theory]
    [InlineData("example.org")]
    [InlineData("localhost.example.org")]
    [InlineData("10.0.0.1")]
    public async Task Development_sign_in_answers_a_loopback_host_only(string host)
    {
        Assert.Equal(404, (await running.Host.PostAsync("/dev/sign-in", null, new { role = "auditor" }, ("Host", host))).Code);
        Assert.Equal(404, (await running.Host.GetAsync("/dev/clock", null, ("Host", host))).Code);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]:5080")]
    public async Task Names_of_this_machine_are_loopback(string host) =>
        Assert.Equal(200, (await running.Host.GetAsync("/dev/clock", null, ("Host", host))).Code);

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("x-real-ip", "::1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Prefix", "/x")]
    [InlineData("X-Original-For", "127.0.0.1:1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("CF-Connecting-IP", "127.0.0.1")]
    [InlineData("X_Forwarded_For", "127.0.0.1")]
    [InlineData("X-Forward-For", "127.0.0.1")]
    [InlineData("Fly-Client-IP", "127.0.0.1")]
    [InlineData("X-Scheme", "https")]
    [InlineData("True-Client-IP", "127.0.0.1")]
    [InlineData("X.Client.Ip", "127.0.0.1")]
    [InlineData("X-Via", "1.1 proxy")]
    public async Task A_proxied_request_is_not_from_this_machine(string header, string value)
    {
        Assert.Equal(404, (await running.Host.GetAsync("/dev/clock", null, (header, value))).Code);
        Assert.Equal(404, (await running.Host.PostAsync("/dev/sign-in", null, new { role = "auditor" }, (header, value))).Code);
        Assert.Equal(404, (await running.Host.GetAsync("/sign-in", null, (header, value))).Code);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Upgrade-Insecure-Requests", "1")]
    [InlineData("Service-Worker-Navigation-Preload", "true")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("Priority", "u=0, i")]
    public async Task What_a_browser_of_this_machine_sends_tells_of_no_proxy(string header, string value) =>
        Assert.Equal(200, (await running.Host.GetAsync("/dev/clock", null, (header, value))).Code);

    [Theory]
    [InlineData("unit:bif-unit")]
    [InlineData("operations:other")]
    [InlineData("department:BIF")]
    [InlineData("policy")]
    public async Task A_reserved_word_is_nobody(string caseworker) =>
        Assert.Equal(422, (await running.Host.PostAsync("/dev/sign-in", null, new { caseworker })).Code);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"role\":\"admin\"}")]
    [InlineData("{\"source\":\"BIF\"}")]
    [InlineData("{\"caseworker\":\"\"}")]
    [InlineData("{\"caseworker\":\"a\",\"role\":\"auditor\"}")]
    public async Task Exactly_one_identity_is_chosen(string body) =>
        Assert.Equal(422, (await running.Host.PostAsync("/dev/sign-in", null, body)).Code);

    [Fact]
    public async Task A_form_of_another_site_cannot_sign_in()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("role", "auditor")]);
        Assert.Equal(415, (await running.Host.PostAsync("/dev/sign-in", null, form)).Code);
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        var read = await running.Host.GetAsync("/dev/clock", null);
        Assert.Equal(RunningHost.Now, read.Body.GetProperty("now").GetDateTimeOffset());
        Assert.Equal(
            409, (await running.Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = "2026-08-31T08:59:59+02:00" })).Code);
        Assert.Equal(422, (await running.Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = "2026-08-31" })).Code);
        Assert.Equal(
            200, (await running.Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = "2026-08-31T09:00:00+02:00" })).Code);
    }

    [Fact]
    public async Task A_token_that_was_altered_is_worth_nothing()
    {
        var token = await running.Host.TokenAsync("role:auditor");
        var altered = token[..^2] + (token[^2] == 'A' ? "B" : "A") + token[^1];
        var answer = await running.Host.GetAsync("/api/v1/organization", null, ("Authorization", $"Bearer {altered}"));
        Assert.Equal(401, answer.Code);
        Assert.Equal(401, (await running.Host.GetAsync("/api/v1/organization", null, ("Authorization", "Bearer x"))).Code);
        Assert.Equal(401, (await running.Host.GetAsync("/api/v1/organization", null, ("Cookie", "coordination-development=x"))).Code);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_protect_it()
    {
        var answer = await running.Host.GetAsync("/api/v1/organization", "role:auditor");
        Assert.StartsWith("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Null(answer.Header("Server"));
    }
}
