using System.IO.Compression;
using Coordination.Simulator.Replays;

namespace Coordination.Simulator.Tests.Replays;

public sealed class CaseLogTests
{
    [Fact]
    public void Cases_keep_file_order_and_their_events_time_order_with_stable_ties()
    {
        var cases = SimulatorSamples.Log().Read(SimulatorSamples.InventedLog);

        Assert.Equal(["A-1", "A-2", "A-3", "A-4", "A-5"], cases.Select(c => c.Number));
        Assert.Equal(["R1", "R2", "R3", "R3"], cases[0].Steps.Select(s => s.Resource));
        Assert.Null(cases[1].EndedAt);
        Assert.Null(cases[4].DueAt);
        Assert.Equal(["R1", null, "Holm, Mette"], cases[4].Steps.Select(s => s.Resource));
    }

    [Fact]
    public void Odd_offsets_are_instants_and_times_without_one_are_local()
    {
        var cases = SimulatorSamples.Log().Read(SimulatorSamples.InventedLog);

        Assert.Equal(new DateTimeOffset(2011, 1, 31, 22, 0, 0, TimeSpan.Zero), cases[1].StartedAt.ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2011, 2, 15, 9, 0, 0, TimeSpan.FromHours(1)), cases[4].StartedAt);
    }

    [Fact]
    public void A_compressed_log_reads_the_same()
    {
        var packed = new FileInfo(SimulatorSamples.NewFile().FullName + ".csv.gz");
        using (var gzip = new GZipStream(packed.Create(), CompressionLevel.Fastest)) gzip.Write(
            File.ReadAllBytes(SimulatorSamples.InventedLog.FullName));

        var cases = SimulatorSamples.Log().Read(packed);

        Assert.Equal(
            SimulatorSamples.Log().Read(SimulatorSamples.InventedLog).Select(c => c.Steps.Count), cases.Select(c => c.Steps.Count));
        packed.Delete();
    }

    [Fact]
    public void A_missing_column_is_named_with_the_option_to_set()
    {
        var log = new CaseLog(CaseColumns.Usual with { Deadline = "due" }, SimulatorSamples.Amsterdam);

        var fault = Assert.Throws<InvalidDataException>(() => log.Read(SimulatorSamples.InventedLog));

        Assert.Contains("no column due", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--deadline-column", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_named_as_nothing_is_not_looked_for()
    {
        var log = new CaseLog(CaseColumns.Usual with { Deadline = "", End = "" }, SimulatorSamples.Amsterdam);

        Assert.All(log.Read(SimulatorSamples.InventedLog), c => Assert.True(c.EndedAt is null && c.DueAt is null));
    }

    [Theory]
    [InlineData("A-1,R1,yesterday", "Line 2")]
    [InlineData("A-1,R1,", "Line 2")]
    [InlineData(",R1,2011-01-01 09:00:00", "Line 2")]
    [InlineData("A-1,R1", "Line 2")]
    public void A_row_that_cannot_be_read_is_named_by_its_line(string row, string line)
    {
        var log = new CaseLog(new CaseColumns("case", "who", "when", "", "", ""), SimulatorSamples.Amsterdam);

        var fault = Assert.Throws<InvalidDataException>(() => log.Read(new StringReader($"case,who,when\n{row}\n")));

        Assert.Contains(line, fault.Message, StringComparison.Ordinal);
    }
}
