namespace Coordination.Silo.Citizens;

// One closed family: what places that join or part say to each other.

/// <summary>One place tells another of a pair of keys that are one person.</summary>
/// <param name="Key">The key of the pair that leads, or led, to the place called.</param>
/// <param name="Pair">The id of the pair.</param>
/// <param name="Events">The stored form of the events about the pair.</param>
/// <param name="Root">The key of the place that tells.</param>
/// <param name="Age">Its age: the position of its first journal entry.</param>
[GenerateSerializer, Immutable, Alias("coordination.linked-pair")]
internal sealed record LinkedPair(
    [property: Id(0)] string Key, [property: Id(1)] string Pair, [property: Id(2)] byte[] Events, [property: Id(3)] string Root,
    [property: Id(4)] long Age);

/// <summary>What the other end of a pair answers.</summary>
/// <param name="Root">The key of the place that the end leads to.</param>
/// <param name="Age">That place's age.</param>
/// <param name="Joins">Whether that place, being the younger, joins the place that told.</param>
/// <param name="Events">The stored form of the events about the pair that are known there.</param>
[GenerateSerializer, Immutable, Alias("coordination.linked-pair-answer")]
internal sealed record LinkedPairAnswer(
    [property: Id(0)] string Root, [property: Id(1)] long Age, [property: Id(2)] bool Joins, [property: Id(3)] byte[] Events);

/// <summary>The answer to a place that hands itself over.</summary>
/// <param name="IsTaken">Whether its parcel is in the leader's journal, or was.</param>
/// <param name="Leader">The place to hand it to instead; null: none.</param>
[GenerateSerializer, Immutable, Alias("coordination.taken-over")]
internal sealed record TakeOverAnswer([property: Id(0)] bool IsTaken, [property: Id(1)] string? Leader);
