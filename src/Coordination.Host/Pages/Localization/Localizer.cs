using System.Globalization;

namespace Coordination.Host.Pages.Localization;

/// <summary>
/// Texts, dates and numbers in the user's language. Relative dates ("today", "overdue") are relative to the instant of the page.
/// Dates and times are local to Europe/Copenhagen.
/// </summary>
/// <remarks>Immutable and cheap to create; created for one page or fragment.</remarks>
public sealed class Localizer(Language language, DateTimeOffset now)
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
    private static readonly CultureInfo DanishCulture = CultureInfo.GetCultureInfo("da-DK");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");

    private readonly TextCatalog catalog = TextCatalog.Of(language);
    private readonly CultureInfo culture = language == Language.English ? EnglishCulture : DanishCulture;

    public Language Language => language;

    /// <summary>The instant of the page.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The local day of the page.</summary>
    public DateOnly Today => DayOf(now);

    /// <exception cref="KeyNotFoundException">The catalog has no such key.</exception>
    public string this[string key] => catalog[key];

    /// <summary>The text of a key with its placeholders replaced by the values.</summary>
    /// <exception cref="KeyNotFoundException">The catalog has no such key.</exception>
    public string this[string key, params object?[] values] => string.Format(culture, catalog[key], values);

    /// <summary>"1 sag", "2 sager": the text of the key <c>{key}.one</c> or <c>{key}.many</c>.</summary>
    public string Count(string key, long count) => this[count == 1 ? $"{key}.one" : $"{key}.many", count];

    /// <summary>
    /// The name of a code of the contract, such as <c>conflict</c>, <c>appointment-clash</c>. A code without a text is its own
    /// name, for a policy or department may have added it.
    /// </summary>
    public string Code(string family, string code) => catalog.Find($"{family}.{code}") ?? code;

    /// <summary>The name of a rule: of a kind of conflict, of deadline, or of another matter. An unknown rule is its own name.</summary>
    public string Rule(string rule)
    {
        foreach (var family in (ReadOnlySpan<string>)["conflict", "deadline", "matter"])
            if (Code(family, rule) is var name && name != rule) return name;
        return rule;
    }

    /// <summary>The text of a key; null where the catalog has none.</summary>
    public string? Find(string key) => catalog.Find(key);

    /// <summary>The text in the user's language.</summary>
    public string Choose(Bilingual text) => language == Language.English ? text.En : text.Da;

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>"4. dec. 2026".</summary>
    public string Day(DateOnly day) => day.ToString(language == Language.English ? "d MMM yyyy" : "d. MMM yyyy", culture);

    /// <summary>"4. dec.".</summary>
    public string ShortDay(DateOnly day) => day.ToString(language == Language.English ? "d MMM" : "d. MMM", culture);

    /// <summary>"fre 4. dec.".</summary>
    public string WeekDay(DateOnly day) => $"{day.ToString("ddd", culture)} {ShortDay(day)}";

    /// <summary>"dec.", or "jan. 2027" with the year.</summary>
    public string Month(DateOnly day, bool withYear) => day.ToString(withYear ? "MMM yyyy" : "MMM", culture);

    /// <summary>"14.05" in Danish, "14:05" in English.</summary>
    public string Clock(DateTimeOffset at) =>
        Local(at).ToString(language == Language.English ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    /// <summary>"4. dec. 2026 kl. 14.05", with "i dag" for today.</summary>
    public string Moment(DateTimeOffset at)
    {
        var day = DayOf(at);
        return this["date.at", day == Today ? catalog["date.today"] : Day(day), Clock(at)];
    }

    /// <summary>"4. dec. 2026 kl. 10.00–11.00".</summary>
    public string Span(DateTimeOffset from, DateTimeOffset to) => this["date.span", Day(DayOf(from)), Clock(from), Clock(to)];

    /// <summary>"12. jan. 2026 – (åben)".</summary>
    public string Period(DateOnly from, DateOnly? to) => $"{Day(from)} – {(to is { } end ? Day(end) : catalog["date.open-ended"])}";

    /// <summary>The distance to an instant in days: "overskredet 2 dage", "i dag kl. 14.00", "om 3 dage".</summary>
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

    /// <summary>The urgency of an instant: <c>over</c>, <c>soon</c> (today or tomorrow) or <c>later</c>.</summary>
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

    /// <summary>A number in running text: "1.204,5" in Danish. SVG attributes need <c>SvgNumber</c> instead.</summary>
    public string Number(double value, int decimals = 0) => value.ToString("N" + decimals, culture);

    /// <summary>The instant with the offset of Copenhagen.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Copenhagen);
}

/// <summary>A text in both languages.</summary>
public sealed record Bilingual(string Da, string En);
