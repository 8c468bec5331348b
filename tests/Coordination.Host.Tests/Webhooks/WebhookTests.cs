using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Coordination.Host.Tests.Pages;
using Coordination.Testing;
using Microsoft.AspNetCore.Http;

namespace Coordination.Host.Tests.Webhooks;

/// <summary>
/// Deliveries from a decision to its receiver, and the page about them. All need the one host that tries again quickly, so this file
/// reads better whole.
/// </summary>
public sealed class WebhookTests(WebhookHost webhooks) : IClassFixture<WebhookHost>
{
    private const string Bif = "source:/BIF/fasit";

    private static readonly object Erasure = new { reason = "borgeren har bedt om det skriftligt", basis = "forordningens art. 17" };

    private HostProcess Host => webhooks.Host;

    private static Task HasAsync(WebhookReceiver receiver, string subject, string type) => receiver.HasAsync(subject, type);

    [Fact]
    public async Task A_decision_arrives_signed_and_the_secret_is_shown_once()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (name, secret) = await webhooks.SubscribeAsync(receiver);
        receiver.Secret = secret;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.False((await webhooks.ViewAsync(name)).TryGetProperty("secret", out _));
        var subject = await webhooks.DecideAsync();
        await HasAsync(receiver, subject, "deadline-set");
        Assert.All(receiver.Taken, one => Assert.StartsWith($"{name}-", one.Id, StringComparison.Ordinal));

        var rotated = await Host.PostAsync($"/api/v1/subscriptions/{name}/rotate-secret", Bif, new { });
        var next = rotated.Body.GetProperty("secret").GetString()!;
        Assert.NotEqual(secret, next);
        await AreSecretAsync(name, next, secret);
        foreach (var valid in new[] { secret, next })
        {
            receiver.Secret = valid;
            await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
        }

        Assert.Equal(2, receiver.Taken[^1].Signatures.Split(' ').Length);
        receiver.Secret = null;
        Assert.True((await Host.PostAsync($"/api/v1/subscriptions/{name}/test", Bif, new { })).Body.GetProperty("taken").GetBoolean());
        Assert.Contains(receiver.Taken, static one => one.Type == "coordination.decision.test.v1");
        Assert.Equal(204, (await Host.SendAsync(HttpMethod.Delete, $"/api/v1/subscriptions/{name}", Bif)).Code);
        Assert.Equal(404, (await Host.GetAsync($"/api/v1/subscriptions/{name}", Bif)).Code);
    }

    /// <summary>Neither the row nor what the host printed contains a secret.</summary>
    private async Task AreSecretAsync(string name, string secret, string former)
    {
        foreach (var (column, shown) in new[] { ("secret", secret), ("former_secret", former) })
        {
            var stored = await webhooks.ReadAsync(column, "subscriptions", name);
            Assert.False(string.IsNullOrEmpty(stored));
            var bytes = Convert.FromBase64String(shown["whsec_".Length..]);
            Assert.DoesNotContain(Convert.ToBase64String(bytes), stored, StringComparison.Ordinal);
            Assert.Equal(-1, Base64Url.DecodeFromChars(stored).AsSpan().IndexOf(bytes));
            Assert.DoesNotContain(Convert.ToBase64String(bytes), Host.Printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_another_departments_event_changes_is_told_to_the_department_it_concerns()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await webhooks.SubscribeAsync(receiver);
        var cpr = RunningHost.NewCpr();
        var subject = await webhooks.DecideAsync(cpr);
        await webhooks.SendAsync(
            "/BIF/fasit",
            RunningHost.Event("appointment.booked", $"cpr:{cpr}", new
            {
                appointmentId = "m-1", kind = "employment-interview", startsAt = "2026-08-31T10:00:00+02:00",
                endsAt = "2026-08-31T11:00:00+02:00", caseworker = "bif-1", interventionId = "k-1",
            }),
            RunningHost.Event(
                "sanction.notified", $"cpr:{cpr}",
                new { sanctionId = "s-1", reason = "no-show", caseworker = "bif-1", appointmentId = "m-1" }));
        var began = RunningHost.Event(
            "admission.started", $"cpr:{cpr}", new { admissionId = "a-1", kind = "psychiatric-ward", place = "afdeling Q" },
            source: "/SOF/nexus");
        began["time"] = "2026-08-30T08:00:00+02:00";
        await webhooks.SendAsync("/SOF/nexus", began);
        await HasAsync(receiver, subject, "appointment-yielded");
        await HasAsync(receiver, subject, "sanction-held");

        await webhooks.SendAsync(
            "/SOF/nexus",
            RunningHost.Event(
                "event.withdrawn", $"cpr:{cpr}", new { id = began["id"], reason = "Forkert borger" }, source: "/SOF/nexus"));
        await HasAsync(receiver, subject, "conflict-dissolved");
        await HasAsync(receiver, subject, "appointment-freed");
        Assert.DoesNotContain(receiver.Taken, static one => one.Body.Contains("afdeling Q", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_department_that_left_until_it_is_back()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var ours = await WebhookReceiver.StartAsync();
        await webhooks.PutOrganizationAsync(withKff: true);
        const string Kff = "source:/KFF/borgerservice";
        var put = await Host.SendAsync(HttpMethod.Put, "/api/v1/subscriptions/kff", Kff, new { url = $"{receiver.Url}/in" });
        Assert.Equal(201, put.Code);
        await webhooks.SubscribeAsync(ours);
        var isAway = true;
        receiver.Answer = (_, _) => Task.FromResult(isAway ? 503 : 204);
        var subject = await webhooks.DecideAsync(source: "/KFF/borgerservice");
        await Eventually.IsAsync("an attempt", () => Task.FromResult(!receiver.Attempts.IsEmpty), TimeSpan.FromSeconds(20));

        await webhooks.PutOrganizationAsync(withKff: false);
        Assert.Equal("left", (await Host.GetAsync("/api/v1/subscriptions/kff", "role:integration")).Body.GetProperty("state").GetString());
        foreach (var page in (string[])["/subscriptions", "/subscriptions/kff"])
            Assert.Contains(
                "Hviler: forvaltningen er ude af organisationen",
                WebUtility.HtmlDecode((await Host.GetAsync(page, "role:operations", ("Accept", "text/html"))).Text),
                StringComparison.Ordinal);
        var attempts = -1; // What was under way when the department left ends by itself.
        await Eventually.IsAsync("no attempt between two decisions", async () =>
        {
            attempts = receiver.Attempts.Count;
            await HasAsync(ours, await webhooks.DecideAsync(), "deadline-set");
            return receiver.Attempts.Count == attempts;
        });
        isAway = false;
        await HasAsync(ours, await webhooks.DecideAsync(), "deadline-set");
        Assert.Equal(attempts, receiver.Attempts.Count);

        await webhooks.PutOrganizationAsync(withKff: true);
        await HasAsync(receiver, subject, "deadline-set");
        Assert.Equal("active", (await Host.GetAsync("/api/v1/subscriptions/kff", Kff)).Body.GetProperty("state").GetString());
        Assert.Equal(204, (await Host.SendAsync(HttpMethod.Delete, "/api/v1/subscriptions/kff", Kff)).Code);
        await webhooks.PutOrganizationAsync(withKff: false);
    }

    [Fact]
    public async Task What_was_erased_while_it_waited_to_be_sent_is_not_sent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        const string Mark = "Hemmelighed";
        string? subject = null;
        var (erased, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = async (arrived, _) =>
        {
            // While the first decision about the citizen is under way, all about them is erased; the later ones wait for it.
            await told.Task;
            if (arrived.Subject == subject && !erased.Task.IsCompleted)
            {
                var path = $"/api/v1/citizens/{subject["citizen:".Length..]}/erasure";
                Assert.Equal(202, (await Host.PostAsync(path, "role:data-protection-officer", Erasure)).Code);
                Assert.Equal(200, (await Host.PostAsync($"{path}/confirm", "role:auditor", new { })).Code);
                erased.TrySetResult();
            }

            return 200;
        };
        await Host.TokenAsync("role:data-protection-officer");
        await Host.TokenAsync("role:auditor");
        await webhooks.SubscribeAsync(receiver);
        var cpr = RunningHost.NewCpr();
        var sent = await Host.PostAsync(
            "/api/v1/events", Bif, HostProcess.Json(
                (object[])
                [
                    RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"),
                    .. Enumerable.Range(1, 3).Select(number => RunningHost.Event("deadline.set", $"cpr:{cpr}", new
                    {
                        deadlineId = $"d-{number}", title = $"{Mark} {number}", dueAt = "2026-09-30", responsible = "bif-1",
                    })),
                ], "application/cloudevents-batch+json"), ("Prefer", "wait=20"));
        subject = "citizen:" + sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString();
        told.SetResult();
        await erased.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await HasAsync(receiver, subject, "citizen-erased");
        var first = receiver.Attempts.First(one => one.Subject == subject);
        Assert.DoesNotContain(
            receiver.Attempts, one => one.Subject == subject && one.Id != first.Id && one.Body.Contains(Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_was_away_gets_everything_in_order_and_another_is_not_delayed()
    {
        // A day, where a delivery is tried for three.
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var other = await WebhookReceiver.StartAsync();
        var isAway = true;
        receiver.Answer = (_, _) => Task.FromResult(isAway ? 503 : 204);
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        await webhooks.SubscribeAsync(other);
        var (went, subjects) = (Stopwatch.GetTimestamp(), new List<string>());
        await Eventually.IsAsync("a day to pass", async () =>
        {
            subjects.Add(await webhooks.DecideAsync());
            await HasAsync(other, subjects[^1], "deadline-set");
            return Stopwatch.GetElapsedTime(went) > WebhookHost.TriedFor / 3;
        });
        Assert.Empty(receiver.Taken);
        isAway = false;
        foreach (var subject in subjects) await HasAsync(receiver, subject, "deadline-set");
        foreach (var ofCitizen in receiver.Taken.DistinctBy(static one => one.Position).GroupBy(static one => one.Subject))
            Assert.Equal(ofCitizen.Select(static one => one.Position).Order(), ofCitizen.Select(static one => one.Position));
        await Eventually.IsAsync("both to have the same", () => Task.FromResult(
            other.Taken.Select(static one => one.Position).ToHashSet().SetEquals(receiver.Taken.Select(static one => one.Position))));
        await Eventually.IsAsync("nothing to be left", async () => await webhooks.ViewAsync(name) is var view
            && view.GetProperty("waiting").GetInt64() == 0 && view.GetProperty("failingSince").ValueKind == JsonValueKind.Null);
        Assert.Equal(0, (await webhooks.ViewAsync(name)).GetProperty("parked").GetInt64());
    }

    [Fact]
    public async Task A_delivery_that_is_never_taken_is_parked_and_tried_again_or_given_up()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var refused = new ConcurrentDictionary<string, bool>();
        receiver.Answer = (one, _) => Task.FromResult(refused.ContainsKey(one.Subject) ? 422 : 200);
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        var good = await webhooks.DecideAsync();
        await HasAsync(receiver, good, "deadline-set");
        var (bad, worse) = ("", "");
        receiver.Answer = (one, _) => Task.FromResult(one.Subject == good ? 200 : 422);
        (bad, worse) = (await webhooks.DecideAsync(), await webhooks.DecideAsync());
        await Eventually.IsAsync(
            "deliveries to be parked",
            async () => (await webhooks.ViewAsync(name)).GetProperty("parked").GetInt64() >= 2, TimeSpan.FromSeconds(30));
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
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
    }

    [Fact]
    public async Task A_receiver_back_after_everything_was_parked_is_sent_what_is_new()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, _) => Task.FromResult(503);
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        await webhooks.DecideAsync();
        await Eventually.IsAsync(
            "everything to be parked",
            async () => await webhooks.ViewAsync(name) is var view && view.GetProperty("parked").GetInt64() >= 2
                && view.GetProperty("waiting").GetInt64() == 0,
            TimeSpan.FromSeconds(40));
        receiver.Answer = static (_, _) => Task.FromResult(200);
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
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
        await webhooks.SubscribeAsync(dead);
        await webhooks.SubscribeAsync(living);
        for (var i = 0; i < 20; i++) await HasAsync(living, await webhooks.DecideAsync(), "deadline-set");
        Assert.True(dead.UnderWayMost <= 16);
        Assert.Empty(dead.Taken);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_sent_no_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, _) => Task.FromResult(410);
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        await webhooks.DecideAsync();
        await Eventually.IsAsync("the subscription to be off",
            async () => (await webhooks.ViewAsync(name)).GetProperty("state").GetString() == "off");
        receiver.Answer = static (_, _) => Task.FromResult(200);
        var again = await Host.SendAsync(HttpMethod.Put, $"/api/v1/subscriptions/{name}", Bif, new { url = receiver.Url });
        Assert.Equal(200, again.Code);
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
    }

    [Fact]
    public async Task Neither_a_redirect_nor_an_error_is_taken_and_each_is_tried_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (status, isFirst) = (0, true);
        receiver.Answer = (_, http) =>
        {
            if (!isFirst) return Task.FromResult(200);
            isFirst = false;
            if (status < 400) http.Response.Headers.Location = receiver.Url + "/elsewhere";
            if (status is 429 or 503) http.Response.Headers.RetryAfter = "86400"; // No longer than the longest wait.
            return Task.FromResult(status);
        };
        await webhooks.SubscribeAsync(receiver);
        foreach (var each in (int[])[300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 501, 502, 503, 504])
        {
            var before = receiver.Attempts.Count;
            (status, isFirst) = (each, true);
            var subject = await webhooks.DecideAsync();
            await Eventually.IsAsync(
                "all three decisions to be taken", () => Task.FromResult(receiver.Taken.Count(one => one.Subject == subject) == 3));
            var attempts = receiver.Attempts.Skip(before).ToArray();
            Assert.Contains(attempts.Skip(1), again => again.Id == attempts[0].Id);
        }

        Assert.DoesNotContain(receiver.Attempts, static attempt => attempt.Path.Contains("elsewhere", StringComparison.Ordinal));
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
        await webhooks.SubscribeAsync(receiver);
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
    }

    [Fact]
    public async Task Everything_after_a_position_is_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        var subject = await webhooks.DecideAsync();
        await HasAsync(receiver, subject, "deadline-set");
        var first = receiver.Taken.First(one => one.Subject == subject);
        Assert.Equal(
            200, (await Host.PostAsync($"/api/v1/subscriptions/{name}/replay", Bif, new { after = first.Position - 1 })).Code);
        await Eventually.IsAsync(
            "the decision to arrive again", () => Task.FromResult(receiver.Taken.Count(one => one.Id == first.Id) == 2));
        Assert.Equal(410, (await Host.PostAsync($"/api/v1/subscriptions/{name}/replay", Bif, new { after = 9_000_000_000_000 })).Code);
        Assert.Equal(422, (await Host.PostAsync($"/api/v1/subscriptions/{name}/replay", Bif, new { after = "x" })).Code);
    }

    [Fact]
    public async Task What_waited_is_sent_as_it_may_be_seen_when_it_is_sent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, _) => Task.FromResult(503);
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        var subject = await webhooks.DecideAsync();
        bool Has(IEnumerable<Arrived> some) =>
            some.Any(one => one.Subject == subject && one.Body.Contains("Opfølgning", StringComparison.Ordinal));
        await Eventually.IsAsync("an attempt with content", () => Task.FromResult(Has(receiver.Attempts)));
        var key = subject["citizen:".Length..];
        var erasure = $"/api/v1/citizens/{key}/erasure";
        Assert.Equal(202, (await Host.PostAsync(erasure, "role:data-protection-officer", Erasure)).Code);
        var confirmed = await Host.PostAsync($"{erasure}/confirm", "role:auditor", new { });
        Assert.Equal("erased", confirmed.Body.GetProperty("status").GetString());

        // One is under way at a time: with the second attempt from now on, what was made before the erasure is over.
        int Tried() => receiver.Attempts.Count(one => one.Subject == subject);
        var before = Tried();
        await Eventually.IsAsync("two attempts after the erasure", () => Task.FromResult(Tried() >= before + 2));
        receiver.Answer = static (_, _) => Task.FromResult(200);
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
        await Eventually.IsAsync(
            "what waited to be sent", () => Task.FromResult(receiver.Taken.Any(one => one.Subject == subject)));
        Assert.False(Has(receiver.Taken));

        // What is sent no more is in the list, with the reason.
        var givenUp = (await Host.GetAsync($"/api/v1/subscriptions/{name}/deliveries?state=given-up", Bif)).Body;
        Assert.Contains(
            givenUp.EnumerateArray(),
            static one => one.GetProperty("error").GetString() == "It concerns the department no more.");
    }

    [Fact]
    public async Task Decisions_about_one_person_known_under_two_numbers_come_in_order()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var isAway = true;
        receiver.Answer = (_, _) => Task.FromResult(isAway ? 503 : 200);
        await webhooks.SubscribeAsync(receiver);
        var (one, later) = (RunningHost.NewCpr(), RunningHost.NewCpr());
        var old = await webhooks.DecideAsync(one);
        var young = await webhooks.DecideAsync(later);
        await Eventually.IsAsync("attempts to fail", () => Task.FromResult(receiver.Attempts.Count >= 3));
        var renumbered = await Host.PostAsync(
            "/api/v1/events", Bif,
            HostProcess.Json(
                RunningHost.Event("citizen.renumbered", $"cpr:{one}", new { to = $"cpr:{later}", onDate = "2026-08-31" }),
                "application/cloudevents+json"),
            ("Prefer", "wait=20"));
        Assert.True(renumbered.Code == 200, renumbered.Text);
        isAway = false;
        await HasAsync(receiver, old, "citizen-renumbered");
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
        var told = receiver.Taken.DistinctBy(static each => each.Position).Where(each => each.Subject == old || each.Subject == young)
            .ToLookup(static each => each.Subject, static each => each.Position);
        Assert.True(told[old].Count() >= 6);
        Assert.All(told, static ofOne => Assert.Equal(ofOne.Order(), ofOne));
    }

    [Fact]
    public async Task The_page_shows_what_is_not_delivered_and_what_to_do_about_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = static (_, _) => Task.FromResult(422);
        var (name, secret) = await webhooks.SubscribeAsync(receiver);
        await webhooks.DecideAsync();
        using var browser = await SignedInBrowser.OpenAsync(Host, ("role", "integration"));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/subscriptions"));
        Assert.NotNull(browser.Document.QuerySelector($"a[href='/subscriptions/{name}']"));
        await Eventually.IsAsync(
            "deliveries to be parked",
            async () => (await webhooks.ViewAsync(name)).GetProperty("parked").GetInt64() >= 2, TimeSpan.FromSeconds(30));

        var path = $"/subscriptions/{name}";
        await browser.GetAsync(path);
        Assert.Contains("Når ikke frem", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Modtageren svarede 422.", browser.Page, StringComparison.Ordinal);
        await browser.PostAsync($"{path}/test", ("returnTo", path));
        await browser.GetAsync(path);
        Assert.Contains("Modtageren tog ikke imod prøven. Modtageren svarede 422.", browser.Page, StringComparison.Ordinal);

        receiver.Answer = static (_, _) => Task.FromResult(200);
        string[] forms = [.. browser.Document.QuerySelectorAll("#deliveries form").Select(static form => form.GetAttribute("action")!)];
        Assert.True(forms.Length >= 4);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await browser.PostAsync(forms[1], ("returnTo", path), ("reason", " ")));
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync(forms[1], ("returnTo", path), ("reason", "hører ikke til her")));
        await browser.GetAsync($"{path}?state=given-up");
        Assert.Contains("hører ikke til her", browser.Page, StringComparison.Ordinal);
        await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, await browser.PostAsync(forms[1].Replace("give-up", "retry", StringComparison.Ordinal),
            ("returnTo", path)));
        await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, await browser.PostAsync(forms[2], ("returnTo", path)));
        await Eventually.IsAsync(
            "it to be taken", async () => (await webhooks.ViewAsync(name)).GetProperty("takenAt").ValueKind != JsonValueKind.Null);

        await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, await browser.PostAsync($"{path}/rotate-secret"));
        var shown = browser.Document.GetElementById("secret")!.TextContent;
        Assert.StartsWith("whsec_", shown, StringComparison.Ordinal);
        Assert.NotEqual(secret, shown);
        receiver.Secret = shown;
        await HasAsync(receiver, await webhooks.DecideAsync(), "deadline-set");
        await browser.PostAsync("/language", ("language", "en"), ("returnTo", path));
        await browser.GetAsync(path);
        Assert.Contains("Gets through", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_pages_operations_see_a_subscription_and_change_none()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (name, _) = await webhooks.SubscribeAsync(receiver);
        using var operations = await SignedInBrowser.OpenAsync(Host, ("role", "operations"));
        await operations.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, await operations.GetAsync($"/subscriptions/{name}"));
        Assert.Null(operations.Document.QuerySelector("form[action$='/rotate-secret']"));
        Assert.NotNull(operations.Document.QuerySelector(".main-nav a[href='/subscriptions']"));
        Assert.Equal(HttpStatusCode.Forbidden, await operations.PostAsync($"/subscriptions/{name}/rotate-secret"));
        Assert.Equal(HttpStatusCode.NotFound, await operations.GetAsync("/subscriptions/none"));
        using var caseworker = await SignedInBrowser.OpenAsync(Host, "bif-1");
        Assert.Equal(HttpStatusCode.Forbidden, await caseworker.GetAsync("/subscriptions"));
        await caseworker.GetAsync("/");
        Assert.Null(caseworker.Document.QuerySelector(".main-nav a[href='/subscriptions']"));
    }
}
