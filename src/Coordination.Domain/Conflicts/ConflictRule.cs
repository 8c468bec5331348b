using System.Collections.Immutable;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// A conflict rule in four parts, in the order in which each rule states them: when it holds, what policy does, who owes what by
/// when, and what ends it.
/// </summary>
/// <typeparam name="TCase">The items that one conflict of this kind is about.</typeparam>
internal abstract class ConflictRule<TCase> : IConflictRule
{
    public abstract string Kind { get; }

    public virtual string? About => null;

    public abstract RuleStatement Statement { get; }

    public virtual string AnswerDeadline => AnswerDeadlines.Answer;

    /// <summary>Holds while: every case in which this conflict holds at the context's instant.</summary>
    protected abstract IEnumerable<TCase> HoldsWhile(RuleContext context);

    protected abstract ImmutableArray<Party> PartiesOf(RuleContext context, TCase found);

    /// <summary>The properties of the parties that must not change for a settlement to stand.</summary>
    protected virtual Material MaterialOf(RuleContext context, TCase found) => Material.None;

    /// <summary>Policy's act: what policy does by itself; null: nothing.</summary>
    protected virtual PolicyAct? PolicyActs(RuleContext context, TCase found, KnownConflict known) => null;

    /// <summary>Owes: who answers, by when, and who else is told.</summary>
    protected abstract OwedAnswer Owes(RuleContext context, TCase found, KnownConflict known);

    /// <summary>Owes: the persons told of a missed answer: the unit leader of the person who owes it, and later the head.</summary>
    public virtual IEnumerable<EscalationReceiver> EscalatesTo(RuleContext context, Conflict conflict, Deadline? answer)
    {
        if (answer is not { Status: DeadlineStatus.Missed } || conflict.Owes is not { } owes) return [];
        List<EscalationReceiver> told = [];
        if (context.LeaderOf(owes, answer.Department) is { } leader) told.Add(new(leader));
        if (answer.HeadTold && context.Organization.HeadOf(owes, answer.Department) is { } head) told.Add(new(head));
        return told;
    }

    public virtual IEnumerable<DepartmentCode> BasedOn(RuleContext context, Conflict conflict) => [];

    public virtual bool IsFinal => false;

    /// <summary>Ends: the outcomes with which a person settles it.</summary>
    public abstract ImmutableArray<AllowedOutcome> Outcomes { get; }

    /// <summary>Ends: what was owed was done.</summary>
    public virtual DateTimeOffset? DoneAt(RuleContext context, Conflict conflict) => null;

    public virtual IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict) => [];

    /// <summary>The due time of an answer for which the rule's own length applies.</summary>
    protected Due WithinLength(RuleContext context, KnownConflict known) =>
        context.Policy.Rule(Kind).DueFrom(known.Since, context.Policy.Days);

    public void Find(RuleContext context, List<ConflictFinding> findings)
    {
        foreach (var found in HoldsWhile(context)) findings.Add(Finding(context, found));
    }

    private ConflictFinding Finding(RuleContext context, TCase found)
    {
        var (parties, material) = (PartiesOf(context, found), MaterialOf(context, found));
        var journaled = KnownConflict.Find(context, Kind, parties);
        var known = new KnownConflict(journaled, material, Act: null, context.Clock.Now);
        var act = PolicyActs(context, found, known);
        var stands = journaled is not null && journaled.StandsFor(material, policyActs: act?.Outcome is not null);
        known = known with { Act = act, Since = stands ? journaled!.DetectedAt : context.Clock.Now };
        return new ConflictFinding(
            journaled?.Id ?? Conflict.IdOf(context.Citizen.Key, Kind, parties, context.Ids), Kind, parties, material, act,
            Owes(context, found, known));
    }
}

/// <summary>The journaled state of a conflict that holds.</summary>
/// <param name="Journaled">The conflict as journaled, including settled and dissolved ones; null: it is new.</param>
/// <param name="Material">The current material.</param>
/// <param name="Act">What policy does; null: nothing, or it has not been asked yet.</param>
/// <param name="Since">
/// The instant of detection. It is the current instant if the conflict is new, returns, or is open again because its material
/// changed.
/// </param>
internal readonly record struct KnownConflict(Conflict? Journaled, Material Material, PolicyAct? Act, DateTimeOffset Since)
{
    private const int ManyConflicts = 16;

    /// <summary>What a person settled, as long as the material is as it was then; null: nobody did.</summary>
    public Settlement? SettledByPerson => SettledBy(Journaled, Material);

    public static Settlement? SettledBy(Conflict? journaled, Material material) =>
        journaled?.Settlement is { ByPerson: true } settled && settled.Material == material ? settled : null;

    /// <summary>The journaled conflict of a kind between parties; null: none.</summary>
    public static Conflict? Find(RuleContext context, string kind, ImmutableArray<Party> parties)
    {
        // By its id where there are many; hashing costs more than looking at a few.
        if (context.Citizen.Conflicts.Count > ManyConflicts) return Conflict.Find(context.Citizen, kind, parties, context.Ids);
        foreach (var known in context.Citizen.Conflicts.Values)
            if (known.Kind == kind && known.Parties.AsSpan().SequenceEqual(parties.AsSpan())) return known;
        return null;
    }
}
