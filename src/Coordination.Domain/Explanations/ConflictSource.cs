using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Ids;

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
    /// <summary>Departments to whose secret matters the conflict belongs; null: none.</summary>
    public ConcealedDepartments? Secret { get; init; }

    /// <summary>Those of <see cref="Secret"/> of which it is about something else too; null: none.</summary>
    public ConcealedDepartments? SecretAndOpen { get; init; }

    /// <summary>Whom it is explained to, as far as that matters; null: somebody who may see all of it.</summary>
    public MaskedReader? Reader { get; init; }

    public static ConflictSource In(Citizen citizen, Conflict conflict)
    {
        ConflictSource source = new(
            conflict, MentionedItem.In(citizen, conflict.Parties[0].Id), MentionedItem.In(citizen, conflict.Parties[^1].Id),
            conflict.Settlement?.GivesWay is { } givesWay ? MentionedItem.In(citizen, givesWay) : null,
            ConflictRules.Find(conflict.Kind)?.Arguments(citizen, conflict) ?? []);
        if (citizen.SecretMatters.IsEmpty) return source;
        var (secret, open) = SecretConflicts.DepartmentsOf(citizen, conflict);
        return source with { Secret = secret, SecretAndOpen = open };
    }

    /// <summary>Whom the reader calls about what is hidden. Which secret matter it is, and how many there are, is not told.</summary>
    public IEnumerable<ContactText> Contacts
    {
        get
        {
            if (Reader?.Hidden is not { } hidden) return [];
            List<ContactText> contacts = [];
            foreach (var department in hidden.All)
                if (Secret?.Contains(department) is not true || SecretAndOpen?.Contains(department) is true)
                    contacts.Add(new ContactText(department.Value));
            if (hidden.All.Any(department => Secret?.Contains(department) is true)) contacts.Add(ContactText.Other);
            return contacts;
        }
    }

    /// <summary>Stands for what the reader may not see.</summary>
    public static TextPart NotShown { get; } = Sentence.Of("masked.detail");

    /// <summary>
    /// An item's name, as far as the reader may know it. Its time is named where the reader has an appointment to rebook.
    /// </summary>
    public TextPart NameOf(MentionedItem item) => Reader is { } reader && reader.IsHidden(item.Department)
        ? item.MaskedName(ConflictContent.NeedsTime(Conflict, party => !reader.IsHidden(party.Department ?? default)))
        : item.Name;

    /// <summary>Whether a party is hidden from the reader.</summary>
    public bool HidesParty =>
        Reader is { } reader && Conflict.Parties.Any(party => party.Department is { } department && reader.IsHidden(department));

    /// <summary>Whether what the rule adds may tell of something hidden: figures about everything, or about a hidden party.</summary>
    public bool HidesDetail => Reader is { } reader && (reader.Hidden is not null || ConflictContent.IsAboutTheWhole(Conflict));

    /// <summary>A person, as far as the reader may know who it is.</summary>
    public TextPart NameOf(CaseworkerId person) =>
        Reader is null || Reader.Knows(person) || person.Value == Settlement.Policy
            ? new PersonText(person.Value)
            : Sentence.Of("masked.person");

    /// <summary>What somebody wrote, as far as the reader may read it.</summary>
    public TextPart OfAnother(string by, TextPart written) =>
        Reader is null || Reader.Knows(new CaseworkerId(by)) || by == Settlement.Policy ? written : NotShown;

    /// <summary>The explanation, built when it is first asked for.</summary>
    public Paragraph Explanation => field ??= ConflictExplanation.Of(this);

    public bool Equals(ConflictSource? other) => other is not null && ReferenceEquals(Conflict, other.Conflict)
        && One.Equals(other.One) && Other.Equals(other.Other) && Nullable.Equals(GivingWay, other.GivingWay)
        && OfRule.SequenceEqual(other.OfRule) && Reader == other.Reader && Secret == other.Secret
        && SecretAndOpen == other.SecretAndOpen;

    public override int GetHashCode() => Conflict.Id.GetHashCode();
}
