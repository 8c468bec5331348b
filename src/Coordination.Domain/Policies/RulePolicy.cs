using Coordination.Domain.Calendar;
using Coordination.Views;

namespace Coordination.Domain.Policies;

/// <summary>
/// What policy says of one rule: its basis, its lengths and thresholds, its words. Every rule has one entry under its
/// name; which of the values it reads, the rule declares.
/// </summary>
public sealed record RulePolicy
{
    /// <summary>The law or local decision it rests on, in Danish, as shown to those it concerns.</summary>
    public required string Basis { get; init; }

    /// <summary>Where that can be read; null for a local decision.</summary>
    public string? Source { get; init; }

    /// <summary>How sure the basis is, for a jurist to confirm.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>How long what is owed may take; null for a rule that owes nothing or counts otherwise.</summary>
    public Length? Length { get; init; }

    /// <summary>Whether a deadline whose day is no business day moves to the next one; by default none does.</summary>
    public bool RollForward { get; init; }

    /// <summary>Thresholds by name.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers { get; init => field = value ?? Nothing<decimal>.Map; } = Nothing<decimal>.Map;

    /// <summary>Further lengths by name, for a rule in several stages.</summary>
    public IReadOnlyDictionary<string, Length> Lengths { get; init => field = value ?? Nothing<Length>.Map; } = Nothing<Length>.Map;

    /// <summary>Lists by name: groups, kinds, pairs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists
    {
        get;
        init => field = value ?? Nothing<IReadOnlyList<string>>.Map;
    } = Nothing<IReadOnlyList<string>>.Map;

    /// <summary>
    /// Its words in both languages, by name: <c>title</c> of its alerts, <c>what</c> does not fit together or must be
    /// done, what policy did (<c>act</c>), what happens <c>otherwise</c>.
    /// </summary>
    public IReadOnlyDictionary<string, TextView> Texts { get; init => field = value ?? Nothing<TextView>.Map; } = Nothing<TextView>.Map;

    /// <exception cref="KeyNotFoundException">The entry has no such threshold: such a policy is refused before it takes effect.</exception>
    public decimal Number(string name) => Numbers[name];

    /// <summary>A threshold without its decimals.</summary>
    public int Whole(string name) => (int)Numbers[name];

    /// <summary>A list; empty where there is none.</summary>
    public IReadOnlyList<string> List(string name) => Lists.TryGetValue(name, out var list) ? list : [];

    /// <summary>Its words of a name; empty where there are none.</summary>
    public TextView Text(string name) => Texts.TryGetValue(name, out var text) ? text : new TextView("", "");

    /// <summary>When something of the rule's length is due that began at an instant.</summary>
    public Due DueFrom(DateTimeOffset from, DanishCalendar days) => Counted(Length!.Value, from, days);

    /// <summary>When something of a named length is due that began at an instant.</summary>
    public Due DueFrom(string length, DateTimeOffset from, DanishCalendar days) => Counted(Lengths[length], from, days);

    /// <summary>When something is due that must be done the rule's length before a day, by the end of the day counted to.</summary>
    public Due DueBefore(DateOnly day, DanishCalendar days)
    {
        var due = Due.Of(Length!.Value.DayBefore(day, days));
        return RollForward ? due.RollForward(days) : due;
    }

    private Due Counted(Length length, DateTimeOffset from, DanishCalendar days)
    {
        var due = length.DueFrom(from, days);
        return RollForward ? due.RollForward(days) : due;
    }

    private static class Nothing<T>
    {
        public static readonly IReadOnlyDictionary<string, T> Map = new Dictionary<string, T>();
    }
}
