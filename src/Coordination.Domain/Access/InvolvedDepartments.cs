using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// The departments for which a person is involved with a citizen. It is asked only of persons with several posts: the leader over one of
/// them sees the citizen only if the person is involved for something that is held by that post.
/// </summary>
internal static class InvolvedDepartments
{
    /// <summary>
    /// The departments in which the person holds, answers for, gives or is offered something; of a person who does none of this, those
    /// of the matters they owe an answer to or were told of. Some occur more than once. Empty: none is known, the main post counts.
    /// </summary>
    public static IReadOnlyList<DepartmentCode> Of(Citizen citizen, CaseworkerId person)
    {
        List<DepartmentCode> departments = [], held = [], told = [];
        foreach (var (index, involvement) in Involvements.Unordered(citizen, departments).Index())
        {
            if (involvement.Party.Person != person || departments[index] == default) continue;
            (IsHeld(involvement.Role) ? held : told).Add(departments[index]);
        }

        return held.Count > 0 ? held : told;
    }

    private static bool IsHeld(InvolvementRole role) =>
        role is InvolvementRole.Responsible or InvolvementRole.Coordinator or InvolvementRole.HandoverParty;
}
