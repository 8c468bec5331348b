using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;

namespace Coordination.Domain.Explanations;

/// <summary>
/// The part of a citizen's state that the explanation of a conflict is built from. <see cref="ConflictExplanation"/> builds it from
/// this alone, without the citizen, so equal sources make equal explanations.
/// </summary>
/// <param name="One">The first party.</param>
/// <param name="Other">The last party.</param>
/// <param name="GivingWay">The item that gives way; null: none does, or the conflict is not settled.</param>
/// <param name="OfRule">The arguments that the conflict's rule adds.</param>
internal sealed record ConflictSource(
    Conflict Conflict, MentionedItem One, MentionedItem Other, MentionedItem? GivingWay, IReadOnlyList<TextArgument> OfRule)
{
    public static ConflictSource In(Citizen citizen, Conflict conflict) => new(
        conflict, MentionedItem.In(citizen, conflict.Parties[0].Id), MentionedItem.In(citizen, conflict.Parties[^1].Id),
        conflict.Settlement?.GivesWay is { } givesWay ? MentionedItem.In(citizen, givesWay) : null,
        ConflictRules.Find(conflict.Kind)?.Arguments(citizen, conflict) ?? []);

    /// <summary>The explanation, built when it is first asked for.</summary>
    public Paragraph Explanation => field ??= ConflictExplanation.Of(this);

    public bool Equals(ConflictSource? other) => other is not null && ReferenceEquals(Conflict, other.Conflict)
        && One.Equals(other.One) && Other.Equals(other.Other) && Nullable.Equals(GivingWay, other.GivingWay)
        && OfRule.SequenceEqual(other.OfRule);

    public override int GetHashCode() => Conflict.Id.GetHashCode();
}
