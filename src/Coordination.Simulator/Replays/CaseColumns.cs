namespace Coordination.Simulator.Replays;

/// <summary>The names of a case log's columns. An empty name means that the log does not have the optional column.</summary>
/// <param name="Case">The case number.</param>
/// <param name="Start">The start of the case; empty: the case starts with its first event.</param>
/// <param name="End">The end of the case; empty: no case ends.</param>
/// <param name="Deadline">The due time of the case; empty: no case has a deadline.</param>
internal sealed record CaseColumns(string Case, string Resource, string Time, string Start, string End, string Deadline)
{
    /// <summary>The usual names in CSV files made from XES logs.</summary>
    public static CaseColumns Usual { get; } =
        new("case:concept:name", "org:resource", "time:timestamp", "case:startdate", "case:enddate", "case:deadline");
}
