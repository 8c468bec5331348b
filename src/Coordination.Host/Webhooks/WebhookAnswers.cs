namespace Coordination.Host.Webhooks;

/// <summary>How attempts end, in words that are stored and sent: never what the receiver wrote.</summary>
internal static class WebhookAnswers
{
    internal const string Answered = "answered";
    internal const string TimedOut = "timed-out";
    internal const string Unreached = "unreached";
    internal const string NoAddress = "no-address";
    internal const string Unmade = "unmade";
    internal const string NotConcerned = "not-concerned";

    private static readonly (string Code, string Before, string After)[] All =
    [
        (Answered, "The receiver answered ", "."), (TimedOut, "The receiver did not answer within ", "."),
        (Unreached, "The receiver could not be reached (", ")."),
        (NoAddress, "The name stands for no address on the public internet.", ""), (Unmade, "It could not be made (", ")."),
        (NotConcerned, "It concerns the department no more.", ""),
    ];

    internal static IEnumerable<string> Codes => All.Select(static one => one.Code);

    internal static string Of(string code, FormattableString argument)
    {
        var (_, before, after) = Array.Find(All, one => one.Code == code);
        return before + FormattableString.Invariant(argument) + after;
    }

    /// <summary>The code of a text, and its argument; null: it is none of these.</summary>
    internal static (string Code, string Argument)? Read(string text)
    {
        foreach (var (code, before, after) in All)
            if (text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal))
                return (code, text[before.Length..^after.Length]);
        return null;
    }
}
