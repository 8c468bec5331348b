using Coordination.Simulator.Replays;

namespace Coordination.Simulator.Tests.Replays;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(nameof(DeadlineForm.Date), "2 met, 1 missed of 3 closed; 1 open")]
    [InlineData(nameof(DeadlineForm.Instant), "1 met, 2 missed of 3 closed; 1 open")]
    public async Task The_report_tells_what_the_service_says(string form, string deadlines)
    {
        using var service = new StubService { Clock = Given.BeforeTheLog };
        var output = new StringWriter();

        var code = await new Replay(Given.Client(service), Given.Replay(Enum.Parse<DeadlineForm>(form)), output, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("citizens             5", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("handovers completed  4 in 3 citizens", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("R2 → R4  1", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(deadlines, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_follows_the_log_and_never_runs_ahead_of_what_is_unsent()
    {
        using var service = new StubService { Clock = Given.BeforeTheLog };

        await new Replay(Given.Client(service), Given.Replay(), TextWriter.Null, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(0, service.Late);
        Assert.True(service.ClockMoves.Count > 8);
        Assert.Equal(Given.Events()[^1].Event.Time, service.ClockMoves[^1]);
        Assert.False(service.OvertookACitizen);
    }

    [Fact]
    public async Task A_second_replay_repeats_the_first_and_changes_nothing()
    {
        using var service = new StubService { Clock = Given.BeforeTheLog };
        var (first, second, remarks) = (new StringWriter(), new StringWriter(), new StringWriter());

        await new Replay(Given.Client(service), Given.Replay(), first, TextWriter.Null).RunAsync(Given.Stop);
        var code = await new Replay(Given.Client(service), Given.Replay(), second, remarks).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains($"{Given.Events().Count} duplicate", second.ToString(), StringComparison.Ordinal);
        Assert.Contains("after the log's beginning", remarks.ToString(), StringComparison.Ordinal);
        Assert.Equal(first.ToString()[first.ToString().IndexOf('\n', StringComparison.Ordinal)..], second.ToString()[second.ToString().IndexOf('\n', StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task A_refused_event_is_shown_with_its_reason_and_the_exit_code_says_so()
    {
        using var service = new StubService { Clock = Given.BeforeTheLog, Refuses = ["A-3/assigned/1"] };
        var output = new StringWriter();

        var code = await new Replay(Given.Client(service), Given.Replay(), output, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("A-3/assigned/1", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Refused on demand", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("handovers completed  3 in 2 citizens", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_stops_with_the_clock_there()
    {
        using var service = new StubService { Clock = Given.BeforeTheLog };
        var noon = new DateTimeOffset(2011, 2, 4, 12, 0, 0, TimeSpan.FromHours(1));
        var output = new StringWriter();

        await new Replay(Given.Client(service), Given.Replay() with { Until = noon }, output, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(noon, service.Clock);
        Assert.Contains("0 met, 0 missed of 0 closed; 3 open", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_system_clock_everything_goes_in_few_batches()
    {
        using var service = new StubService();

        var code = await new Replay(Given.Client(service), Given.Replay() with { InFlight = 2 }, TextWriter.Null, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.InRange(service.Batches.Count, 1, 2);
    }
}
