using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;

namespace Coordination.Domain.Texts;

// One closed family: what a text is made of before it has words. A part names a text and its arguments; the words come from
// TextTable when somebody reads. No part depends on policy or on the organization, so that a stored part never holds old words.

/// <summary>A part of a text, in no language. Two parts are equal when they name the same texts and arguments.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(VerbatimText), "verbatim")]
[JsonDerivedType(typeof(NumberText), "number")]
[JsonDerivedType(typeof(DueText), "due")]
[JsonDerivedType(typeof(InstantText), "instant")]
[JsonDerivedType(typeof(DayText), "day")]
[JsonDerivedType(typeof(PersonText), "person")]
[JsonDerivedType(typeof(UnitText), "unit")]
[JsonDerivedType(typeof(KindText), "kind")]
[JsonDerivedType(typeof(BasisText), "basis")]
[JsonDerivedType(typeof(PolicyNumberText), "policy-number")]
[JsonDerivedType(typeof(PolicyListText), "policy-list")]
[JsonDerivedType(typeof(Sentence), "sentence")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
public abstract record TextPart;

/// <summary>The same in every language: a free text, a code, an id.</summary>
public sealed record VerbatimText(string Text) : TextPart;

/// <summary>A number, with at most two decimals.</summary>
public sealed record NumberText(decimal Number) : TextPart;

/// <summary>When something is due: its day, or its day and time.</summary>
public sealed record DueText(Due Due) : TextPart;

/// <summary>A local day with its time.</summary>
public sealed record InstantText(DateTimeOffset At) : TextPart;

/// <summary>A local day.</summary>
public sealed record DayText(DateOnly Day) : TextPart;

/// <summary>A caseworker, by id; also whoever acted in a department's system, by that system's source.</summary>
public sealed record PersonText(string Id) : TextPart;

/// <summary>A unit, by id.</summary>
public sealed record UnitText(string Id) : TextPart;

/// <summary>An intervention's or appointment's kind, as policy calls it.</summary>
public sealed record KindText(string Kind) : TextPart;

/// <summary>The legal or local basis that policy gives for a rule.</summary>
public sealed record BasisText(string Rule) : TextPart;

/// <summary>A threshold of a rule.</summary>
public sealed record PolicyNumberText(string Rule, string Name) : TextPart;

/// <summary>
/// A list of a rule, its items in the rule's words where it has some; alternatives in an item are divided by <c>|</c>.
/// </summary>
/// <param name="OrGroupOf">A kind whose group names the list that is taken where that one is empty; null: none is.</param>
public sealed record PolicyListText(string Rule, string Name, string? OrGroupOf = null) : TextPart;

/// <summary>What stands in a place of a text.</summary>
/// <param name="Place">The place's name: <c>due</c> for <c>{due}</c>.</param>
/// <param name="Value">What stands there.</param>
public sealed record TextArgument(string Place, TextPart Value);

/// <summary>A text of the table with its arguments.</summary>
public sealed record Sentence : TextPart
{
    /// <summary>The rule whose text it is; null: a text that belongs to no rule.</summary>
    public string? Rule { get; init; }

    /// <summary>The name of the text.</summary>
    public required string Text { get; init; }

    /// <summary>What stands in its places. A place without an argument shows the rule's number of that name, else itself.</summary>
    public ImmutableArray<TextArgument> Arguments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What stands instead where the table has no such text.</summary>
    public TextPart? Else { get; init; }

    /// <summary>A text that belongs to no rule.</summary>
    public static Sentence Of(string text, params ReadOnlySpan<(string Place, TextPart Value)> arguments) =>
        new() { Text = text, Arguments = ArgumentsOf(arguments) };

    /// <summary>A text of a rule.</summary>
    public static Sentence OfRule(string rule, string text, params ReadOnlySpan<(string Place, TextPart Value)> arguments) =>
        new() { Rule = rule, Text = text, Arguments = ArgumentsOf(arguments) };

    /// <inheritdoc/>
    public bool Equals(Sentence? other) =>
        other is not null && Rule == other.Rule && Text == other.Text && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan())
        && Equals(Else, other.Else);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Text, Arguments.Length, Else);

    private static ImmutableArray<TextArgument> ArgumentsOf(ReadOnlySpan<(string Place, TextPart Value)> arguments)
    {
        var all = ImmutableArray.CreateBuilder<TextArgument>(arguments.Length);
        foreach (var (place, value) in arguments) all.Add(new TextArgument(place, value));
        return all.MoveToImmutable();
    }
}

/// <summary>Sentences after each other; those without words are left out.</summary>
public sealed record Paragraph : TextPart
{
    /// <summary>The sentences, in order.</summary>
    public ImmutableArray<Sentence> Sentences { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What stands in a place of any sentence that has no argument of its own for it.</summary>
    public ImmutableArray<TextArgument> Arguments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc/>
    public bool Equals(Paragraph? other) =>
        other is not null && Sentences.AsSpan().SequenceEqual(other.Sentences.AsSpan())
        && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sentences.Length, Arguments.Length);
}
