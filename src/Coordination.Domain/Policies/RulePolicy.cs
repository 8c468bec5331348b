using System.Collections.Frozen;
using Coordination.Domain.Calendar;
using Coordination.Views;

namespace Coordination.Domain.Policies;

/// <summary>
/// The policy entry of one rule: its basis, lengths, thresholds and texts. Every rule has one entry under its name, and declares
/// which of the values it reads.
/// </summary>
public sealed record RulePolicy
{
    // Read from the lists once. A copy with other lists reads them again.
    private FrozenDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? _alternatives;
    private FrozenDictionary<string, IReadOnlyList<(string One, string Other)>>? _pairs;

    /// <summary>The law or local decision it is based on, in Danish, as shown to those concerned.</summary>
    public required string Basis { get; init; }

    /// <summary>Where the basis can be read; null for a local decision.</summary>
    public string? Source { get; init; }

    /// <summary>How certain the basis is. A jurist confirms it.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The time allowed for what is owed; null for a rule that owes nothing or counts in another way.</summary>
    public Length? Length { get; init; }

    /// <summary>Whether a deadline moves to the next business day if its day is not one. False by default.</summary>
    public bool RollForward { get; init; }

    /// <summary>Thresholds by name.</summary>
    public IReadOnlyDictionary<string, decimal> Numbers { get; init => field = value ?? NoValues<decimal>.Map; } = NoValues<decimal>.Map;

    /// <summary>Further lengths by name, for a rule with several stages.</summary>
    public IReadOnlyDictionary<string, Length> Lengths { get; init => field = value ?? NoValues<Length>.Map; } = NoValues<Length>.Map;

    /// <summary>Lists by name: groups, kinds, pairs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists
    {
        get;
        init => (field, _alternatives, _pairs) = (value ?? NoValues<IReadOnlyList<string>>.Map, null, null);
    } = NoValues<IReadOnlyList<string>>.Map;

    /// <summary>
    /// The texts in both languages, by name: the <c>title</c> of alerts, <c>what</c> does not fit together or must be done, what
    /// policy did (<c>act</c>), and what happens <c>otherwise</c>.
    /// </summary>
    public IReadOnlyDictionary<string, TextView> Texts { get; init => field = value ?? NoValues<TextView>.Map; } = NoValues<TextView>.Map;

    /// <exception cref="KeyNotFoundException">
    /// The entry has no such threshold. Such a policy is refused before it takes effect.
    /// </exception>
    public decimal Number(string name) => Numbers[name];

    /// <summary>A threshold as a whole number. Decimals are cut off.</summary>
    public int Whole(string name) => (int)Numbers[name];

    /// <summary>A list; empty when there is none.</summary>
    public IReadOnlyList<string> List(string name) => Lists.TryGetValue(name, out var list) ? list : [];

    /// <summary>A list whose items name alternatives, <c>housing|treatment</c>: of each item the names of which one is enough.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Alternatives(string name) => (_alternatives ??= Lists.ToFrozenDictionary(
        static list => list.Key, static list => (IReadOnlyList<IReadOnlyList<string>>)[.. list.Value.Select(PolicyItem.Alternatives)]))
        .GetValueOrDefault(name, []);

    /// <summary>A list whose items are pairs of codes: the pairs.</summary>
    public IReadOnlyList<(string One, string Other)> Pairs(string name) => (_pairs ??= Lists.ToFrozenDictionary(
        static list => list.Key,
        static list => (IReadOnlyList<(string, string)>)[.. list.Value.Select(PolicyItem.Pair).OfType<(string, string)>()]))
        .GetValueOrDefault(name, []);

    /// <summary>A text; empty when there is none.</summary>
    public TextView Text(string name) => Texts.TryGetValue(name, out var text) ? text : new TextView("", "");

    /// <summary>When something that starts at an instant and takes the rule's length is due.</summary>
    public Due DueFrom(DateTimeOffset from, DanishCalendar days) => Counted(Length!.Value, from, days);

    /// <summary>When something that starts at an instant and takes a named length is due.</summary>
    public Due DueFrom(string length, DateTimeOffset from, DanishCalendar days) => Counted(Lengths[length], from, days);

    /// <summary>When something that must be done the rule's length before a day is due: the end of the day reached.</summary>
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

    private static class NoValues<T>
    {
        public static readonly IReadOnlyDictionary<string, T> Map = new Dictionary<string, T>();
    }
}
