using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Testing;
using Microsoft.AspNetCore.Http;

namespace Coordination.Host.Tests.Webhooks;

public sealed class WebhookTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
{
    private const string Bif = "source:/BIF/fasit";

    private static int _names;

    private HostProcess Host => webhooks.Host;

    /// <summary>A citizen with an intervention of BIF, so many decisions about which follow.</summary>
    private async Task<string> DecideAsync(string source = "/BIF/fasit")
    {
        var cpr = RunningHost.NewCpr();
        Dictionary<string, object?>[] events =
        [
            RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"),
            RunningHost.Event("deadline.set", $"cpr:{cpr}", new
            {
                deadlineId = "d-1", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-1", interventionId = "k-1",
            }),
        ];
        foreach (var one in events) one["source"] = source;
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:{source}", HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        Assert.True(answer.Code == 200, answer.Text);
        return "citizen:" + answer.Body.GetProperty("results")[0].GetProperty("citizen").GetString();
    }

    private async Task<(string Name, string Secret)> SubscribeAsync(WebhookReceiver receiver, string path = "/in")
    {
        var name = $"sub-{Interlocked.Increment(ref _names)}";
        var put = await Host.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{name}", Bif, new { url = receiver.Url + path });
        Assert.True(put.Code == 201, put.Text);
        return (name, put.Body.GetProperty("secret").GetString()!);
    }

    private async Task<JsonElement> ViewAsync(string name) => (await Host.GetAsync($"/api/v1/subscriptions/{name}", Bif)).Body;

    private static Task HasAsync(WebhookReceiver receiver, string subject, string type) => Eventually.IsAsync(
        $"{type} to arrive",
        () => Task.FromResult(receiver.Taken.Any(
            one => one.Subject == subject && one.Type == $"coordination.decision.{type}.v1")),
        TimeSpan.FromSeconds(20));

    [Fact]
    public async Task A_decision_arrives_signed_and_the_secret_is_shown_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (name, secret) = await SubscribeAsync(receiver);
        receiver.Secret = secret;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.False((await ViewAsync(name)).TryGetProperty("secret", out _));
        var subject = await DecideAsync();
        await HasAsync(receiver, subject, "deadline-set");
        Assert.All(receiver.Taken, one => Assert.StartsWith($"{name}-", one.Id, StringComparison.Ordinal));

        var rotated = await Host.PostAsync($"/api/v1/subscriptions/{name}/rotate-secret", Bif, new { });
        var next = rotated.Body.GetProperty("secret").GetString()!;
        Assert.NotEqual(secret, next);
        foreach (var valid in new[] { secret, next })
        {
            receiver.Secret = valid;
            await HasAsync(receiver, await DecideAsync(), "deadline-set");
        }

        Assert.Equal(2, receiver.Taken[^1].Signatures.Split(' ').Length);
        receiver.Secret = null;
        Assert.True((await Host.PostAsync($"/api/v1/subscriptions/{name}/test", Bif, new { })).Body.GetProperty("taken").GetBoolean());
        Assert.Contains(receiver.Taken, static one => one.Type == "coordination.decision.test.v1");
        Assert.Equal(204, (await Host.SendAsync(HttpMethod.Delete, $"/api/v1/subscriptions/{name}", Bif)).Code);
        Assert.Equal(404, (await Host.GetAsync($"/api/v1/subscriptions/{name}", Bif)).Code);
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_department_that_left_until_it_is_back()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var ours = await WebhookReceiver.StartAsync();
        await PutOrganizationAsync(withKff: true);
        const string Kff = "source:/KFF/borgerservice";
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/subscriptions/kff", Kff, new { url = $"{receiver.Url}/in" });
        Assert.Equal(201, put.Code);
        await SubscribeAsync(ours);
        var isAway = true;
        receiver.Answer = (_, _) => Task.FromResult(isAway ? 503 : 204);
        var subject = await DecideAsync("/KFF/borgerservice");
        await Eventually.IsAsync("an attempt", () => Task.FromResult(!receiver.Attempts.IsEmpty), TimeSpan.FromSeconds(20));

        await PutOrganizationAsync(withKff: false);
        Assert.Equal("left", (await Host.GetAsync("/api/v1/subscriptions/kff", "role:integration")).Body.GetProperty("state").GetString());
        await HasAsync(ours, await DecideAsync(), "deadline-set"); // By then every attempt that was under way is over.
        isAway = false;
        var attempts = receiver.Attempts.Count;
        await HasAsync(ours, await DecideAsync(), "deadline-set");
        Assert.Equal(attempts, receiver.Attempts.Count);

        await PutOrganizationAsync(withKff: true);
        await HasAsync(receiver, subject, "deadline-set");
        Assert.Equal("active", (await Host.GetAsync("/api/v1/subscriptions/kff", Kff)).Body.GetProperty("state").GetString());
        Assert.Equal(204, (await Host.SendAsync(HttpMethod.Delete, "/api/v1/subscriptions/kff", Kff)).Code);
        await PutOrganizationAsync(withKff: false);
    }

    private async Task PutOrganizationAsync(bool withKff)
    {
        var document = JsonNode.Parse(RunningHost.Organization.ToString()!)!;
        if (withKff)
            document["departments"]!.AsArray().Add(
                new JsonObject { ["code"] = "KFF", ["name"] = "Borgerservice", ["leader"] = "bif-head" });
        Assert.Equal(
            200, (await Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);
    }

    [Fact]
    public async Task A_receiver_that_was_away_gets_everything_in_order_for_each_citizen()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var isAway = true;
        receiver.Answer = (_, _) => Task.FromResult(isAway ? 503 : 204);
        var (name, _) = await SubscribeAsync(receiver);
        var subjects = new List<string>();
        for (var i = 0; i < 8; i++) subjects.Add(await DecideAsync());
        await Eventually.IsAsync(
            "attempts to fail", () => Task.FromResult(receiver.Attempts.Count >= 6));
        isAway = false;
        foreach (var subject in subjects) await HasAsync(receiver, subject, "deadline-set");
        foreach (var ofCitizen in receiver.Taken.DistinctBy(static one => one.Position).GroupBy(static one => one.Subject))
            Assert.Equal(ofCitizen.Select(static one => one.Position).Order(), ofCitizen.Select(static one => one.Position));
        await Eventually.IsAsync("nothing to be left", async () => await ViewAsync(name) is var view
            && view.GetProperty("waiting").GetInt64() == 0 && view.GetProperty("failingSince").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task A_delivery_that_is_never_taken_is_parked_and_tried_again_or_given_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var refused = new ConcurrentDictionary<string, bool>();
        receiver.Answer = (one, _) => Task.FromResult(refused.ContainsKey(one.Subject) ? 422 : 200);
        var (name, _) = await SubscribeAsync(receiver);
        var good = await DecideAsync();
        await HasAsync(receiver, good, "deadline-set");
        var (bad, worse) = ("", "");
        receiver.Answer = (one, _) => Task.FromResult(one.Subject == good ? 200 : 422);
        (bad, worse) = (await DecideAsync(), await DecideAsync());
        await Eventually.IsAsync(
            "deliveries to be parked", async () => (await ViewAsync(name)).GetProperty("parked").GetInt64() >= 2, TimeSpan.FromSeconds(30));
        receiver.Answer = static (_, _) => Task.FromResult(200);
        var parked = (await Host.GetAsync($"/api/v1/subscriptions/{name}/deliveries?state=parked", "role:operations")).Body;
        var (first, second) = (parked[0].GetProperty("position").GetString(), parked[1].GetProperty("position").GetString());
        Assert.Contains("422", parked[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            204, (await Host.PostAsync($"/api/v1/subscriptions/{name}/deliveries/{first}/retry", "role:operations", new { })).Code);
        await Eventually.IsAsync(
            "the parked delivery to be taken",
            () => Task.FromResult(receiver.Taken.Any(one => one.Event.GetProperty("position").GetString() == first)));
        Assert.Equal(
            422, (await Host.PostAsync($"/api/v1/subscriptions/{name}/deliveries/{second}/give-up", Bif, new { reason = " " })).Code);
        Assert.Equal(
            204, (await Host.PostAsync($"/api/v1/subscriptions/{name}/deliveries/{second}/give-up", Bif, new { reason = "forkert" })).Code);
        Assert.Equal(
            "forkert",
            (await Host.GetAsync($"/api/v1/subscriptions/{name}/deliveries?state=given-up", Bif)).Body[0].GetProperty("error").GetString());
        await HasAsync(receiver, await DecideAsync(), "deadline-set");
    }

    [Fact]
    public async Task A_receiver_back_after_everything_was_parked_is_sent_what_is_new()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, _) => Task.FromResult(503);
        var (name, _) = await SubscribeAsync(receiver);
        await DecideAsync();
        await Eventually.IsAsync(
            "everything to be parked",
            async () => await ViewAsync(name) is var view && view.GetProperty("parked").GetInt64() >= 2
                && view.GetProperty("waiting").GetInt64() == 0,
            TimeSpan.FromSeconds(40));
        receiver.Answer = static (_, _) => Task.FromResult(200);
        await HasAsync(receiver, await DecideAsync(), "deadline-set");
    }

    [Fact]
    public async Task One_dead_receiver_delays_no_other()
    {
        await using var dead = await WebhookReceiver.StartAsync();
        await using var living = await WebhookReceiver.StartAsync();
        dead.Answer = static async (_, http) =>
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 504;
        };
        await SubscribeAsync(dead);
        await SubscribeAsync(living);
        for (var i = 0; i < 20; i++) await HasAsync(living, await DecideAsync(), "deadline-set");
        Assert.True(dead.UnderWayMost <= 16);
        Assert.Empty(dead.Taken);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_sent_no_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, _) => Task.FromResult(410);
        var (name, _) = await SubscribeAsync(receiver);
        await DecideAsync();
        await Eventually.IsAsync("the subscription to be off",
            async () => (await ViewAsync(name)).GetProperty("state").GetString() == "off");
        receiver.Answer = static (_, _) => Task.FromResult(200);
        var again = await Host.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{name}", Bif, new { url = receiver.Url });
        Assert.Equal(200, again.Code);
        await HasAsync(receiver, await DecideAsync(), "deadline-set");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_redirect_is_not_followed_and_an_error_is_tried_again(int status)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var tried = 0;
        receiver.Answer = (one, http) =>
        {
            if (Interlocked.Increment(ref tried) > 1) return Task.FromResult(200);
            http.Response.Headers.Location = receiver.Url + "/elsewhere";
            return Task.FromResult(status);
        };
        await SubscribeAsync(receiver);
        await HasAsync(receiver, await DecideAsync(), "deadline-set");
        Assert.Equal(receiver.Attempts.First().Id, receiver.Attempts.ElementAt(1).Id);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static async (_, http) =>
        {
            http.Response.StatusCode = 200;
            for (var i = 0; i < 1_000_000 && !http.RequestAborted.IsCancellationRequested; i++)
            {
                try
                {
                    await http.Response.WriteAsync("data ", http.RequestAborted);
                }
                catch (Exception gone) when (gone is OperationCanceledException or IOException)
                {
                    break;
                }
            }

            return 200;
        };
        await SubscribeAsync(receiver);
        await HasAsync(receiver, await DecideAsync(), "deadline-set");
    }

    [Fact]
    public async Task Everything_after_a_position_is_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (name, _) = await SubscribeAsync(receiver);
        var subject = await DecideAsync();
        await HasAsync(receiver, subject, "deadline-set");
        var first = receiver.Taken.First(one => one.Subject == subject);
        Assert.Equal(
            200, (await Host.PostAsync($"/api/v1/subscriptions/{name}/replay", Bif, new { after = first.Position - 1 })).Code);
        await Eventually.IsAsync(
            "the decision to arrive again", () => Task.FromResult(receiver.Taken.Count(one => one.Id == first.Id) == 2));
        Assert.Equal(410, (await Host.PostAsync($"/api/v1/subscriptions/{name}/replay", Bif, new { after = 9_000_000_000_000 })).Code);
        Assert.Equal(422, (await Host.PostAsync($"/api/v1/subscriptions/{name}/replay", Bif, new { after = "x" })).Code);
    }
}
