using System.Globalization;
using System.Text;

namespace Coordination.Domain.Reported;

/// <summary>
/// A name in a form for comparison. Names are equal if they differ only in case, accents, the spelling of Danish letters (å and aa, æ
/// and ae, ø and oe), the order of their parts, or the characters between parts. Every part counts.
/// </summary>
public readonly record struct PersonName
{
    private readonly string? _parts;

    private PersonName(string parts) => _parts = parts;

    /// <summary>Whether it contains no letter or digit. It is then nobody's name.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_parts);

    /// <summary>A name in any spelling.</summary>
    public static PersonName Of(string? written)
    {
        var text = new StringBuilder();
        foreach (var character in (written ?? "").Normalize().ToLowerInvariant()) text.Append(Alike(character));
        var parts = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(parts, StringComparer.Ordinal);
        return new PersonName(string.Join(' ', parts));
    }

    /// <summary>A fixed text: names must not reach logs and errors.</summary>
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
        // The remaining character may still have another spelling (ǿ), or be a capital that its accent preserved (İ).
        return bare is [var left] && left != character ? Alike(char.ToLowerInvariant(left)) : bare;
    }
}
