using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Kinds of the deadlines in which the answer to a conflict is owed; each is the name of a deadline rule.</summary>
public static class AnswerDeadlines
{
    /// <summary>A person settles the conflict, or advises.</summary>
    public const string Answer = "conflict-answer";

    /// <summary>The appointment that gives way is rebooked.</summary>
    public const string Rebook = "rebook";

    /// <summary>Somebody becomes coordinator.</summary>
    public const string AppointCoordinator = "appoint-coordinator";

    /// <summary>
    /// The id of the deadline in which a person owes the answer; one per stage, where a conflict takes two answers in turn.
    /// </summary>
    public static DeadlineId IdOf(ConflictId conflict, AnswerStage? stage) => stage is { } one
        ? DeadlineIds.Of(Answer, conflict.Value, Vocabulary.WordFor(one))
        : DeadlineIds.Of(Answer, conflict.Value);
}
