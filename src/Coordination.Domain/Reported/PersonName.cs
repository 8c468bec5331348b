using System.Globalization;
using System.Text;

namespace Coordination.Domain.Reported;

/// <summary>
/// A name as it is compared: two that differ only in case, accents, the writing of Danish letters (å and aa, æ and ae, ø and
/// oe), the order of their parts or what stands between them are equal. Every part counts.
/// </summary>
public readonly record struct PersonName
{
    private readonly string? _parts;

    private PersonName(string parts) => _parts = parts;

    /// <summary>Whether it has no letter or digit at all: then it is nobody's.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_parts);

    /// <summary>A name, however it is written.</summary>
    public static PersonName Of(string? written)
    {
        var text = new StringBuilder();
        foreach (var character in (written ?? "").Normalize().ToLowerInvariant()) text.Append(Alike(character));
        var parts = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(parts, StringComparer.Ordinal);
        return new PersonName(string.Join(' ', parts));
    }

    /// <summary>Says nothing: names are kept out of logs and errors.</summary>
    public override string ToString() => nameof(PersonName);

    private static string Alike(char character) => character switch
    {
        'å' => "aa",
        'æ' or 'ä' => "ae",
        'ø' or 'ö' => "oe",
        'ß' => "ss",
        _ when char.IsAscii(character) && char.IsLetterOrDigit(character) || char.IsSurrogate(character) => character.ToString(),
        _ when char.IsLetterOrDigit(character) => WithoutAccent(character),
        '\'' or '’' or '`' => "",
        _ => " ",
    };

    private static string WithoutAccent(char character)
    {
        var bare = string.Concat(character.ToString().Normalize(NormalizationForm.FormD)
            .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark));
        // What is left may be written otherwise still (ǿ), or be the capital that its accent kept (İ).
        return bare is [var left] && left != character ? Alike(char.ToLowerInvariant(left)) : bare;
    }
}
