using Coordination.Silo.Figures;

namespace Coordination.Host.Overview;

/// <summary>A figure whose development is shown.</summary>
/// <param name="Name">What the API and the texts call it.</param>
/// <param name="Measures">One of <see cref="TrendMeasures"/>.</param>
/// <param name="IsOfCitizens">Whether it counts what concerns citizens: leaders are told it in whole fives.</param>
/// <param name="Read">Its value in a step; null: none.</param>
/// <remarks>
/// Leaders are told their own department's open conflicts and missed deadlines exactly. Beside those a total would tell of the other
/// departments, so that they are told no trend of them.
/// </remarks>
internal sealed record TrendFigure(string Name, string Measures, bool IsOfCitizens, Func<TrendStepFigures, long?> Read)
{
    /// <summary>All of them: how the service runs, then how the departments work together.</summary>
    internal static IReadOnlyList<TrendFigure> All { get; } =
    [
        new("events-settled", TrendMeasures.Count, false, static step => step.Settled),
        new("settle-time-p95", TrendMeasures.Milliseconds, false, static step => step.SettledMilliseconds),
        Of(TrendFigures.InboxWaiting), Of(TrendFigures.EventsRefused), Of(TrendFigures.Parked), Of(TrendFigures.DeadLetters),
        Of(TrendFigures.DeliveriesWaiting),
        OfCitizens(TrendFigures.ConflictsFound), OfCitizens(TrendFigures.ConflictsSettled),
        OfCitizens(TrendFigures.ConflictsOpen) with { IsOfOperationsOnly = true },
        OfCitizens(TrendFigures.AlertsRaised), OfCitizens(TrendFigures.AlertsAcknowledged), OfCitizens(TrendFigures.AlertsOverdue),
        OfCitizens(TrendFigures.AlertsOpen),
        OfCitizens(TrendFigures.HandoversOffered), OfCitizens(TrendFigures.HandoversWaiting),
        OfCitizens(TrendFigures.DeadlinesMissed) with { IsOfOperationsOnly = true },
    ];

    /// <summary>Whether only those are told it who see the exact numbers of all departments.</summary>
    internal bool IsOfOperationsOnly { get; init; }

    /// <summary>Those that somebody is told.</summary>
    internal static IEnumerable<TrendFigure> ToldTo(ToldFigures told) => All.Where(figure => told.IsExact || !figure.IsOfOperationsOnly);

    /// <summary>The value as somebody is told it.</summary>
    internal long? ToldAs(ToldFigures told, TrendStepFigures step) =>
        Read(step) is { } value && IsOfCitizens ? told.OfAll(value) : Read(step);

    private static TrendFigure OfCitizens(string name) => Of(name) with { IsOfCitizens = true };

    private static TrendFigure Of(string name) =>
        new(name, TrendFigures.IsLevel(name) ? TrendMeasures.Level : TrendMeasures.Count, false, step => step[name]);
}

/// <summary>What the values of a trend tell.</summary>
internal static class TrendMeasures
{
    /// <summary>How many there were within the step.</summary>
    internal const string Count = "count";

    /// <summary>The most that stood at a look within the step.</summary>
    internal const string Level = "level";

    /// <summary>A time within which nineteen in twenty were done.</summary>
    internal const string Milliseconds = "milliseconds";
}
