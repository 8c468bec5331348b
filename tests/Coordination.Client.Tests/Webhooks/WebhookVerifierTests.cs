using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Client.Tests.Generated;
using Coordination.Testing;
using Microsoft.Extensions.Time.Testing;
using StandardWebhooks;

namespace Coordination.Client.Tests.Webhooks;

public sealed partial class WebhookVerifierTests(ServiceHost service)
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly string[] Yielded = ["appointment-yielded"];

    // These tell nothing besides what they are.
    private static readonly string[] WithoutPart = ["citizen-death-taken-back", "citizen-move-ended", "citizen-erased", "events-erased"];

    [Fact]
    public async Task Deliveries_of_the_service_are_known_also_while_secrets_are_exchanged()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var http = await service.AsAsync(ServiceHost.Bif);
        var put = await PutAsync(http, new { url = receiver.Address, types = Yielded });
        var first = put.GetProperty("secret").GetString()!;
        try
        {
            receiver.Verifier = new WebhookVerifier([first]);
            Assert.True((await PostAsync(http, "test")).GetProperty("taken").GetBoolean());
            Assert.True(Assert.Single(receiver.Received).IsTest);
            receiver.Received.Clear();

            var second = (await PostAsync(http, "rotate-secret")).GetProperty("secret").GetString()!;
            foreach (var known in new[] { first, second })
            {
                receiver.Verifier = new WebhookVerifier([known]);
                var key = await Reported.YieldingAsync(service);
                await Eventually.IsAsync(
                    "the delivery", () => Task.FromResult(receiver.Received.Any(taken => taken.Decision.Citizen == key)));
                var received = receiver.Received.Single(taken => taken.Decision.Citizen == key);
                Assert.Equal("BIF/m-1", received.Decision.Appointment!.Id);
                Assert.NotEmpty(received.DeliveryId);
            }

            Assert.Equal(0, receiver.Refused);
            receiver.Verifier = new WebhookVerifier([Secret]);
            Assert.False((await PostAsync(http, "test")).GetProperty("taken").GetBoolean());
            Assert.Equal(1, receiver.Refused);
        }
        finally
        {
            (await http.DeleteAsync(new Uri("api/v1/subscriptions/client-tests", UriKind.Relative))).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task The_reference_verification_takes_what_is_sent_and_refuses_it_altered()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        using var http = await service.AsAsync(ServiceHost.Bif);
        var first = (await PutAsync(http, new { url = receiver.Address, types = Yielded })).GetProperty("secret").GetString()!;
        try
        {
            var second = (await PostAsync(http, "rotate-secret")).GetProperty("secret").GetString()!;
            await PostAsync(http, "test");
            var (id, sentAt, signatures, body) = Assert.Single(receiver.Arrived);
            const string program = """
                const { Webhook } = require("standardwebhooks");
                const [secret, id, sentAt, signatures, body] = process.argv.slice(1);
                const headers = { "webhook-id": id, "webhook-timestamp": sentAt, "webhook-signature": signatures };
                const verify = text => { try { new Webhook(secret).verify(text, headers); return "taken"; } catch { return "refused"; } };
                console.log(verify(body), verify(body.replace("test", "tset")));
                """;
            foreach (var (secret, said) in new[] { (first, "taken refused"), (second, "taken refused"), (Secret, "refused refused") })
                Assert.Equal(said, await Programs.RunAsync(
                    NuGetFolder.Node, Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(NuGetFolder.Npm))!, "-e", program, "--",
                    secret, id, sentAt, signatures, body));
        }
        finally
        {
            (await http.DeleteAsync(new Uri("api/v1/subscriptions/client-tests", UriKind.Relative))).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public void A_delivery_that_was_changed_or_is_old_is_refused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_788_000_000);
        var clock = new FakeTimeProvider(now);
        var verifier = new WebhookVerifier([Secret], clock);
        var body = Event("citizen-died", """{"onDate": "2026-08-30"}""");
        var sentAt = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = new StandardWebhook(Secret).Sign("d-1", now, body);

        Assert.Equal("d-1", verifier.Read("d-1", sentAt, $"v1,AAAA {signature}", body)!.DeliveryId);
        Assert.Null(verifier.Read("d-2", sentAt, signature, body));
        Assert.Null(verifier.Read("d-1", sentAt, signature, body.Replace("30", "31", StringComparison.Ordinal)));
        Assert.Null(verifier.Read("d-1", sentAt, "", body));
        Assert.Null(verifier.Read("", sentAt, signature, body));
        foreach (var wrong in new[] { "", "x", "-1", "99999999999999999999", "9999999999999" })
            Assert.Null(verifier.Read("d-1", wrong, signature, body));
        var nothing = new StandardWebhook(Secret).Sign("d-1", now, "{}");
        Assert.Null(verifier.Read("d-1", sentAt, nothing, "{}"));
        clock.Advance(WebhookVerifier.TimeDifferenceMax);
        Assert.NotNull(verifier.Read("d-1", sentAt, signature, body));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(verifier.Read("d-1", sentAt, signature, body));
    }

    [Fact]
    public async Task Every_kind_of_decision_that_the_service_tells_has_its_part()
    {
        using var http = await service.AsAsync(ServiceHost.Bif);
        var document = await http.GetStringAsync(new Uri("asyncapi.json", UriKind.Relative));
        string[] kinds = [.. DecisionType().Matches(document).Select(static match => match.Groups[1].Value).Distinct()];
        Assert.Contains("sanction-held", kinds);
        foreach (var kind in kinds)
        {
            var now = DateTimeOffset.UtcNow;
            var body = Event(kind, """{"id": "x"}""");
            var decision = new WebhookVerifier([Secret]).Read(
                "d", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), new StandardWebhook(Secret).Sign("d", now, body),
                body)!.Decision;
            object?[] parts =
            [
                decision.Conflict, decision.Handover, decision.Deadline, decision.Coordinator, decision.Appointment, decision.Intervention,
                decision.Responsibility, decision.Died, decision.Moved, decision.Keys, decision.Event,
                decision.Measure,
            ];
            Assert.True(
                parts.Count(static part => part is not null) == (WithoutPart.Contains(kind) ? 0 : 1), $"{kind} has not one part.");
        }
    }

    private static string Event(string kind, string data) => $$"""
        {"specversion": "1.0", "id": "7", "source": "/coordination", "type": "coordination.decision.{{kind}}.v1", "subject": "citizen:abc",
         "time": "2026-08-31T09:00:00+02:00", "position": "0000000000000000007", "data": {{data}}}
        """;

    private static async Task<JsonElement> PutAsync(HttpClient http, object body)
    {
        using var answer = await http.PutAsync(
            new Uri("api/v1/subscriptions/client-tests", UriKind.Relative), JsonContent.Create(body));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string what)
    {
        using var answer = await http.PostAsync(
            new Uri($"api/v1/subscriptions/client-tests/{what}", UriKind.Relative), JsonContent.Create(new { }));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    [GeneratedRegex(@"coordination\.decision\.([a-z-]+)\.v1")]
    private static partial Regex DecisionType();
}
