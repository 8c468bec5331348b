using System.Globalization;
using System.Text.Json;

namespace Coordination.Simulator.Checks;

/// <summary>
/// The part of a citizen's picture that is the same whatever order and repeats the road produced: flat, by name, so that
/// two of them can be compared line by line.
/// </summary>
internal sealed class Outline
{
    private readonly SortedDictionary<string, string> _lines = new(StringComparer.Ordinal);

    /// <summary>Sets a line; null is no line.</summary>
    public void Set(string name, string? value)
    {
        if (value is not null) _lines[name] = value;
    }

    /// <summary>Sets a line to an instant, to the millisecond.</summary>
    public void Set(string name, DateTimeOffset? value) =>
        Set(name, value?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    /// <summary>Sets a line to a day.</summary>
    public void Set(string name, DateOnly? value) => Set(name, value?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A member of an enumeration as the contract writes it.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <param name="expected">What was sent, folded.</param>
    /// <param name="shown">What the service shows.</param>
    /// <param name="exempt">Beginnings of names that people have changed since, and that are not compared.</param>
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
