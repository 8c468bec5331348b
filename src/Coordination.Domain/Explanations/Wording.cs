using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Views;

namespace Coordination.Domain.Explanations;

/// <summary>How times and things are put into Danish and English words, the same on every machine.</summary>
internal static class Wording
{
    private static readonly string[] DanishMonths =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A local day with its time.</summary>
    public static TextView When(DateTimeOffset instant)
    {
        var local = LocalTime.Of(instant);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{local.Day}. {DanishMonths[local.Month - 1]} {local.Year} kl. {local.Hour:00}.{local.Minute:00}"),
            string.Create(CultureInfo.InvariantCulture, $"{local.Day} {EnglishMonths[local.Month - 1]} {local.Year} at {local.Hour:00}:{local.Minute:00}"));
    }

    /// <summary>A local day.</summary>
    public static TextView Day(DateOnly day) => new(
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}. {DanishMonths[day.Month - 1]} {day.Year}"),
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}"));

    /// <summary>When something is due: its day, or its instant.</summary>
    public static TextView By(Due due) => due.EndOfDay ? Day(due.Day) : When(due.At);

    /// <summary>An appointment with its department, kind and time.</summary>
    public static TextView Of(Appointment it, Policy policy)
    {
        var (kind, when) = (policy.NameOf(it.Kind), When(it.StartsAt));
        return new($"{kind.Da} ({it.Department}) den {when.Da}", $"{kind.En} ({it.Department}) on {when.En}");
    }

    /// <summary>An intervention with its department and kind.</summary>
    public static TextView Of(Intervention it, Policy policy)
    {
        var kind = policy.NameOf(it.Kind);
        return new($"{it.Title ?? kind.Da} ({it.Department})", $"{it.Title ?? kind.En} ({it.Department})");
    }
}
