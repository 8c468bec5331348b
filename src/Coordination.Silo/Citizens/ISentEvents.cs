namespace Coordination.Silo.Citizens;

/// <summary>
/// What became of events that a citizen journaled, as far as their senders are told. Key: a citizen key. No client of another program
/// reaches it: the host answers it over HTTP.
/// </summary>
[Alias("coordination.sent-events")]
[GrainInterfaceType("coordination.sent-events")]
public interface ISentEvents : IGrainWithStringKey
{
    /// <summary>
    /// What became of an event, to the sender as the result of sending it said it: the version and what followed as far as the sender's
    /// department sees them now. Operations see the kinds of everything that followed. Null: the journal does not contain it.
    /// </summary>
    /// <param name="key">The key it came under: this one, or one that leads here.</param>
    /// <exception cref="UnauthorizedAccessException">The caller may not send events of this source, and is not operations.</exception>
    [Alias("find")]
    Task<SentEvent?> Find(string key, string source, string id);
}

/// <summary>An event in the journal.</summary>
/// <param name="AcceptedAt">When it was acknowledged.</param>
/// <param name="SettledAt">When it was journaled.</param>
/// <param name="Version">The citizen's version with it; null: content of other departments is hidden from the sender's.</param>
/// <param name="Decisions">The kinds of the decisions that followed from it.</param>
[GenerateSerializer, Immutable, Alias("coordination.sent-event")]
public sealed record SentEvent(
    [property: Id(0)] string Type, [property: Id(1)] DateTimeOffset AcceptedAt, [property: Id(2)] DateTimeOffset SettledAt,
    [property: Id(3)] long? Version, [property: Id(4)] IReadOnlyList<string> Decisions);
