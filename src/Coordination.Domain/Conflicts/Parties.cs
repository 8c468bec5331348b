using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Makes the parties of a conflict, sorted by type and id.</summary>
internal static class Parties
{
    public static ImmutableArray<Party> Of(Sanction it) => [Party(it)];

    public static ImmutableArray<Party> Of(Intervention it) => [Party(it)];

    public static ImmutableArray<Party> Of(Admission it) => [Party(it)];

    public static ImmutableArray<Party> Of(Citizen it) => [new(PartyType.Citizen, new ItemId(it.Key.Value), null)];

    public static ImmutableArray<Party> Of(Appointment one, Appointment other) => Sorted(Party(one), Party(other));

    public static ImmutableArray<Party> Of(Appointment one, Admission other) => Sorted(Party(one), Party(other));

    public static ImmutableArray<Party> Of(Sanction one, Benefit other) =>
        Sorted(Party(one), new(PartyType.Benefit, other.Id, other.Department));

    public static ImmutableArray<Party> Of(Intervention one, Intervention other) => Sorted(Party(one), Party(other));

    public static ImmutableArray<Party> Of(Requirement one, Requirement other) =>
        Sorted(new(PartyType.Requirement, one.Id, one.Department), new(PartyType.Requirement, other.Id, other.Department));

    public static ImmutableArray<Party> Of(Goal one, Goal other) =>
        Sorted(new(PartyType.Goal, one.Id, one.Department), new(PartyType.Goal, other.Id, other.Department));

    /// <summary>All feedback to one department.</summary>
    public static ImmutableArray<Party> Of(ReportedItem feedback) => [new(PartyType.Feedback, feedback.Id, feedback.Department)];

    private static Party Party(Appointment it) => new(PartyType.Appointment, it.Id, it.Department);

    private static Party Party(Admission it) => new(PartyType.Admission, it.Id, it.Department);

    private static Party Party(Sanction it) => new(PartyType.Sanction, it.Id, it.Department);

    private static Party Party(Intervention it) => new(PartyType.Intervention, it.Id, it.Department);

    private static ImmutableArray<Party> Sorted(Party one, Party other)
    {
        var order = one.Type.CompareTo(other.Type);
        if (order == 0) order = one.Id.CompareTo(other.Id);
        return order <= 0 ? [one, other] : [other, one];
    }
}
