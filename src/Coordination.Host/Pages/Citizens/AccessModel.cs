using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>What the user sees of a citizen, and why, in sentences.</summary>
/// <param name="Lines">One sentence for each ground, then one for what is hidden.</param>
/// <param name="GlassUntil">The instant until which the glass is broken for the user; null: it is not.</param>
/// <param name="CanBreakGlass">Whether something is hidden from the user, who is a caseworker.</param>
public sealed record AccessModel(IReadOnlyList<string> Lines, DateTimeOffset? GlassUntil, bool CanBreakGlass)
{
    private const string BrokenGlass = "broken-glass";

    /// <summary>The form that breaks the glass, as it was refused; null: it was not.</summary>
    public GlassFormModel? Refused { get; init; }

    /// <summary>No department works with the citizen.</summary>
    public static AccessModel Nothing { get; } = new([], null, false);

    internal static AccessModel Of(CitizenView picture, PageUser user)
    {
        var localizer = user.Localizer;
        var full = picture.Access.Where(static one => one.Access == "full").GroupBy(static one => (one.Ground, one.Until)).Select(group =>
        {
            var (whose, why) = (user.Masked.Of([.. group.Select(static one => one.Department)]), GroundOf(group.Key.Ground, user));
            return group.Key.Until is { } until
                ? localizer["access.full-until", whose, why, localizer.Moment(until)]
                : localizer["access.full", whose, why];
        });
        string[] hidden = [.. picture.Access.Where(static one => one.Access == "masked").Select(static one => one.Department)];
        var masked = hidden.Length == 0 ? null : Sentence(localizer["access.masked", user.Masked.Of(hidden)]);
        var glass = picture.Access.FirstOrDefault(static one => one.Ground == BrokenGlass);
        return new AccessModel(
            [.. full.Append(masked).OfType<string>()], glass?.Until, hidden.Length > 0 && user.Caseworker is not null);
    }

    private static string GroundOf(string? ground, PageUser user) => user.Localizer.Code("access.ground", ground ?? "");

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text.AsSpan(1)}";
}

/// <summary>The form that breaks the glass of a citizen.</summary>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="Reason">The reason as it was written; null: nothing was.</param>
/// <param name="Fault">Why it was refused; null: it was not.</param>
public sealed record GlassFormModel(string CitizenKey, string? Reason, string? Fault)
{
    /// <summary>The form as it begins.</summary>
    public static GlassFormModel Blank(string citizenKey) => new(citizenKey, null, null);
}
