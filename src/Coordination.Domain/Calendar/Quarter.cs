using System.Globalization;

namespace Coordination.Domain.Calendar;

/// <summary>A quarter of a year in local days, written <c>2026-Q2</c>. Written quarters are ordered as the quarters are.</summary>
public readonly record struct Quarter
{
    private const int Months = 3;
    private const int YearMin = 1900;
    private const int YearMax = 2200;

    private Quarter(DateOnly first) => First = first;

    /// <summary>Its first day.</summary>
    public DateOnly First { get; }

    /// <summary>The quarter after it.</summary>
    public Quarter Next => Plus(1);

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(DateOnly day) => new(new DateOnly(day.Year, ((day.Month - 1) / Months * Months) + 1, 1));

    /// <summary>The quarter so many quarters later, or earlier where negative.</summary>
    public Quarter Plus(int quarters) => new(First.AddMonths(Months * quarters));

    /// <summary>The number of quarters from another one to this one.</summary>
    public int Since(Quarter other) => (((First.Year - other.First.Year) * 12) + First.Month - other.First.Month) / Months;

    /// <summary>Reads a written quarter of the years 1900 to 2200.</summary>
    public static bool TryParse(string word, out Quarter quarter)
    {
        quarter = default;
        if (word is not [_, _, _, _, '-', 'Q', >= '1' and <= '4']
            || !int.TryParse(word.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < YearMin or > YearMax) return false;
        quarter = new Quarter(new DateOnly(year, ((word[6] - '1') * Months) + 1, 1));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{((First.Month - 1) / Months) + 1}");
}
