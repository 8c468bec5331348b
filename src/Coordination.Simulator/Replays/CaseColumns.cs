namespace Coordination.Simulator.Replays;

/// <summary>The names of a case log's columns. An optional one that is empty does not exist in the log.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Start">When the case began; without it, its first event.</param>
/// <param name="End">When the case ended; without it, no case ends.</param>
/// <param name="Deadline">When the case is due; without it, no case has a deadline.</param>
internal sealed record CaseColumns(string Case, string Resource, string Time, string Start, string End, string Deadline)
{
    /// <summary>The names of logs in the XES tradition, as CSV.</summary>
    public static CaseColumns Usual { get; } =
        new("case:concept:name", "org:resource", "time:timestamp", "case:startdate", "case:enddate", "case:deadline");
}
