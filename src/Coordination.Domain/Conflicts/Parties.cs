using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>The types of parties, as stored and as the contract names them.</summary>
internal static class PartyTypes
{
    public const string Appointment = "appointment";
    public const string Admission = "admission";
    public const string Sanction = "sanction";
    public const string Intervention = "intervention";
    public const string Requirement = "requirement";
    public const string Benefit = "benefit";
    public const string Goal = "goal";
    public const string Citizen = "citizen";
}

/// <summary>Makes the parties of a conflict, sorted by type and id.</summary>
internal static class Parties
{
    public static ImmutableArray<Party> Of(Sanction it) => [Party(it)];

    public static ImmutableArray<Party> Of(Intervention it) => [Party(it)];

    public static ImmutableArray<Party> Of(Admission it) => [Party(it)];

    public static ImmutableArray<Party> Of(Citizen it) => [new(PartyTypes.Citizen, new ItemId(it.Key.Value), null)];

    public static ImmutableArray<Party> Of(Appointment one, Appointment other) => Sorted(Party(one), Party(other));

    public static ImmutableArray<Party> Of(Appointment one, Admission other) => Sorted(Party(one), Party(other));

    public static ImmutableArray<Party> Of(Sanction one, Benefit other) =>
        Sorted(Party(one), new(PartyTypes.Benefit, other.Id, other.Department));

    public static ImmutableArray<Party> Of(Intervention one, Intervention other) => Sorted(Party(one), Party(other));

    public static ImmutableArray<Party> Of(Requirement one, Requirement other) =>
        Sorted(new(PartyTypes.Requirement, one.Id, one.Department), new(PartyTypes.Requirement, other.Id, other.Department));

    public static ImmutableArray<Party> Of(Goal one, Goal other) =>
        Sorted(new(PartyTypes.Goal, one.Id, one.Department), new(PartyTypes.Goal, other.Id, other.Department));

    private static Party Party(Appointment it) => new(PartyTypes.Appointment, it.Id, it.Department);

    private static Party Party(Admission it) => new(PartyTypes.Admission, it.Id, it.Department);

    private static Party Party(Sanction it) => new(PartyTypes.Sanction, it.Id, it.Department);

    private static Party Party(Intervention it) => new(PartyTypes.Intervention, it.Id, it.Department);

    private static ImmutableArray<Party> Sorted(Party one, Party other)
    {
        var order = string.CompareOrdinal(one.Type, other.Type);
        if (order == 0) order = one.Id.CompareTo(other.Id);
        return order <= 0 ? [one, other] : [other, one];
    }
}
