using System.Text.Json;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Api;

/// <summary>The list of citizens whose last matter ended long ago.</summary>
[Collection(nameof(MovedClock))]
public sealed class RetentionTests(OwnHost own)
{
    private const string Officer = "role:data-protection-officer";
    private const string Path = "/api/v1/retention";

    [Fact]
    public async Task It_lists_for_the_officer_whose_last_matter_ended_and_deletes_nothing()
    {
        var last = DateOnly.FromDateTime((await own.NowAsync()).Date).AddDays(1);
        var ended = await CitizenAsync(last, isAdmitted: false);
        var (running, admitted) = (await CitizenAsync(null, isAdmitted: false), await CitizenAsync(last, isAdmitted: true));
        var earlyOnly = await ListAsync();
        Assert.Empty(earlyOnly);

        // 60 months after the last day it is time; the day before it was not.
        await own.MoveClockAsync($"{last.AddMonths(60).AddDays(-1):yyyy-MM-dd}T09:00:00+02:00");
        Assert.Empty(await ListAsync());
        await own.MoveClockAsync($"{last.AddMonths(60):yyyy-MM-dd}T09:00:00+02:00");
        var listed = await ListAsync();
        Assert.Equal([(ended, $"{last:yyyy-MM-dd}")], listed);
        Assert.DoesNotContain(listed, one => one.Key == running || one.Key == admitted);
        Assert.Equal(200, (await own.Host.GetAsync($"/api/v1/citizens/{ended}", "role:auditor")).Code);

        var page = await own.Host.GetAsync("/retention", Officer);
        Assert.Equal(200, page.Code);
        Assert.Contains($"/citizens/{ended}/export", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(running, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page.Text, StringComparison.Ordinal);

        // Each citizen in it is looked at.
        var looks = (await own.Host.GetAsync($"/api/v1/citizens/{ended}/access-log", "role:auditor")).Body.EnumerateArray()
            .Select(static look => look.GetProperty("what").GetString());
        Assert.Equal(2, looks.Count(static what => what == "retention-list"));

        // One page at a time, whoever is on it.
        HashSet<string> walked = [];
        for (var next = $"{Path}?limit=1"; next is not null;)
        {
            var answer = await own.Host.GetAsync(next, Officer);
            foreach (var one in answer.Body.GetProperty("citizens").EnumerateArray())
                walked.Add(one.GetProperty("citizen").GetString()!);
            next = answer.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal([ended], walked);
    }

    [Theory]
    [InlineData("role:auditor")]
    [InlineData("role:operations")]
    [InlineData("role:adviser")]
    [InlineData("role:integration")]
    [InlineData("caseworker:bif-head")]
    public async Task Nobody_else_reads_it(string who)
    {
        Assert.Equal(403, (await own.Host.GetAsync(Path, who)).Code);
        Assert.Equal(403, (await own.Host.GetAsync("/retention", who)).Code);
    }

    private async Task<(string Key, string Day)[]> ListAsync()
    {
        var answer = await own.Host.GetAsync(Path, Officer);
        Assert.True(answer.Code == 200, answer.Text);
        Assert.Equal("P60M", answer.Body.GetProperty("afterLastMatter").GetString());
        return [.. answer.Body.GetProperty("citizens").EnumerateArray().Select(static (JsonElement one) =>
            (one.GetProperty("citizen").GetString()!, one.GetProperty("lastMatterEndedOn").GetString()!))];
    }

    private async Task<string> CitizenAsync(DateOnly? endedOn, bool isAdmitted)
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(Registration(cpr), Intervention(cpr, "k-1"));
        if (endedOn is { } last)
            await own.SettleAsync(Event("intervention.ended", $"cpr:{cpr}", new { interventionId = "k-1", endedOn = last }));
        if (isAdmitted) await own.SettleAsync(Event("admission.started", $"cpr:{cpr}", new { admissionId = "a-1", kind = "ward" }));
        return key;
    }
}
