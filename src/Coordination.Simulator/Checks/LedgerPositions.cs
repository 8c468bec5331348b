using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Events;
using Coordination.Simulator.Ledgers;

namespace Coordination.Simulator.Checks;

/// <summary>What was sent about one citizen, under all numbers that are theirs.</summary>
/// <param name="Keys">The keys that are one person, sorted.</param>
/// <param name="Lines">What was sent under them.</param>
/// <param name="Known">The same, and what was sent under keys that were one person with them for a time: the journal holds both.</param>
internal sealed record LedgerPosition(IReadOnlyList<string> Keys, IReadOnlyList<LedgerLine> Lines, IReadOnlyList<LedgerLine> Known)
{
    /// <summary>What was sent under the keys, without what only says which keys are one person.</summary>
    public IEnumerable<LedgerLine> AboutTheCitizen => Lines.Where(static line => !LedgerPositions.IsAboutKeys(line));
}

/// <summary>Divides what was sent by the citizens it is about, from what was sent about their numbers.</summary>
/// <remarks>Of an event about two numbers whose outcome is unknown it is taken that the service has it.</remarks>
internal static class LedgerPositions
{
    private static readonly HashSet<string> TypesAboutKeys =
        [.. EventTypes.All.Where(static type => typeof(NumberEvent).IsAssignableFrom(type.DataType)).Select(static type => type.Name)];

    /// <summary>The citizens of lines that have a key.</summary>
    public static IReadOnlyList<LedgerPosition> Of(IReadOnlyList<LedgerLine> lines, DecisionContext context)
    {
        var aboutKeys = lines.Where(IsAboutKeys).ToList();
        var pairs = KeyPairs.Of(FoldedOutline.Fold("pairs", aboutKeys, context));
        Dictionary<string, List<LedgerLine>> byKey = new(StringComparer.Ordinal);
        foreach (var pair in pairs)
            foreach (var key in (string[])[pair.First.Value, pair.Second.Value]) byKey.TryAdd(key, []);
        foreach (var line in lines)
            if (line.Key is { } key) (byKey.TryGetValue(key, out var those) ? those : byKey[key] = []).Add(line);

        var now = Connected(byKey.Keys, pairs.Where(static pair => pair.IsLinked));
        var ever = Connected(byKey.Keys, pairs);
        return
        [
            .. now.Values.Distinct().Select(keys => new LedgerPosition(
                [.. keys], [.. keys.SelectMany(key => byKey[key])], [.. ever[keys.Min!].SelectMany(key => byKey[key])])),
        ];
    }

    public static bool IsAboutKeys(LedgerLine line) => TypesAboutKeys.Contains(line.Event.GetProperty("type").GetString()!);

    /// <summary>For each key the keys that a chain of pairs connects it with, itself among them.</summary>
    private static Dictionary<string, SortedSet<string>> Connected(IEnumerable<string> keys, IEnumerable<KeyPair> pairs)
    {
        var sets = keys.ToDictionary(static key => key, static key => new SortedSet<string>(StringComparer.Ordinal) { key });
        foreach (var pair in pairs)
        {
            var (one, other) = (sets[pair.First.Value], sets[pair.Second.Value]);
            if (ReferenceEquals(one, other)) continue;
            one.UnionWith(other);
            foreach (var key in other) sets[key] = one;
        }

        return sets;
    }
}
