using System.Globalization;

namespace Coordination.Storage.ReadTables;

/// <summary>One value of an <see cref="ObservationRow"/>.</summary>
/// <param name="On">The local day on which it was observed.</param>
public sealed record ObservedValue(string Indicator, string Department, DateOnly On, decimal Value)
{
    /// <summary>Values as a row holds them: a line each, in their order.</summary>
    public static string Written(IEnumerable<ObservedValue> values) => string.Join('\n', values.Select(static value =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Indicator} {value.Department} {value.On:yyyy-MM-dd} {value.Value}")));

    /// <summary>The values of a row.</summary>
    public static IEnumerable<ObservedValue> Of(ObservationRow row)
    {
        foreach (var line in row.Observed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split(' ') is [var indicator, var department, var on, var value])
                yield return new ObservedValue(
                    indicator, department, DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    decimal.Parse(value, CultureInfo.InvariantCulture));
    }
}
