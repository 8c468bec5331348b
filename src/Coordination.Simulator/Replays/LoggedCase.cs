namespace Coordination.Simulator.Replays;

/// <summary>A case of a log.</summary>
/// <param name="Number">Its number in the log.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it is open.</param>
/// <param name="DueAt">When it is due; null without a deadline.</param>
/// <param name="Steps">Its events in order of time, ties in the order of the file.</param>
internal sealed record LoggedCase(
    string Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? DueAt, IReadOnlyList<LoggedStep> Steps)
{
    /// <summary>
    /// When it is first heard of. Logs have cases whose first event, or even end, lies before their start; opening them
    /// here keeps everything that changes a case after what brings it into being.
    /// </summary>
    public DateTimeOffset HeardOfAt
    {
        get
        {
            var first = Steps[0].Time < StartedAt ? Steps[0].Time : StartedAt;
            return EndedAt < first ? EndedAt.Value : first;
        }
    }
}

/// <summary>An event of a case.</summary>
/// <param name="Resource">Who acted; null where the log does not say.</param>
internal sealed record LoggedStep(DateTimeOffset Time, string? Resource);
