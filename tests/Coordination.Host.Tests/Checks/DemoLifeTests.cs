using System.Text.Json;
using Coordination.Host.Commands;
using Coordination.Organizations;
using Coordination.Simulator.Demo;
using Coordination.Simulator.Sending;

namespace Coordination.Host.Tests.Checks;

/// <summary>The invented municipality that a newcomer meets.</summary>
public sealed class DemoLifeTests : IDisposable
{
    private static readonly string[] People =
    [
        .. JsonSerializer.Deserialize<OrganizationDocument>(DemoMunicipality.Document(), ServiceResponse.Json)!.Caseworkers
            .Select(static one => one.Id),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-life-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_municipality_moves_the_clock_on_by_what_the_host_set_it_back() =>
        Assert.Equal(DemoStart.DaysBefore, DemoLife.DaysBefore);

    [Fact]
    public async Task It_begins_with_nothing_overdue_and_lives_through_a_day()
    {
        await using var host = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", "2026-08-31T07:30:00+02:00"));
        using var http = CoordinationClient.Http(host.Client.BaseAddress!);
        var output = new StringWriter();
        var life = new DemoLife(new CoordinationClient(http, RetryPolicy.Usual), TimeSpan.Zero, output) { StepMinutes = 15 };
        var stop = TestContext.Current.CancellationToken;

        var clock = await life.FillAsync(stop);
        Assert.Empty(await OverdueAsync(host, clock.Now));

        await life.LiveDayAsync(clock, TimeSpan.Zero, stop);
        var told = output.ToString();
        Assert.All(
            (string[])["to aftaler støder sammen", "afklarer en konflikt", "flytter en aftale", "svarer på en henvendelse", "at overtage",
                "overtager"],
            happened => Assert.Contains(happened, told, StringComparison.Ordinal));
        Assert.Empty(await OverdueAsync(host, clock.Now));
    }

    private static async Task<string[]> OverdueAsync(HostProcess host, DateTimeOffset now)
    {
        List<string> overdue = [];
        foreach (var who in People)
            overdue.AddRange((await host.GetAsync("/api/v1/me/desk", $"caseworker:{who}")).Body.GetProperty("owes").EnumerateArray()
                .Where(one => one.GetProperty("status").GetString() != "before-start"
                    && one.GetProperty("dueAt") is { ValueKind: JsonValueKind.String } due && due.GetDateTimeOffset() < now)
                .Select(one => $"{who}: {one.GetProperty("kind")} due {one.GetProperty("dueAt")}, {one.GetProperty("status")}"));
        return [.. overdue];
    }
}
