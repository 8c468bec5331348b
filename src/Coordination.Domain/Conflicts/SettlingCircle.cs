using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Who may settle a conflict: who owes the answer, anyone responsible for a party (where the citizen is the party, for an
/// active intervention), the coordinator, their unit leaders.
/// </summary>
internal static class SettlingCircle
{
    public static bool Includes(Scene scene, Conflict conflict, CaseworkerId by)
    {
        foreach (var member in Members(scene, conflict))
            if (member == by || scene.IsLeaderOf(by, member)) return true;
        return false;
    }

    /// <summary>Who is responsible for a party; nobody for the citizen, a stay, or what has nobody named.</summary>
    public static CaseworkerId? ResponsibleFor(Scene scene, Party party) => party.Type switch
    {
        PartyTypes.Appointment when scene.Citizen.Appointments.TryGetValue(party.Id, out var appointment) => scene.Answering(appointment),
        PartyTypes.Intervention when scene.Citizen.Interventions.TryGetValue(party.Id, out var intervention) => scene.Citizen.Responsible(intervention),
        PartyTypes.Sanction when scene.Citizen.Sanctions.TryGetValue(party.Id, out var sanction) =>
            scene.Answering(sanction.Caseworker, unit: null, sanction.Department),
        PartyTypes.Requirement when Known(scene, Things.Requirement, party) is { } thing => scene.Answering(Requirement.Of(thing)),
        PartyTypes.Benefit when Known(scene, Things.Benefit, party) is { } thing && Benefit.Of(thing) is { Caseworker: { } named } benefit =>
            scene.Answering(named, unit: null, benefit.Department),
        PartyTypes.Goal when Known(scene, Things.Goal, party) is { } thing => ContradictingGoals.ResponsibleFor(scene, Goal.Of(thing)),
        _ => null,
    };

    /// <summary>The party that somebody acts on: their own, else the first.</summary>
    public static Party PartyOf(Scene scene, Conflict conflict, CaseworkerId person)
    {
        foreach (var party in conflict.Parties)
            if (ResponsibleFor(scene, party) == person) return party;
        return conflict.Parties[0];
    }

    /// <summary>Somebody's department; somebody the organisation never knew counts as of the department that named them.</summary>
    public static DepartmentCode DepartmentOf(Scene scene, Conflict conflict, CaseworkerId person) =>
        scene.Organisation.Find(person) is { } known
            ? new(known.Department)
            : scene.Organisation.DepartmentOf(person, scene.DepartmentNaming(person, PartyOf(scene, conflict, person).Department));

    private static Thing? Known(Scene scene, string kind, Party party) =>
        scene.Citizen.Things.TryGetValue(ThingKey.For(kind, party.Id), out var thing) && thing.IsKnown ? thing : null;

    private static IEnumerable<CaseworkerId> Members(Scene scene, Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return owes;
        if (scene.Citizen.ResponsibleCoordinator is { } coordinator) yield return coordinator;
        // Where the citizen is the party, it is everybody's who is responsible for something that runs.
        foreach (var party in conflict.Parties)
            if (party.Type == PartyTypes.Citizen)
                foreach (var active in scene.ActiveInterventions()) yield return scene.Citizen.Responsible(active);
            else if (ResponsibleFor(scene, party) is { } responsible) yield return responsible;
    }
}

/// <summary>What parties are.</summary>
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

    public static Party Of(Appointment it) => new(Appointment, it.Id, it.Department);

    public static Party Of(Admission it) => new(Admission, it.Id, it.Department);

    public static Party Of(Sanction it) => new(Sanction, it.Id, it.Department);

    public static Party Of(Intervention it) => new(Intervention, it.Id, it.Department);

    public static Party Of(Requirement it) => new(Requirement, it.Id, it.Department);

    public static Party Of(Benefit it) => new(Benefit, it.Id, it.Department);

    public static Party Of(Goal it) => new(Goal, it.Id, it.Department);

    public static Party Of(Citizen it) => new(Citizen, new ThingId(it.Key.Value), null);
}
