using Coordination.Domain.Collections;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// Ids of the deadlines that rules owe: the rule's name, then what it is owed for, divided by a colon. The picture shows them, and
/// departments' systems report by them.
/// </summary>
public static class DeadlineIds
{
    private const char Separator = ':';

    /// <summary>The deadline that a rule owes for something.</summary>
    public static DeadlineId Of(string rule, string about) => new($"{rule}{Separator}{about}");

    /// <summary>
    /// The same. If it is journaled, the text of its key is used: rules ask for it again and again.
    /// </summary>
    public static DeadlineId Of(Citizen citizen, string rule, string about)
    {
        var index = citizen.Deadlines.IndexOf(new Parts(rule, about));
        return index >= 0 ? citizen.Deadlines.Keys[index] : Of(rule, about);
    }

    /// <summary>The same, where a rule owes several for one thing.</summary>
    public static DeadlineId Of(string rule, string about, string stage) => new($"{rule}{Separator}{about}{Separator}{stage}");

    /// <summary>The id of the same deadline, owed for something under another id.</summary>
    /// <param name="about">The new id of what it is owed for, from the old one.</param>
    internal static DeadlineId WithAbout(DeadlineId id, Func<string, string> about)
    {
        var parts = id.Value.Split(Separator);
        for (var i = 1; i < parts.Length; i++) parts[i] = about(parts[i]);
        return new(string.Join(Separator, parts));
    }

    /// <summary>The name of the rule that owes a deadline of this id; null: it is the id of a department's own.</summary>
    public static string? RuleOf(DeadlineId id)
    {
        var end = id.Value.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 ? id.Value[..end] : null;
    }

    /// <summary>A rule and what it owes something for, in the order of ids.</summary>
    private readonly record struct Parts(string Rule, string About) : IComparable<DeadlineId>
    {
        public int CompareTo(DeadlineId other) => new JoinedText(Rule, Separator, About).CompareTo(other.Value);
    }
}
