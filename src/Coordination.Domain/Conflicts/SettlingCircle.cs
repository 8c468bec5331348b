using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Who may settle a conflict: who owes the answer, anyone responsible for a party (where the citizen is the party, for an
/// active intervention), the coordinator, their unit leaders.
/// </summary>
internal static class SettlingCircle
{
    public static bool Includes(RuleContext context, Conflict conflict, CaseworkerId by)
    {
        foreach (var member in Members(context, conflict))
            if (member == by || context.IsLeaderOf(by, member)) return true;
        return false;
    }

    /// <summary>Who is responsible for a party; nobody for the citizen, a stay, or what has nobody named.</summary>
    public static CaseworkerId? ResponsibleFor(RuleContext context, Party party) => party.Type switch
    {
        PartyTypes.Appointment when context.Citizen.Appointments.TryGetValue(party.Id, out var appointment) => context.Answering(appointment),
        PartyTypes.Intervention when context.Citizen.Interventions.TryGetValue(party.Id, out var intervention) => context.Citizen.Responsible(intervention),
        PartyTypes.Sanction when context.Citizen.Sanctions.TryGetValue(party.Id, out var sanction) =>
            context.Answering(sanction.Caseworker, unit: null, sanction.Department),
        PartyTypes.Requirement when Known(context, ItemKinds.Requirement, party) is { } item => context.Answering(Requirement.Of(item)),
        PartyTypes.Benefit when Known(context, ItemKinds.Benefit, party) is { } item && Benefit.Of(item) is { Caseworker: { } named } benefit =>
            context.Answering(named, unit: null, benefit.Department),
        PartyTypes.Goal when Known(context, ItemKinds.Goal, party) is { } item => ContradictingGoals.ResponsibleFor(context, Goal.Of(item)),
        _ => null,
    };

    /// <summary>The party that somebody acts on: their own, else the first.</summary>
    public static Party PartyOf(RuleContext context, Conflict conflict, CaseworkerId person)
    {
        foreach (var party in conflict.Parties)
            if (ResponsibleFor(context, party) == person) return party;
        return conflict.Parties[0];
    }

    /// <summary>Somebody's department; somebody the organization never knew counts as of the department that named them.</summary>
    public static DepartmentCode DepartmentOf(RuleContext context, Conflict conflict, CaseworkerId person) =>
        context.Organization.Find(person) is { } known
            ? new(known.Department)
            : context.Organization.DepartmentOf(person, context.DepartmentNaming(person, PartyOf(context, conflict, person).Department));

    private static ReportedItem? Known(RuleContext context, string kind, Party party) =>
        context.Citizen.Items.TryGetValue(ItemKey.For(kind, party.Id), out var item) && item.IsKnown ? item : null;

    private static IEnumerable<CaseworkerId> Members(RuleContext context, Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return owes;
        if (context.Citizen.ResponsibleCoordinator is { } coordinator) yield return coordinator;
        // Where the citizen is the party, it is everybody's who is responsible for something that runs.
        foreach (var party in conflict.Parties)
            if (party.Type == PartyTypes.Citizen)
                foreach (var active in context.ActiveInterventions()) yield return context.Citizen.Responsible(active);
            else if (ResponsibleFor(context, party) is { } responsible) yield return responsible;
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

    public static Party Of(Citizen it) => new(Citizen, new ItemId(it.Key.Value), null);
}
