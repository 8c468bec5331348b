using Coordination.Domain.Policies;
using System.Collections.Immutable;
using Coordination.Domain.Calendar;

namespace Coordination.Domain.Texts;

// One closed family: the parts of a text before it has words. A part names a text and its arguments, and a TextTable supplies the
// words when somebody reads. No part depends on policy or the organization, so a stored part never contains outdated words.

/// <summary>A part of a text, independent of language. Two parts are equal when they name the same texts and arguments.</summary>
public abstract record TextPart;

/// <summary>Text that is the same in every language: free text, a code, an id.</summary>
public sealed record VerbatimText(string Text) : TextPart;

/// <summary>A number, with at most two decimals.</summary>
public sealed record NumberText(decimal Number) : TextPart;

/// <summary>A due time: its day, or its day and time.</summary>
public sealed record DueText(Due Due) : TextPart;

/// <summary>A local day with a time.</summary>
public sealed record InstantText(DateTimeOffset At) : TextPart;

/// <summary>A local day.</summary>
public sealed record DayText(DateOnly Day) : TextPart;

/// <summary>A caseworker by id, or the person who acted in a department's system by that system's source.</summary>
public sealed record PersonText(string Id) : TextPart;

/// <summary>A unit, by id.</summary>
public sealed record UnitText(string Id) : TextPart;

/// <summary>A kind of intervention or appointment, under the name policy gives it.</summary>
public sealed record KindText(string Kind) : TextPart;

/// <summary>
/// A department whose content the reader may not see: its code, or "another authority" where policy does not name it.
/// </summary>
public sealed record AuthorityText(string Department) : TextPart
{
    /// <summary>A department that is not even named where policy names it otherwise.</summary>
    public static AuthorityText Other { get; } = new(AccessPolicy.OtherAuthority);
}

/// <summary>
/// How a department is reached whose content the reader may not see: its name and its entry's telephone number, or the contact point's.
/// </summary>
public sealed record ContactText(string Department) : TextPart
{
    /// <inheritdoc cref="AuthorityText.Other"/>
    public static ContactText Other { get; } = new(AccessPolicy.OtherAuthority);
}

/// <summary>The legal or local basis that policy gives for a rule.</summary>
public sealed record BasisText(string Rule) : TextPart;

/// <summary>A threshold of a rule.</summary>
public sealed record PolicyNumberText(string Rule, string Name) : TextPart;

/// <summary>
/// A list of a rule. Its items are shown in the rule's texts where there are such texts. Alternatives in an item are separated by
/// <c>|</c>.
/// </summary>
/// <param name="OrGroupOf">
/// A kind. If the list is empty, the list named by the kind's group is shown; null: nothing is shown instead.
/// </param>
public sealed record PolicyListText(string Rule, string Name, string? OrGroupOf = null) : TextPart;

/// <summary>Parts one after the other, with commas between them.</summary>
public sealed record TextListText(ImmutableArray<TextPart> Items) : TextPart
{
    /// <inheritdoc/>
    public bool Equals(TextListText? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Length;
}

/// <summary>The value of an argument of a text.</summary>
/// <param name="Name">Such as <c>due</c> for <c>{due}</c>.</param>
public sealed record TextArgument(string Name, TextPart Value);

/// <summary>A text of the table, with its arguments.</summary>
public sealed record Sentence : TextPart
{
    /// <summary>The rule that the text belongs to; null: none.</summary>
    public string? Rule { get; init; }

    /// <summary>The name of the text.</summary>
    public required string Text { get; init; }

    /// <summary>Their values. What has none shows the rule's number of that name, else its own name.</summary>
    public ImmutableArray<TextArgument> Arguments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The part shown if the table has no such text.</summary>
    public TextPart? Else { get; init; }

    /// <summary>A text that belongs to no rule.</summary>
    public static Sentence Of(string text, params ReadOnlySpan<(string Name, TextPart Value)> arguments) =>
        new() { Text = text, Arguments = ArgumentsOf(arguments) };

    /// <summary>A text of a rule.</summary>
    public static Sentence OfRule(string rule, string text, params ReadOnlySpan<(string Name, TextPart Value)> arguments) =>
        new() { Rule = rule, Text = text, Arguments = ArgumentsOf(arguments) };

    /// <inheritdoc/>
    public bool Equals(Sentence? other) =>
        other is not null && Rule == other.Rule && Text == other.Text && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan())
        && Equals(Else, other.Else);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Text, Arguments.Length, Else);

    private static ImmutableArray<TextArgument> ArgumentsOf(ReadOnlySpan<(string Name, TextPart Value)> arguments)
    {
        var all = ImmutableArray.CreateBuilder<TextArgument>(arguments.Length);
        foreach (var (name, value) in arguments) all.Add(new TextArgument(name, value));
        return all.MoveToImmutable();
    }
}

/// <summary>A sequence of sentences. Sentences without words are omitted.</summary>
public sealed record Paragraph : TextPart
{
    public ImmutableArray<Sentence> Sentences { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The values of arguments for which a sentence has none of its own.</summary>
    public ImmutableArray<TextArgument> Arguments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc/>
    public bool Equals(Paragraph? other) =>
        other is not null && Sentences.AsSpan().SequenceEqual(other.Sentences.AsSpan())
        && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sentences.Length, Arguments.Length);
}
