using System.Globalization;
using Coordination.Host.Http;

namespace Coordination.Host.Pages.Words;

/// <summary>
/// The one a page is written for: the language, and the instant from which "today" and "overdue" are told.
/// Dates and times are those of Europe/Copenhagen. Immutable; cheap to make, one per page or fragment.
/// </summary>
public sealed class Reader(Language language, DateTimeOffset now)
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
    private static readonly CultureInfo DanishCulture = CultureInfo.GetCultureInfo("da-DK");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");

    private readonly Catalogue words = Catalogue.Of(language);
    private readonly CultureInfo culture = language == Language.English ? EnglishCulture : DanishCulture;

    /// <summary>The language of the page.</summary>
    public Language Language => language;

    /// <summary>The instant the page was written.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The local day the page was written.</summary>
    public DateOnly Today => DayOf(now);

    /// <summary>The text of a key.</summary>
    public string this[string key] => words[key];

    /// <summary>The text of a key with its places filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(culture, words[key], values);

    /// <summary>"1 sag", "2 sager": the keys <c>{key}.one</c> and <c>{key}.many</c>.</summary>
    public string Count(string key, long count) => this[count == 1 ? $"{key}.one" : $"{key}.many", count];

    /// <summary>The word for a code of the contract (<c>conflict</c>, <c>appointment-clash</c>), or the code itself where policy has added one.</summary>
    public string Code(string family, string code) => words.Find($"{family}.{code}") ?? code;

    /// <summary>The text of a key; null where the catalogue has none.</summary>
    public string? Find(string key) => words.Find(key);

    /// <summary>Which of two languages' texts is the reader's.</summary>
    public string Choose(Bilingual text) => language == Language.English ? text.En : text.Da;

    /// <summary>The local day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>"4. dec. 2026".</summary>
    public string Day(DateOnly day) => day.ToString(language == Language.English ? "d MMM yyyy" : "d. MMM yyyy", culture);

    /// <summary>"fredag 4. december".</summary>
    public string LongDay(DateOnly day) => day.ToString(language == Language.English ? "dddd d MMMM" : "dddd d. MMMM", culture);

    /// <summary>"4. dec.".</summary>
    public string ShortDay(DateOnly day) => day.ToString(language == Language.English ? "d MMM" : "d. MMM", culture);

    /// <summary>"dec." and, in January, "jan. 2027".</summary>
    public string Month(DateOnly day, bool withYear) => day.ToString(withYear ? "MMM yyyy" : "MMM", culture);

    /// <summary>"14.05" in Danish, "14:05" in English.</summary>
    public string Clock(DateTimeOffset at) => Local(at).ToString(language == Language.English ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    /// <summary>"4. dec. 2026 kl. 14.05", with "i dag" for today.</summary>
    public string Moment(DateTimeOffset at)
    {
        var day = DayOf(at);
        return this["date.at", day == Today ? words["date.today"] : Day(day), Clock(at)];
    }

    /// <summary>"kl. 10.00–11.00".</summary>
    public string Span(DateTimeOffset from, DateTimeOffset to) => this["date.span", Day(DayOf(from)), Clock(from), Clock(to)];

    /// <summary>"12. jan. 2026 – (åben)".</summary>
    public string Period(DateOnly from, DateOnly? to) => $"{Day(from)} – {(to is { } end ? Day(end) : words["date.open-ended"])}";

    /// <summary>A date never stands alone: "overskredet 2 dage", "i dag kl. 14.00", "om 3 dage".</summary>
    public string Due(DateTimeOffset at)
    {
        var days = DayOf(at).DayNumber - Today.DayNumber;
        return (at < now, days) switch
        {
            (true, 0) => this["due.over-today", Clock(at)],
            (true, _) => Count("due.over", -days),
            (false, 0) => this["due.today", Clock(at)],
            (false, 1) => this["due.tomorrow", Clock(at)],
            (false, _) => Count("due.in", days),
        };
    }

    /// <summary>How pressing a time is: <c>over</c>, <c>soon</c> (today or tomorrow) or <c>later</c>.</summary>
    public string Pressure(DateTimeOffset at) =>
        at < now ? "over" : DayOf(at).DayNumber - Today.DayNumber <= 1 ? "soon" : "later";

    /// <summary>"3 min.", "2 t. 5 min.", "4 dage".</summary>
    public string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 60 } => this["length.seconds", (int)length.TotalSeconds],
        { TotalMinutes: < 60 } => this["length.minutes", (int)length.TotalMinutes],
        { TotalHours: < 10 } => this["length.hours-minutes", (int)length.TotalHours, length.Minutes],
        { TotalHours: < 48 } => this["length.hours", (int)Math.Round(length.TotalHours)],
        _ => this["length.days", (int)length.TotalDays],
    };

    /// <summary>A number in running text, "1.204,5" in Danish. Never for SVG attributes.</summary>
    public string Number(double value, int decimals = 0) => value.ToString("N" + decimals, culture);

    /// <summary>The instant as clocks in Copenhagen show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Copenhagen);
}

/// <summary>A text in both languages, as conflicts' explanations and alerts carry it.</summary>
public sealed record Bilingual(string Da, string En);
