using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>Finds who is responsible for a party of a conflict, and for which department a person acts.</summary>
internal static class PartyResponsibility
{
    /// <summary>The responsible caseworker; null for the citizen, for a stay, and for an item that names nobody.</summary>
    public static CaseworkerId? Of(RuleContext context, Party party) => party.Type switch
    {
        PartyType.Appointment when context.Citizen.Appointments.TryGetValue(party.Id, out var appointment) =>
            context.Answering(appointment),
        PartyType.Intervention when context.Citizen.Interventions.TryGetValue(party.Id, out var intervention) =>
            context.Citizen.Responsible(intervention),
        PartyType.Sanction when context.Citizen.Sanctions.TryGetValue(party.Id, out var sanction) => Of(context, sanction),
        PartyType.Requirement when Known(context, ItemKinds.Requirement, party) is { } item => context.Answering(Requirement.Of(item)),
        PartyType.Benefit when Known(context, ItemKinds.Benefit, party) is { } item
            && Benefit.Of(item) is { Caseworker: { } named } benefit => context.Answering(named, unit: null, benefit.Department),
        PartyType.Goal when Known(context, ItemKinds.Goal, party) is { } item => Of(context, Goal.Of(item)),
        PartyType.Feedback => OfFeedback(context, party.Department!.Value),
        _ => null,
    };

    /// <summary>The sanctioning caseworker, or the person who answers instead of the caseworker.</summary>
    public static CaseworkerId Of(RuleContext context, Sanction sanction) =>
        context.Answering(sanction.Caseworker, unit: null, sanction.Department);

    /// <summary>
    /// The goal's owner; if it names no owner the organization has ever known, the caseworker of an intervention that serves the
    /// goal; else the leader of its department's entry unit; null: none is known.
    /// </summary>
    public static CaseworkerId? Of(RuleContext context, Goal goal)
    {
        // An owner who is no caseworker is the citizen or a relative.
        if (goal.Owner is { } owner && (context.Organization.Find(owner) is not null || context.Organization.HasLeft(owner)))
            return context.Answering(owner, unit: null, goal.Department);
        foreach (var reference in goal.InterventionReferences ?? (IEnumerable<string>)[])
            if (context.Citizen.FindIntervention(goal.Department, reference) is { } serving) return context.Citizen.Responsible(serving);
        return context.Organization.EntryLeaderOf(goal.Department);
    }

    /// <summary>
    /// Whoever answers for the department's most intensive active intervention, because feedback names nobody; else the leader of its
    /// entry unit; null: none is known.
    /// </summary>
    public static CaseworkerId? OfFeedback(RuleContext context, DepartmentCode department) =>
        LeadIntervention.MostDemandingOf(context, department) is { } leading
            ? context.Citizen.Responsible(leading)
            : context.Organization.EntryLeaderOf(department);

    /// <summary>The party that a person acts on: the first one the person is responsible for, else the first party.</summary>
    public static Party PartyOf(RuleContext context, Conflict conflict, CaseworkerId person)
    {
        foreach (var party in conflict.Parties)
            if (Of(context, party) == person) return party;
        return conflict.Parties[0];
    }

    /// <summary>The department in which a party is held: an intervention may have gone to a caseworker of another department.</summary>
    public static DepartmentCode HeldIn(RuleContext context, Party party) =>
        party.Type == PartyType.Intervention && context.Citizen.Interventions.TryGetValue(party.Id, out var intervention)
            ? intervention.Holder.Department
            : party.Department ?? default;

    /// <summary>
    /// The department a person acts for. For a person with several posts it is that of the party they are responsible for, if they have a
    /// post there, or hold it by one that ended. For a person the organization has never known, it is the department that named the person.
    /// </summary>
    public static DepartmentCode DepartmentOf(RuleContext context, Conflict conflict, CaseworkerId person)
    {
        var organization = context.Organization;
        if (organization.IsUnknown(person))
            return context.DepartmentNaming(person, PartyOf(context, conflict, person).Department);
        var posts = organization.PostsOf(person)!;
        if (posts.IsOne) return posts.Main.Department;
        var party = PartyOf(context, conflict, person);
        return posts.Holding(party.Type == PartyType.Citizen ? ActsFor(context, person) : HeldIn(context, party)).Department;
    }

    /// <summary>Where the party is the citizen: the department of the first active intervention the person is responsible for.</summary>
    private static DepartmentCode ActsFor(RuleContext context, CaseworkerId person)
    {
        foreach (var active in context.ActiveInterventions())
            if (context.Citizen.Responsible(active) == person) return active.Holder.Department;
        return context.DepartmentNaming(person, about: null);
    }

    private static ReportedItem? Known(RuleContext context, string kind, Party party) =>
        context.Citizen.Item(kind, party.Id) is { IsKnown: true } item ? item : null;
}
