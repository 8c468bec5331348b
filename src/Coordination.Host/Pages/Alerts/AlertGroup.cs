namespace Coordination.Host.Pages.Alerts;

/// <summary>The alerts about one citizen, by matter, the most urgent first.</summary>
/// <param name="Key">The citizen's key; empty: they are about nobody.</param>
/// <param name="Name">The citizen's name; empty: they are about nobody.</param>
/// <param name="Matters">The matters.</param>
public sealed record AlertGroup(string Key, string Name, IReadOnlyList<AlertMatter> Matters)
{
    /// <summary>The matters of a group that are shown at once. What is urgent is always shown.</summary>
    public const int ShownMin = 3;

    /// <summary>The matters that are shown at once.</summary>
    public IEnumerable<AlertMatter> Shown => Matters.Take(ShownCount);

    /// <summary>The matters that are shown on demand.</summary>
    public IEnumerable<AlertMatter> Folded => Matters.Skip(ShownCount);

    /// <summary>The number of alerts.</summary>
    public int Count => Matters.Sum(static one => 1 + one.Others.Count);

    /// <summary>The number of urgent alerts.</summary>
    public int Urgent => Matters.SelectMany(static one => one.Others.Prepend(one.First)).Count(static one => one.Rank == 0);

    /// <summary>The alerts that are shown at once.</summary>
    public IEnumerable<AlertModel> ShownAlerts => Shown.SelectMany(static one => one.Shown);

    private int ShownCount => Matters.Count <= ShownMin + 1
        ? Matters.Count
        : Math.Max(ShownMin, Matters.Count(static one => one.First.Rank == 0));

    /// <summary>Groups alerts by citizen, the citizen with the most urgent alert first.</summary>
    public static IReadOnlyList<AlertGroup> Of(IEnumerable<AlertModel> alerts) =>
    [
        .. ByUrgency(alerts).GroupBy(static one => one.CitizenKey ?? one.Citizen ?? "").Select(static group => new AlertGroup(
            group.First().CitizenKey ?? "", group.First().Citizen ?? "", AlertMatter.Of(group))),
    ];

    private static IOrderedEnumerable<AlertModel> ByUrgency(IEnumerable<AlertModel> alerts) =>
        alerts.OrderBy(static one => one.Rank).ThenBy(static one => one.DueAt ?? DateTimeOffset.MaxValue)
            .ThenByDescending(static one => one.RaisedAt);
}

/// <summary>The alerts about one matter of a citizen.</summary>
/// <param name="First">The most urgent one.</param>
/// <param name="Others">The others, the most urgent first.</param>
public sealed record AlertMatter(AlertModel First, IReadOnlyList<AlertModel> Others)
{
    /// <summary>What is shown at once: the first, and all that are urgent.</summary>
    public IEnumerable<AlertModel> Shown => Others.Where(static one => one.Rank == 0).Prepend(First);

    /// <summary>What is shown on demand.</summary>
    public IEnumerable<AlertModel> Folded => Others.Where(static one => one.Rank != 0);

    /// <summary>The matters, in the order of their first alert. An alert about nothing is a matter of its own.</summary>
    internal static IReadOnlyList<AlertMatter> Of(IEnumerable<AlertModel> alerts) =>
    [
        .. alerts.GroupBy(static one => one.Matter.Length == 0 ? one.Id : one.Matter, StringComparer.Ordinal)
            .Select(static matter => new AlertMatter(matter.First(), [.. matter.Skip(1)])),
    ];
}
