using System.Text.Json;
using Coordination.Testing;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>Who has which subscriptions, to which addresses, and what happens where nobody answers.</summary>
public sealed class SubscriptionTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
{
    private const string Bif = "source:/BIF/fasit";
    private static readonly string[] UnknownTypes = ["nothing"];

    private HostProcess Host => webhooks.Host;

    private async Task<string> SubscribeAsync(WebhookReceiver receiver, string name)
    {
        var put = await Host.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{name}", Bif, new { url = receiver.Url });
        Assert.True(put.Code == 201, put.Text);
        return name;
    }

    [Fact]
    public async Task Operations_see_subscriptions_and_change_none()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var name = await SubscribeAsync(receiver, "of-bif");
        const string operations = "role:operations";
        var path = $"/api/v1/subscriptions/{name}";
        Assert.Equal(200, (await Host.GetAsync(path, operations)).Code);
        Assert.Equal(
            403, (await Host.SendAsync(HttpMethod.Put, path, operations, new { url = receiver.Url, department = "BIF" })).Code);
        Assert.Equal(403, (await Host.SendAsync(HttpMethod.Delete, path, operations)).Code);
        foreach (var act in new[] { "test", "replay", "rotate-secret" })
            Assert.Equal(403, (await Host.PostAsync($"{path}/{act}", operations, new { after = 0 })).Code);
        Assert.Equal(200, (await Host.GetAsync(path, Bif)).Code);
    }

    [Theory]
    [InlineData("http://example.org/in")]
    [InlineData("https://10.1.2.3/in")]
    [InlineData("https://[::ffff:192.168.0.1]/in")]
    [InlineData("https://[fd00::1]/in")]
    [InlineData("https://[::10.1.2.3]/in")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://user:secret@example.org/in")]
    [InlineData("ftp://example.org/in")]
    [InlineData("no address")]
    [InlineData(null)]
    public async Task Only_public_https_addresses_are_taken(string? url)
    {
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/subscriptions/wrong", Bif, new { url });
        Assert.Equal(422, put.Code);
        Assert.Equal("/url", put.Body.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_department_has_twenty_subscriptions_at_most()
    {
        const string kff = "source:/KFF/debt";
        for (var number = 1; number <= 21; number++)
        {
            var put = await Host.SendAsync(
                HttpMethod.Put, $"/api/v1/subscriptions/kff-{number}", kff, new { url = "http://127.0.0.1:9/" });
            Assert.Equal(number <= 20 ? 201 : 409, put.Code);
        }

        Assert.Equal(
            200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/subscriptions/kff-1", kff, new { url = "http://127.0.0.1:10/" })).Code);
        Assert.Equal(20, (await Host.GetAsync("/api/v1/subscriptions", kff)).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_subscription_is_its_departments_own()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var name = await SubscribeAsync(receiver, "its-own");
        const string sof = "source:/SOF/nexus";
        Assert.Equal(404, (await Host.GetAsync($"/api/v1/subscriptions/{name}", sof)).Code);
        Assert.Equal(409, (await Host.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{name}", sof, new { url = receiver.Url })).Code);
        Assert.Equal(
            403,
            (await Host.SendAsync(HttpMethod.Put, "/api/v1/subscriptions/theirs", sof,
                new { url = receiver.Url, department = "BIF" })).Code);
        Assert.Equal(404, (await Host.SendAsync(HttpMethod.Delete, $"/api/v1/subscriptions/{name}", sof)).Code);
        Assert.DoesNotContain(
            name, (await Host.GetAsync("/api/v1/subscriptions", sof)).Text, StringComparison.Ordinal);
        Assert.Contains(name, (await Host.GetAsync("/api/v1/subscriptions", "role:operations")).Text, StringComparison.Ordinal);
        var faulty = await Host.SendAsync(
            HttpMethod.Put, "/api/v1/subscriptions/a b", Bif, new { url = receiver.Url, types = UnknownTypes, secret = "short" });
        Assert.Equal(["", "/types/0", "/secret"], faulty.Body.GetProperty("errors").EnumerateArray()
            .Select(static fault => fault.GetProperty("pointer").GetString()!));
    }

    [Fact]
    public async Task While_the_circuit_of_a_dead_receiver_is_open_only_probes_are_sent()
    {
        const int Citizens = 16; // More than a circuit takes to open, and several always under way where none is.
        await using var dead = await WebhookReceiver.StartAsync();
        await using var living = await WebhookReceiver.StartAsync();
        dead.Answer = static async (_, http) =>
        {
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            try
            {
                await tick.WaitForNextTickAsync(http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // The sender did not wait for the answer.
            }

            return 503;
        };
        var (name, _) = await webhooks.SubscribeAsync(dead);
        await webhooks.SubscribeAsync(living);
        List<string> subjects = [];
        while (subjects.Count < Citizens) subjects.Add(await webhooks.DecideAsync());
        await Eventually.IsAsync(
            "the circuit to open", () => Task.FromResult(dead.Attempts.Count >= 6 && dead.UnderWay == 0), TimeSpan.FromSeconds(20));

        var before = dead.Attempts.Count;
        dead.UnderWayMost = 0;
        await Eventually.IsAsync("probes, while the other receiver is sent each decision at once", async () =>
        {
            subjects.Add(await webhooks.DecideAsync());
            await living.HasAsync(subjects[^1], "deadline-set");
            return dead.Attempts.Count >= before + 3;
        });
        Assert.InRange(dead.UnderWayMost, 1, 2); // Two where a probe ran into its time-out here after it did so there.
        var view = await webhooks.ViewAsync(name);
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("failingSince").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, view.GetProperty("error").ValueKind);

        dead.Answer = static (_, _) => Task.FromResult(200);
        foreach (var subject in subjects) await dead.HasAsync(subject, "deadline-set");
        Assert.All(
            dead.Taken.DistinctBy(static one => one.Position).GroupBy(static one => one.Subject),
            static ofOne => Assert.Equal(ofOne.Select(static one => one.Position).Order(), ofOne.Select(static one => one.Position)));
        await Eventually.IsAsync(
            "the owner to see that it takes again",
            async () => (await webhooks.ViewAsync(name)).GetProperty("failingSince").ValueKind == JsonValueKind.Null);
    }
}
