namespace Coordination.Simulator.Tests;

public sealed class CommandsTests
{
    [Theory]
    [InlineData("replay {log}")]
    [InlineData("replay {log} --url http://localhost:5999 --speed max --deadline-as date --ledger l.jsonl")]
    [InlineData("replay {log} --speed 3600.5 --deadline-as instant --until 2011-03-01T12:00:00+01:00 --in-flight 2 --delimiter ;")]
    [InlineData(
        "replay {log} --department LOG --time-zone Europe/Copenhagen --case-column a --resource-column b --time-column c --start-column d "
        + "--end-column e --deadline-column f")]
    [InlineData("replay {log} --contacts FRONT --verify")]
    [InlineData("demo --url http://localhost:5999 --fast --force --ledger l.jsonl")]
    [InlineData("demo --every 0.5")]
    [InlineData("load --rate 0.5 --citizens 10 --seconds 3 --repeats 0 --wait 0 --batch 500 --seed 7 --in-flight 64 --ledger l.jsonl")]
    [InlineData("import {log} --mapping {log} --token-file {log} --rate 100 --wait 0 --in-flight 8 --refused r.jsonl --anew")]
    [InlineData("check --ledger {log} --ledger {log} --within 3 --no-history --in-flight 1")]
    public void A_command_line_is_understood(string line)
    {
        var parsed = Commands.Root()
            .Parse([.. line.Replace("{log}", SimulatorSamples.InventedLog.FullName, StringComparison.Ordinal).Split(' ')]);

        Assert.Empty(parsed.Errors);
    }

    [Theory]
    [InlineData("replay missing.csv")]
    [InlineData("replay {log} --speed 0")]
    [InlineData("replay {log} --speed fast")]
    [InlineData("replay {log} --url here")]
    [InlineData("replay {log} --in-flight 0")]
    [InlineData("replay {log} --deadline-as week")]
    [InlineData("load --rate -1")]
    [InlineData("load --batch 501")]
    [InlineData("import missing.ndjson")]
    [InlineData("import {log} --rate 0")]
    [InlineData("import {log} --wait 31")]
    [InlineData("check")]
    public void A_wrong_command_line_is_refused_with_what_is_wrong(string line)
    {
        var parsed = Commands.Root()
            .Parse([.. line.Replace("{log}", SimulatorSamples.InventedLog.FullName, StringComparison.Ordinal).Split(' ')]);

        Assert.NotEmpty(parsed.Errors);
    }

    [Fact]
    public async Task What_fails_from_outside_is_one_line_on_the_error_stream()
    {
        var error = new StringWriter();
        var parsed = Commands.Root().Parse(["check", "--ledger", SimulatorSamples.InventedLog.FullName]);

        var code = await parsed.InvokeAsync(new() { Output = TextWriter.Null, Error = error }, SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Impossible, code);
        Assert.Contains("line 1, is no line of a ledger", error.ToString(), StringComparison.Ordinal);
    }
}
