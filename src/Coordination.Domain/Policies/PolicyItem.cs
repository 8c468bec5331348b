namespace Coordination.Domain.Policies;

/// <summary>How an item of a policy list names several things.</summary>
internal static class PolicyItem
{
    private const char Alternative = '|';

    private static readonly char[] BetweenGoals = [' ', '/'];

    /// <summary>The names of which one is enough: <c>housing|treatment</c>. Most items are one name.</summary>
    public static IReadOnlyList<string> Alternatives(string item) => item.Split(Alternative);

    /// <summary>Two codes with a blank or a slash between them; null: the item is no pair.</summary>
    public static (string One, string Other)? Pair(string item) =>
        item.Split(BetweenGoals) is [{ Length: > 0 } one, { Length: > 0 } other] ? (one, other) : null;
}
