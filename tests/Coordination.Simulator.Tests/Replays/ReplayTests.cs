using Coordination.Simulator.Replays;

namespace Coordination.Simulator.Tests.Replays;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(nameof(DeadlineForm.Date), "2 met, 1 missed of 3 closed; 1 open")]
    [InlineData(nameof(DeadlineForm.Instant), "1 met, 2 missed of 3 closed; 1 open")]
    public async Task The_report_tells_what_the_service_says(string form, string deadlines)
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog };
        var output = new StringWriter();

        var code = await new Replay(
            SimulatorSamples.Client(service), SimulatorSamples.Replay(Enum.Parse<DeadlineForm>(form)), output, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("citizens             5", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("handovers completed  4 in 3 citizens", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("R2 → R4  1", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(deadlines, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_follows_the_log_and_never_runs_ahead_of_what_is_unsent()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog };

        await new Replay(SimulatorSamples.Client(service), SimulatorSamples.Replay(), TextWriter.Null, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(0, service.Late);
        Assert.True(service.ClockMoves.Count > 8);
        Assert.Equal(SimulatorSamples.Events()[^1].Event.Time, service.ClockMoves[^1]);
        Assert.False(service.OvertookACitizen);
    }

    [Fact]
    public async Task A_second_replay_repeats_the_first_and_changes_nothing()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog };
        var (first, second, remarks) = (new StringWriter(), new StringWriter(), new StringWriter());

        await new Replay(SimulatorSamples.Client(service), SimulatorSamples.Replay(), first, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);
        var code = await new Replay(SimulatorSamples.Client(service), SimulatorSamples.Replay(), second, remarks)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains($"{SimulatorSamples.Events().Count} duplicate", second.ToString(), StringComparison.Ordinal);
        Assert.Contains("after the log's beginning", remarks.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            first.ToString()[first.ToString().IndexOf('\n', StringComparison.Ordinal)..],
            second.ToString()[second.ToString().IndexOf('\n', StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task A_refused_event_is_shown_with_its_reason_and_the_exit_code_says_so()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog, Refuses = ["A-3/assigned/1"] };
        var output = new StringWriter();

        var code = await new Replay(SimulatorSamples.Client(service), SimulatorSamples.Replay(), output, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("A-3/assigned/1", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Refused on demand", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("handovers completed  3 in 2 citizens", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(DeadlineForm.Date))]
    [InlineData(nameof(DeadlineForm.Instant))]
    public async Task A_count_of_the_log_itself_equals_what_the_service_says(string form)
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog };
        var output = new StringWriter();

        var code = await new Replay(
            SimulatorSamples.Client(service), SimulatorSamples.Replay(Enum.Parse<DeadlineForm>(form)) with { Verify = true }, output,
            TextWriter.Null).RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("9 of 9 figures are equal.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_differs_is_shown_and_the_exit_code_says_so()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog, MissedTooMany = 1, Loses = ["A-3/assigned/1"] };
        var output = new StringWriter();

        var code = await new Replay(
            SimulatorSamples.Client(service), SimulatorSamples.Replay() with { Verify = true }, output, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("R2 → R4  1 (0)", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("deadlines missed                 1 (2)  DIFFERS", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_is_counted_up_to_an_instant()
    {
        var noon = new DateTimeOffset(2011, 2, 4, 12, 0, 0, TimeSpan.FromHours(1));
        var cases = SimulatorSamples.Log().Read(SimulatorSamples.InventedLog);

        var (then, all) = (
            LogFigures.Of(cases, SimulatorSamples.Amsterdam, DeadlineForm.Date, noon),
            LogFigures.Of(cases, SimulatorSamples.Amsterdam, DeadlineForm.Date, null));

        Assert.Equal((3, 2, 1, 0, 0, 3), (then.Cases, then.Changes, then.ChangedCases, then.Met, then.Missed, then.Open));
        Assert.Equal((5, 4, 3, 2, 1, 1), (all.Cases, all.Changes, all.ChangedCases, all.Met, all.Missed, all.Open));
        Assert.Equal([0, 50, 793, 894], all.Hours.Select(hours => Math.Round(hours)));
        Assert.Equal((421.5, 863.7), (Math.Round(all.HoursAt(0.5), 1), Math.Round(all.HoursAt(0.9), 1)));
    }

    [Fact]
    public async Task Until_stops_with_the_clock_there()
    {
        using var service = new StubService { Clock = SimulatorSamples.BeforeTheLog };
        var noon = new DateTimeOffset(2011, 2, 4, 12, 0, 0, TimeSpan.FromHours(1));
        var output = new StringWriter();

        await new Replay(SimulatorSamples.Client(service), SimulatorSamples.Replay() with { Until = noon }, output, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(noon, service.Clock);
        Assert.Contains("0 met, 0 missed of 0 closed; 3 open", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_system_clock_everything_goes_in_few_batches()
    {
        using var service = new StubService();

        var code = await new Replay(
            SimulatorSamples.Client(service), SimulatorSamples.Replay() with { InFlight = 2 }, TextWriter.Null, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.InRange(service.Batches.Count, 1, 2);
    }
}
