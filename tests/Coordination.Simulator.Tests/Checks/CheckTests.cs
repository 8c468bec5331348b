using Coordination.Simulator.Checks;
using Coordination.Simulator.Replays;

namespace Coordination.Simulator.Tests.Checks;

public sealed class CheckTests : IDisposable
{
    private readonly FileInfo _ledger = SimulatorSamples.NewFile();

    public void Dispose() => _ledger.Delete();

    [Fact]
    public async Task A_faithful_service_has_no_differences()
    {
        using var service = await ReplayedAsync([]);
        var output = new StringWriter();

        var code = await CheckAsync(service, output);

        Assert.Equal($"Compared 5 of 5 citizens, {SimulatorSamples.Events().Count} events: 0 differences.", output.ToString().TrimEnd());
        Assert.Equal(ExitCode.Good, code);
    }

    [Fact]
    public async Task An_event_that_was_acknowledged_and_lost_is_found()
    {
        using var service = await ReplayedAsync(["A-1/assigned/2"]);
        var output = new StringWriter();

        var code = await CheckAsync(service, output);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("/LOG/replay A-1/assigned/2 was settled and is not in the journal", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_journals_a_lost_event_shows_in_the_picture()
    {
        using var service = await ReplayedAsync(["A-1/assigned/2"]);
        var output = new StringWriter();

        var code = await CheckAsync(service, output, withHistory: false);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("interventions[LOG/A-1].caseworker: expected R3, shown R2", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_is_not_the_sum_of_the_pictures_is_found()
    {
        using var service = await ReplayedAsync([]);
        service.MissedTooMany = 1;
        var output = new StringWriter();

        var code = await CheckAsync(service, output);

        Assert.Equal(ExitCode.NotGood, code);
        Assert.Contains("the figure deadlines.missed is 2, the pictures sum up to 1", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_counted_before_the_pictures_were_read_are_waited_for()
    {
        using var service = await ReplayedAsync([]);
        (service.MissedTooMany, service.OldSummaries) = (1, 3);
        var output = new StringWriter();

        var code = await CheckAsync(service, output);

        Assert.True(code == ExitCode.Good, output.ToString());
    }

    [Fact]
    public async Task The_ledger_holds_no_number_of_a_citizen()
    {
        using var service = await ReplayedAsync([]);

        var ledger = await File.ReadAllTextAsync(_ledger.FullName, SimulatorSamples.Stop);

        foreach (var outgoing in SimulatorSamples.Events())
            Assert.DoesNotContain(outgoing.Subject["cpr:".Length..], ledger, StringComparison.Ordinal);
    }

    private async Task<StubService> ReplayedAsync(HashSet<string> loses)
    {
        var service = new StubService { Clock = SimulatorSamples.BeforeTheLog, Loses = loses };
        await new Replay(
            SimulatorSamples.Client(service), SimulatorSamples.Replay() with { Ledger = _ledger }, TextWriter.Null, TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);
        return service;
    }

    private Task<int> CheckAsync(StubService service, TextWriter output, bool withHistory = true) =>
        new Check(SimulatorSamples.Client(service), new Check.CheckSettings([_ledger], TimeSpan.Zero, WithHistory: withHistory), output)
            .RunAsync(SimulatorSamples.Stop);
}
