using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Explanations;

/// <summary>
/// Builds the explanation of a conflict: what does not fit together, what policy or a person did, who owes what by when, what happens
/// otherwise, and by which rule, policy version and basis. It is built from the citizen's state at each reading.
/// </summary>
public static class ConflictExplanation
{
    /// <summary>The text that names the rule, the policy version and the basis. It is the last sentence.</summary>
    private const string RuleText = "rule";

    /// <summary>Room for the arguments of nearly every conflict.</summary>
    private const int ArgumentsUsually = 16;

    private static readonly VerbatimText Nothing = new("");

    /// <param name="reader">Whom it is explained to; null: somebody who may see all of it.</param>
    public static Paragraph Of(Citizen citizen, Conflict conflict, MaskedReader? reader = null) =>
        (ConflictSource.In(citizen, conflict) with { Reader = reader }).Explanation;

    internal static Paragraph Of(ConflictSource source)
    {
        var conflict = source.Conflict;
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        sentences.Add(source.HidesParty && conflict.Parties.Length > 1
            ? Sentence.Of("masked.what")
            : Sentence.OfRule(conflict.Kind, "what") with { Else = new VerbatimText(conflict.Kind) });
        if (Act(conflict) is { } act) sentences.Add(act);
        if (conflict is { Owes: not null, AnswerBy: not null })
            sentences.Add(Sentence.Of(conflict.Status == ConflictStatus.Settled ? "rebooks" : "owes"));
        if (conflict.Owes is not null)
            sentences.Add(Sentence.OfRule(conflict.Kind, "otherwise") with { Else = Sentence.Of("otherwise") });
        if (source.Reader?.Hidden is not null)
            sentences.Add(Sentence.Of("masked.call", ("contacts", new TextListText([.. source.Contacts]))));
        sentences.Add(Sentence.Of(RuleText));
        return new Paragraph { Sentences = sentences.DrainToImmutable(), Arguments = Arguments(source) };
    }

    /// <summary>The sentence of an explanation that names the rule; null: the text is no explanation of a conflict.</summary>
    public static Paragraph? RuleOf(TextPart explanation) =>
        explanation is Paragraph { Sentences: [.., { Rule: null, Text: RuleText } rule] } whole ? whole with { Sentences = [rule] } : null;

    /// <summary>What policy did, or how a person settled it; null: nothing was done.</summary>
    private static Sentence? Act(Conflict conflict) => conflict.Settlement switch
    {
        null when conflict.Interim is null => null,
        null or { ByPerson: false } => Sentence.OfRule(conflict.Kind, "act"),
        { GivesWay: null } => Sentence.Of("settled"),
        _ => Sentence.Of("settled-giving-way"),
    };

    private static ImmutableArray<TextArgument> Arguments(ConflictSource source)
    {
        var conflict = source.Conflict;
        var arguments = ImmutableArray.CreateBuilder<TextArgument>(ArgumentsUsually);
        var (one, other) = (source.NameOf(source.One), source.NameOf(source.Other));
        Add("one", one);
        Add("other", other);
        Add("proposed", conflict.Proposed is { } proposed ? source.NameOf(proposed) : Nothing);
        Add("owes", conflict.Owes is { } owes ? source.NameOf(owes) : Nothing);
        if (conflict.AnswerBy is { } due) Add("due", new DueText(due));
        if (conflict.Settlement is { } settled)
        {
            Add("party", GivingWay());
            Add("by", source.NameOf(new CaseworkerId(settled.By)));
            Add("outcome", new VerbatimText(Vocabulary.WordFor(settled.Outcome)));
            Add("reason", source.OfAnother(settled.By, new VerbatimText(settled.Reason ?? "")));
        }

        foreach (var (place, value) in source.OfRule) Add(place, source.HidesDetail ? ConflictSource.NotShown : value);
        Add("rule", new VerbatimText(conflict.Kind));
        Add("version", new VerbatimText(conflict.PolicyVersion));
        Add("basis", new BasisText(conflict.Kind));
        return arguments.DrainToImmutable();

        TextPart GivingWay() => source.GivingWay is not { } item ? Nothing
            : item.Equals(source.One) ? one : item.Equals(source.Other) ? other : source.NameOf(item);

        void Add(string name, TextPart value) => arguments.Add(new TextArgument(name, value));
    }
}
