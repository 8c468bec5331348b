using Coordination.Client;

namespace Coordination.Adapters;

/// <summary>What became of a message.</summary>
/// <param name="Message">The message as it was read.</param>
/// <param name="Answers">What became of each of its events, in their order; empty: the message was refused and nothing was sent.</param>
public sealed record SentMessage(MappedMessage Message, IReadOnlyList<EventAnswer> Answers)
{
    /// <summary>
    /// Whether the service has all of it, so that whoever sent the message may be told that it was received. Otherwise a person reads
    /// the faults, or the message is taken again later: that changes nothing that was taken before.
    /// </summary>
    public bool IsTaken => !Message.IsRefused && Answers.All(static answer => answer.IsTaken);
}
