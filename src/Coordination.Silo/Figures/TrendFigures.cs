namespace Coordination.Silo.Figures;

/// <summary>The names of the figures that are sampled. They are stored and never used for anything else.</summary>
public static class TrendFigures
{
    /// <summary>Conflicts found.</summary>
    public const string ConflictsFound = "conflicts-found";

    /// <summary>Conflicts settled by somebody or by policy.</summary>
    public const string ConflictsSettled = "conflicts-settled";

    /// <summary>Conflicts that are open.</summary>
    public const string ConflictsOpen = "conflicts-open";

    /// <summary>Alerts raised.</summary>
    public const string AlertsRaised = "alerts-raised";

    /// <summary>Alerts acknowledged.</summary>
    public const string AlertsAcknowledged = "alerts-acknowledged";

    /// <summary>Alerts that went on to somebody else, because nobody reacted in time.</summary>
    public const string AlertsOverdue = "alerts-overdue";

    /// <summary>Alerts that nobody has acknowledged.</summary>
    public const string AlertsOpen = "alerts-open";

    /// <summary>Handovers offered.</summary>
    public const string HandoversOffered = "handovers-offered";

    /// <summary>Handovers that wait for an answer.</summary>
    public const string HandoversWaiting = "handovers-waiting";

    /// <summary>Deadlines that are missed and not met.</summary>
    public const string DeadlinesMissed = "deadlines-missed";

    /// <summary>Events refused at the door; those refused because of the load are no fault of theirs and not among them.</summary>
    public const string EventsRefused = "events-refused";

    /// <summary>Events in the inbox.</summary>
    public const string InboxWaiting = "inbox-waiting";

    /// <summary>Events that could not be applied.</summary>
    public const string DeadLetters = "dead-letters";

    /// <summary>Events that wait for the item they change.</summary>
    public const string Parked = "parked";

    /// <summary>Deliveries to subscriptions that wait to be tried again.</summary>
    public const string DeliveriesWaiting = "deliveries-waiting";

    /// <summary>
    /// Up to so many milliseconds from an event's arrival until it was settled. A settled event is counted under the first that is not
    /// exceeded; one that took longer than all under <see cref="SettledLater"/>. So percentiles can be told of any number of steps.
    /// </summary>
    public static IReadOnlyList<int> SettledWithin { get; } =
        [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000];

    /// <summary>Events settled later than all of <see cref="SettledWithin"/>.</summary>
    public const string SettledLater = "settled-later";

    private static readonly HashSet<string> Levels =
    [
        ConflictsOpen, AlertsOpen, HandoversWaiting, DeadlinesMissed, InboxWaiting, DeadLetters, Parked, DeliveriesWaiting,
    ];

    private static readonly string[] Settled = [.. SettledWithin.Select(SettledWithinOf), SettledLater];

    /// <summary>The figure of events settled within so many milliseconds and not within the bound before.</summary>
    public static string SettledWithinOf(int milliseconds) => $"settled-within-{milliseconds}";

    /// <summary>Whether a figure tells what stands, of which a step keeps the most; else it tells what was counted in it.</summary>
    public static bool IsLevel(string figure) => Levels.Contains(figure);

    internal static string SettledAfter(TimeSpan time)
    {
        var step = 0;
        while (step < SettledWithin.Count && time.TotalMilliseconds > SettledWithin[step]) step++;
        return Settled[step];
    }
}
