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

    /// <summary>The public log is not part of this project: set COORDINATION_WABO_LOG to its path to try it.</summary>
    [Theory]
    [InlineData(nameof(DeadlineForm.Date), "1,020 met, 309 missed of 1,329 closed; 105 open")]
    [InlineData(nameof(DeadlineForm.Instant), "952 met, 377 missed of 1,329 closed; 105 open")]
    public async Task The_receipt_phase_log_gives_its_published_figures(string form, string deadlines)
    {
        var path = Environment.GetEnvironmentVariable("COORDINATION_WABO_LOG");
        Assert.SkipWhen(path is null, "COORDINATION_WABO_LOG is not set.");
        using var service = new StubService { Clock = new DateTimeOffset(2010, 9, 1, 0, 0, 0, TimeSpan.Zero) };
        var output = new StringWriter();

        var settings = Given.Replay(Enum.Parse<DeadlineForm>(form)) with { File = new FileInfo(path) };
        var code = await new Replay(Given.Client(service), settings, output, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("citizens             1,434", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("handovers completed  1,208 in 564 citizens", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Resource10 → admin1  180", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(deadlines, output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Likewise not part of this project: set COORDINATION_BPIC_LOG to the path of municipality 1 of BPI Challenge 2015.</summary>
    [Fact]
    public async Task A_log_with_other_column_names_and_odd_offsets_gives_its_published_figures()
    {
        var path = Environment.GetEnvironmentVariable("COORDINATION_BPIC_LOG");
        Assert.SkipWhen(path is null, "COORDINATION_BPIC_LOG is not set.");
        using var service = new StubService { Clock = new DateTimeOffset(2010, 9, 1, 0, 0, 0, TimeSpan.Zero) };
        var output = new StringWriter();
        var log = new CaseLog(CaseColumns.Usual with { Start = "case:startDate", End = "case:endDate", Deadline = "case:endDatePlanned" }, Given.Amsterdam);

        var code = await new Replay(Given.Client(service), Given.Replay() with { Log = log, File = new FileInfo(path) }, output, TextWriter.Null).RunAsync(Given.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("citizens             1,199", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("handovers completed  3,149 in 1,043 citizens", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("20 missed of 129 closed; 8 open", output.ToString(), StringComparison.Ordinal);
    }
}
