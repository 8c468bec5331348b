using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Who may settle a conflict: who owes the answer, anyone responsible for a party, the coordinator, their unit leaders.</summary>
internal static class SettlingCircle
{
    public static bool Includes(Scene scene, Conflict conflict, CaseworkerId by)
    {
        foreach (var member in Members(scene, conflict))
            if (member == by || scene.IsLeaderOf(by, member)) return true;
        return false;
    }

    /// <summary>Those responsible for the parties.</summary>
    public static IEnumerable<CaseworkerId> ResponsibleForParties(Scene scene, Conflict conflict)
    {
        foreach (var party in conflict.Parties)
            switch (party.Type)
            {
                case PartyTypes.Appointment when scene.Citizen.Appointments.TryGetValue(party.Id, out var appointment):
                    yield return scene.Answering(appointment);
                    break;
                case PartyTypes.Intervention when scene.Citizen.Interventions.TryGetValue(party.Id, out var intervention):
                    yield return scene.Citizen.Responsible(intervention);
                    break;
                case PartyTypes.Sanction when scene.Citizen.Sanctions.TryGetValue(party.Id, out var sanction):
                    yield return scene.Answering(sanction.Caseworker, unit: null, sanction.Department);
                    break;
            }
    }

    private static IEnumerable<CaseworkerId> Members(Scene scene, Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return owes;
        if (scene.Citizen.ResponsibleCoordinator is { } coordinator) yield return coordinator;
        // Where the citizen is the party, it is everybody's who is responsible for something that runs.
        if (conflict.Parties[0].Type == PartyTypes.Citizen)
            foreach (var active in scene.ActiveInterventions()) yield return scene.Citizen.Responsible(active);
        foreach (var responsible in ResponsibleForParties(scene, conflict)) yield return responsible;
    }
}

/// <summary>What parties are.</summary>
internal static class PartyTypes
{
    public const string Appointment = "appointment";
    public const string Admission = "admission";
    public const string Sanction = "sanction";
    public const string Intervention = "intervention";
    public const string Citizen = "citizen";

    public static Party Of(Appointment it) => new(Appointment, it.Id, it.Department);

    public static Party Of(Admission it) => new(Admission, it.Id, it.Department);

    public static Party Of(Sanction it) => new(Sanction, it.Id, it.Department);

    public static Party Of(Intervention it) => new(Intervention, it.Id, it.Department);

    public static Party Of(Citizen it) => new(Citizen, new ThingId(it.Key.Value), null);
}
