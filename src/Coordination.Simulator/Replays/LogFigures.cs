namespace Coordination.Simulator.Replays;

/// <summary>
/// What a log amounts to, counted from its rows: nothing of how events are made of it, nor of the service's rules, so that
/// it can be held against what the service says.
/// </summary>
/// <param name="Changes">How often the acting resource changed.</param>
/// <param name="ChangedCases">In how many cases.</param>
/// <param name="Pairs">From whom to whom, how often.</param>
/// <param name="Met">Closed cases that ended by their deadline.</param>
/// <param name="Missed">Closed cases that ended later.</param>
/// <param name="Open">Cases with a deadline that have not ended.</param>
/// <param name="Hours">How long each case took that has ended, sorted.</param>
internal sealed record LogFigures(
    long Cases, long Changes, long ChangedCases, IReadOnlyDictionary<(string From, string To), long> Pairs,
    long Met, long Missed, long Open, IReadOnlyList<double> Hours)
{
    /// <summary>Counts, up to an instant or all of it.</summary>
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
    /// The number of hours that this share (0 to 1) of the ended cases did not pass, between two cases in proportion; 0 when none
    /// ended.
    /// </summary>
    public double HoursAt(double share)
    {
        if (Hours.Count == 0) return 0;
        var place = (Hours.Count - 1) * share;
        var (below, above) = (Hours[(int)Math.Floor(place)], Hours[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
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
