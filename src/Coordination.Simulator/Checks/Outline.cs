using System.Globalization;
using System.Text.Json;

namespace Coordination.Simulator.Checks;

/// <summary>
/// The part of a citizen's picture that does not depend on the order and the repeats of events. It is a flat list of named lines, so
/// that two of them can be compared line by line.
/// </summary>
internal sealed class Outline
{
    private readonly SortedDictionary<string, string> _lines = new(StringComparer.Ordinal);

    /// <summary>Sets a line. A null value sets none.</summary>
    public void Set(string name, string? value)
    {
        if (value is not null) _lines[name] = value;
    }

    /// <summary>Sets a line to an instant, in milliseconds.</summary>
    public void Set(string name, DateTimeOffset? value) =>
        Set(name, value?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    public void Set(string name, DateOnly? value) => Set(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The contract's word for a member of an enumeration.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <param name="expected">The fold of what was sent.</param>
    /// <param name="shown">The picture of the service.</param>
    /// <param name="exempt">Prefixes of the names of lines that people have changed since. Those lines are not compared.</param>
    public static IReadOnlyList<string> Differences(Outline expected, Outline shown, IReadOnlyCollection<string> exempt)
    {
        List<string> differences = [];
        foreach (var name in expected._lines.Keys.Union(shown._lines.Keys).Order(StringComparer.Ordinal))
        {
            var (want, got) = (expected._lines.GetValueOrDefault(name), shown._lines.GetValueOrDefault(name));
            if (want != got && !exempt.Any(e => name.StartsWith(e, StringComparison.Ordinal)))
                differences.Add($"{name}: expected {want ?? "nothing"}, shown {got ?? "nothing"}");
        }

        return differences;
    }
}
