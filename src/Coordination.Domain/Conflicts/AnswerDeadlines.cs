using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The kinds of deadlines by which the answer to a conflict is owed. Each is the name of a deadline rule.</summary>
public static class AnswerDeadlines
{
    /// <summary>A person settles the conflict, or advises.</summary>
    public const string Answer = "conflict-answer";

    /// <summary>The appointment that yields is rebooked.</summary>
    public const string Rebook = "rebook";

    /// <summary>Somebody becomes coordinator.</summary>
    public const string AppointCoordinator = "appoint-coordinator";

    /// <summary>
    /// The id of the deadline by which a person owes the answer. If a conflict needs two answers in turn, each stage has its own.
    /// </summary>
    public static DeadlineId IdOf(Citizen citizen, ConflictId conflict, AnswerStage? stage) => stage is { } one
        ? DeadlineIds.Of(Answer, conflict.Value, Vocabulary.WordFor(one))
        : DeadlineIds.Of(citizen, Answer, conflict.Value);
}
