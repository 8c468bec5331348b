namespace Coordination.Host.Security;

/// <summary>
/// A CPR number (Danish personal identity number): ten digits that begin with a day and a month. It is not checked by modulus 11,
/// because valid numbers since 2007 may fail that check. Its text form never shows the digits.
/// </summary>
internal readonly struct Cpr
{
    /// <summary>The number of digits of a CPR number.</summary>
    internal const int Length = 10;

    // Administrative numbers, for persons without an ordinary number, have 60 added to the day.
    private const int AdministrativeDayOffset = 60;
    private const int HyphenAt = 6;
    private static ReadOnlySpan<byte> DaysMax => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private Cpr(string digits) => Digits = digits;

    /// <summary>The ten digits. They are used only to make the pseudonym and the encrypted column.</summary>
    internal string Digits { get; }

    /// <summary>Reads <c>0101800000</c> or <c>010180-0000</c>.</summary>
    internal static bool TryRead(string? text, out Cpr cpr)
    {
        cpr = default;
        if (text is null) return false;
        if (text.Length == Length + 1 && text[HyphenAt] == '-') text = text.Remove(HyphenAt, 1);
        if (text.Length != Length || text.AsSpan().ContainsAnyExceptInRange('0', '9')) return false;

        var day = Two(text, 0);
        var month = Two(text, 2);
        if (day > AdministrativeDayOffset) day -= AdministrativeDayOffset;
        if (month is < 1 or > 12 || day < 1 || day > DaysMax[month - 1]) return false;
        cpr = new Cpr(text);
        return true;
    }

    /// <summary>A fixed text without the digits.</summary>
    public override string ToString() => "a CPR number";

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
