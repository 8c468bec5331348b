namespace Coordination.Domain;

/// <summary>What a word of a policy document may name.</summary>
[Flags]
public enum PolicyWordKind
{
    /// <summary>Nothing of the document.</summary>
    Nothing = 0,

    /// <summary>A kind of intervention, one of <c>/kinds</c>.</summary>
    InterventionKind = 1,

    /// <summary>A kind of appointment, one of <c>/appointments/precedence</c>.</summary>
    AppointmentKind = 2,

    /// <summary>A group that some kind of <c>/kinds</c> is of.</summary>
    Group = 4,

    /// <summary>Any of several such groups, divided by <c>|</c>.</summary>
    AnyGroup = 8,

    /// <summary>Two codes of goals, divided by a blank or a slash.</summary>
    GoalPair = 16,
}
