namespace Coordination.Domain.Policies;

/// <summary>The names that a word of a policy document may refer to.</summary>
[Flags]
public enum PolicyWordKind
{
    /// <summary>No name of the document.</summary>
    Nothing = 0,

    /// <summary>A kind of intervention, one of <c>/kinds</c>.</summary>
    InterventionKind = 1,

    /// <summary>A kind of appointment, one of <c>/appointments/precedence</c>.</summary>
    AppointmentKind = 2,

    /// <summary>A group that a kind of <c>/kinds</c> belongs to.</summary>
    Group = 4,

    /// <summary>Several such groups, separated by <c>|</c>. One of them is enough.</summary>
    AnyGroup = 8,

    /// <summary>Two codes of goals, separated by a blank or a slash.</summary>
    GoalPair = 16,
}
