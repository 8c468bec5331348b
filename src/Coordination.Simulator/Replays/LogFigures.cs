namespace Coordination.Simulator.Replays;

/// <summary>
/// Figures counted directly from the rows of a log, without the code that makes events of them and without the service's rules. They
/// are an independent reference for the service's figures.
/// </summary>
/// <param name="Changes">The number of changes of resource.</param>
/// <param name="ChangedCases">The number of cases with such a change.</param>
/// <param name="Pairs">The number of changes per giver and receiver.</param>
/// <param name="Met">The number of cases that ended by their deadline.</param>
/// <param name="Missed">The number of cases that ended after their deadline.</param>
/// <param name="Open">The number of cases with a deadline that have not ended.</param>
/// <param name="Hours">The duration of each ended case in hours, sorted.</param>
internal sealed record LogFigures(
    long Cases, long Changes, long ChangedCases, IReadOnlyDictionary<(string From, string To), long> Pairs,
    long Met, long Missed, long Open, IReadOnlyList<double> Hours)
{
    /// <summary>Counts the log up to an instant; null: all of it.</summary>
    public static LogFigures Of(IReadOnlyList<LoggedCase> log, TimeZoneInfo zone, DeadlineForm form, DateTimeOffset? until)
    {
        var end = until ?? DateTimeOffset.MaxValue;
        LoggedCase[] cases = [.. log.Where(one => one.HeardOfAt <= end)];
        var changes = cases.Select(one => ChangesOf(one, end).ToList()).ToList();
        LoggedCase[] due = [.. cases.Where(one => one.DueAt is not null)];
        LoggedCase[] closed = [.. due.Where(one => one.EndedAt <= end)];
        return new LogFigures(
            cases.Length, changes.Sum(one => one.Count), changes.Count(one => one.Count > 0),
            changes.SelectMany(one => one).CountBy(pair => pair).ToDictionary(pair => pair.Key, pair => (long)pair.Value),
            closed.Count(one => !IsLate(one)), closed.Count(IsLate), due.Length - closed.Length,
            [.. cases.Where(one => one.EndedAt <= end).Select(one => (one.EndedAt!.Value - one.HeardOfAt).TotalHours).Order()]);

        bool IsLate(LoggedCase one) =>
            form == DeadlineForm.Instant ? one.EndedAt > one.DueAt : DayOf(one.EndedAt!.Value) > DayOf(one.DueAt!.Value);

        DateTime DayOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).Date;
    }

    /// <summary>
    /// The duration in hours that a share (0 to 1) of the ended cases did not exceed, interpolated linearly between two cases; 0 when
    /// no case ended.
    /// </summary>
    public double HoursAt(double share)
    {
        if (Hours.Count == 0) return 0;
        var rank = (Hours.Count - 1) * share;
        var (below, above) = (Hours[(int)Math.Floor(rank)], Hours[(int)Math.Ceiling(rank)]);
        return below + ((above - below) * (rank - Math.Floor(rank)));
    }

    private static IEnumerable<(string From, string To)> ChangesOf(LoggedCase one, DateTimeOffset end)
    {
        string? acting = null;
        foreach (var step in one.Steps.Where(step => step.Resource is not null))
        {
            if (acting is not null && step.Resource != acting && step.Time <= end) yield return (acting, step.Resource!);
            acting = step.Resource;
        }
    }
}
