using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Domain.Names;
using Coordination.Host.Security;

namespace Coordination.Host.Pages.Search;

/// <summary>What a searched text may say of a citizen: a CPR number, or a name with a date of birth in one of the usual forms.</summary>
internal static partial class SearchText
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "ddMMyyyy"];

    /// <summary>The citizen; null: the text names none.</summary>
    internal static FoundCitizen? CitizenIn(string text)
    {
        if (Cpr.TryRead(text.Replace(" ", "", StringComparison.Ordinal), out _))
            return new FoundCitizen(text.Replace(" ", "", StringComparison.Ordinal), null, null);
        if (Day().Match(text) is not { Success: true } day
            || !DateOnly.TryParseExact(day.Value, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate)) return null;
        var name = text.Remove(day.Index, day.Length).Trim(' ', ',');
        return PersonName.Of(name).IsEmpty
            ? null
            : new FoundCitizen(null, name, birthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{8})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
