using Coordination.Events;

namespace Coordination.Ids;

/// <summary>
/// The one form in which department codes and ids of units and caseworkers are compared, stored and hashed. Spellings that differ only
/// in case or surrounding space have the same form. It depends on no organization document, so a name that the organization learns
/// later matches what was stored before.
/// </summary>
/// <remarks>Thread safe. Codes are in capitals and ids in small letters, as organizations usually spell them.</remarks>
public static class IdSpelling
{
    /// <summary>The form of a department's code: <c>bif</c> is BIF.</summary>
    public static string Department(string code) => code is null || IsPlain(code, isUpper: true)
        ? code!
        : OutsideText.Normalized(code).Trim().ToUpperInvariant();

    /// <summary>The form of the id of a unit or a caseworker. Words of the service that stand in for a person stay as they are.</summary>
    public static string Name(string id) => id is null || IsPlain(id, isUpper: false) || ReservedWords.Has(id)
        ? id!
        : OutsideText.Normalized(id).Trim().ToLowerInvariant();

    /// <summary>A source whose department has the one form. The name of the system stays as it is: systems name themselves.</summary>
    public static string Source(string source)
    {
        var code = DepartmentEvent.DepartmentOf(source);
        var form = Department(code);
        if (code == form) return source;
        return string.Concat("/", form, source.AsSpan(source.IndexOf(code, StringComparison.Ordinal) + code.Length));
    }

    /// <summary>The public name of a reported item, <c>BIF/123</c>, with its department in the one form.</summary>
    public static string Item(string id)
    {
        var code = ItemId.DepartmentIn(id);
        return code.IsEmpty || IsPlain(code, isUpper: true) ? id : string.Concat(Department(code.ToString()), id.AsSpan(code.Length));
    }

    // Nearly every id is in its form already and costs no new text.
    private static bool IsPlain(ReadOnlySpan<char> text, bool isUpper)
    {
        foreach (var character in text)
            if (!char.IsAscii(character) || char.IsWhiteSpace(character)
                || (isUpper ? char.IsAsciiLetterLower(character) : char.IsAsciiLetterUpper(character))) return false;
        return true;
    }
}
