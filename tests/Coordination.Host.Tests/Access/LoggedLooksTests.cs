using System.Globalization;
using Coordination.Host.Tests.Grains;
using Coordination.Host.Tests.Pages;
using Microsoft.Data.Sqlite;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Access;

/// <summary>No log, no answer: a look is durable before it is answered, and what cannot be logged is not answered.</summary>
[Collection(DoorsCollection.Name)]
public sealed class LoggedLooksTests(DoorsHost doors)
{
    private const string Unlogged = "bif-job-2";
    private const string Secret = "HEMMELIG";

    private static readonly string[] Told = [Secret, "Anna", "Prøve", "contact-course", "Kontaktforløb"];

    [Fact]
    public async Task A_look_that_the_database_refuses_to_log_is_not_answered_through_any_door()
    {
        var key = await CitizenAsync(Unlogged);
        const string who = $"caseworker:{Unlogged}";
        await ExecuteAsync(
            $"create trigger no_log before insert on access_log when new.who = '{Unlogged}' begin select raise(abort, 'refused'); end");
        try
        {
            // Other tests may have moved the clock.
            var now = (await doors.Host.GetAsync("/dev/clock", null)).Body.GetProperty("now").GetString()!;
            foreach (var path in (string[])["", $"?asOf={Uri.EscapeDataString(now)}", "/history", "/contacts", "/colleagues", "/family"])
            {
                // Somebody else's look is logged with it, in one transaction: it is answered.
                var others = doors.Host.GetAsync($"/api/v1/citizens/{key}{path}", "caseworker:bif-job-lead");
                NotAnswered(await doors.Host.GetAsync($"/api/v1/citizens/{key}{path}", who), "application/problem+json");
                Assert.Equal(200, (await others).Code);
            }

            NotAnswered(
                await doors.Host.PostAsync($"/api/v1/citizens/{key}/contacts", who, new { reason = "grund" }), "application/problem+json");
            using var browser = await SignedInBrowser.OpenAsync(doors.Host, Unlogged);
            Assert.InRange((int)await browser.GetAsync($"/citizens/{key}"), 500, 599);
            foreach (var told in Told) Assert.DoesNotContain(told, browser.Page, StringComparison.Ordinal);
            var call = await doors.Client.TryAsync(new OutsideProcess.Attempt(
                "everything", key, Token: await doors.Host.TokenAsync(who)));
            Assert.Null(call.Answer);
            foreach (var told in Told) Assert.DoesNotContain(told, call.Text, StringComparison.Ordinal);
        }
        finally
        {
            await ExecuteAsync("drop trigger no_log");
        }

        Assert.Contains(Secret, (await doors.Host.GetAsync($"/api/v1/citizens/{key}", who)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_that_are_written_together_are_each_durable_before_their_answer()
    {
        const int Looks = 8;
        var key = await CitizenAsync("bif-job-1");
        await Task.WhenAll(((string[])["bif-job-1", "bif-job-lead", "kff-service-2", "sof-adult-3"]).Select(async who =>
        {
            for (var look = 1; look <= Looks; look++)
            {
                await doors.Host.GetAsync($"/api/v1/citizens/{key}", $"caseworker:{who}"); // Answered or refused.
                var logged = await ExecuteAsync($"select count(*) from access_log where citizen = '{key}' and who = '{who}'");
                Assert.Equal(look, Convert.ToInt32(logged, CultureInfo.InvariantCulture));
            }
        }));
    }

    private static void NotAnswered(Answer answer, string mediaType)
    {
        Assert.True(answer.Code >= 500, $"{answer.Code}: {answer.Text}");
        Assert.Equal(mediaType, answer.ContentHeaders.ContentType?.MediaType);
        foreach (var told in Told) Assert.DoesNotContain(told, answer.Text, StringComparison.Ordinal);
    }

    private async Task<string> CitizenAsync(string caseworker)
    {
        var cpr = NewCpr();
        var keys = await doors.SettleAsync(
        [
            AtStart(Registration(cpr)),
            AtStart(Event("intervention.started", $"cpr:{cpr}", new
            {
                interventionId = "k", kind = "contact-course", title = Secret, caseworker, unit = "bif-job", startsOn = "2026-02-01",
            })),
        ]);
        return keys[0];
    }

    private static Dictionary<string, object?> AtStart(Dictionary<string, object?> one)
    {
        one["time"] = DoorsHost.Start.AddMinutes(-1);
        return one;
    }

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={doors.Database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Literal statements of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
