namespace Coordination.Simulator.Replays;

/// <param name="Number">The case number in the log.</param>
/// <param name="StartedAt">The instant of its first event.</param>
/// <param name="EndedAt">The end; null while it is open.</param>
/// <param name="DueAt">The due time; null without a deadline.</param>
/// <param name="Steps">Its events in order of time. Events with equal times keep the order of the file.</param>
internal sealed record LoggedCase(
    string Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset? DueAt, IReadOnlyList<LoggedStep> Steps)
{
    /// <summary>
    /// The earliest time in the case. Some logs contain cases whose first event or end is earlier than their start. The intervention
    /// is opened at this time, so that every event that changes it comes later.
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

/// <param name="Resource">The resource that acted; null when the log does not tell.</param>
internal sealed record LoggedStep(DateTimeOffset Time, string? Resource);
