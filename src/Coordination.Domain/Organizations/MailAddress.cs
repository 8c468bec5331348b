namespace Coordination.Domain.Organizations;

/// <summary>The form of a mail address, as far as the organization document is held to it. The mail server decides the rest.</summary>
public static class MailAddress
{
    /// <summary>What is expected, for the text of a fault.</summary>
    public const string Expected = "one mail address such as name@example.org, without spaces, line breaks and angle brackets";

    private const int LengthMax = 254; // RFC 5321, 4.5.3.1.3, without the angle brackets.
    private const string NotAllowed = "<>,;:\"()[]\\";

    /// <summary>
    /// Whether a text is one address: a line break would begin another header of the mail, a comma another receiver.
    /// </summary>
    public static bool IsSound(string address)
    {
        var at = address.LastIndexOf('@');
        return address.Length <= LengthMax && at > 0 && at < address.Length - 1 && address.IndexOf('@', StringComparison.Ordinal) == at
            && !address.Any(static one => char.IsWhiteSpace(one) || char.IsControl(one)
                || NotAllowed.Contains(one, StringComparison.Ordinal));
    }
}
