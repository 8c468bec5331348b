using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Alerts;

/// <summary>
/// The departments an alert is about whose content its receiver may not see. They are journaled with the alert, so its text follows from
/// the journal alone, and it changes at the instant at which a basis begins or ends.
/// </summary>
internal static class HiddenDepartments
{
    /// <summary>The departments; null: nothing is hidden.</summary>
    /// <param name="receiver">Who is alerted.</param>
    /// <param name="target">What of.</param>
    /// <param name="context">The state and the organization.</param>
    /// <param name="journaled">What is journaled with the alert, which lends its text.</param>
    public static ConcealedDepartments? From(
        Addressee receiver, AlertTarget target, RuleContext context, ConcealedDepartments? journaled)
    {
        if (target.Subject.Kind is not (AlertSubjectKind.Conflict or AlertSubjectKind.Yield or AlertSubjectKind.Deadline
            or AlertSubjectKind.Handover or AlertSubjectKind.Coordinator or AlertSubjectKind.Withdrawn
            or AlertSubjectKind.Move)) return null;
        var own = OwnOf(context, receiver, target);
        Predicate<DepartmentCode> isOwn = own.Contains;
        using var named = ReusedList<DepartmentCode>.Take();
        var hidden = named.Items;
        Name(hidden, context, target, isOwn);
        hidden.RemoveAll(static department => department == default);
        hidden.RemoveAll(isOwn);
        if (hidden.Count == 0) return null;
        foreach (var opened in CitizenAccess.OpenedTo(own, context.Citizen, context.Clock))
            hidden.RemoveAll(one => one == opened.Department);
        return ConcealedDepartments.Of(hidden, journaled);
    }

    /// <summary>
    /// The departments a receiver belongs to. Operations belong to none here: they see no citizen's content. Of several posts those count
    /// by which somebody is involved.
    /// </summary>
    private static IReadOnlyCollection<DepartmentCode> OwnOf(RuleContext context, Addressee receiver, AlertTarget target)
    {
        var organization = context.Organization;
        if (receiver.Unit is { } unit) return organization.Find(unit) is { } known ? [new(known.Department)] : [];
        if (receiver.Person is not { } person) return [];
        var posts = organization.DepartmentsOf(person);
        if (posts.Count == 0) return [context.DepartmentNaming(person, target.Department == default ? null : target.Department)];
        if (!organization.HasSeveralPosts(person)) return posts;
        var involved = OwnDepartments.Of(context.Citizen, person, organization);
        return involved.Count > 0 ? [.. involved.Keys] : [posts[0]];
    }

    /// <summary>Adds where the people work whom the explanation of a conflict names, and who may have written of what they know.</summary>
    private static void NamePeople(List<DepartmentCode> named, Organization organization, Conflict conflict)
    {
        if (conflict.Owes is { } owes) named.Add(organization.DepartmentOf(owes, default));
        if (conflict.Proposed is { } proposed) named.Add(organization.DepartmentOf(proposed, default));
        if (conflict.Settlement is { ByPerson: true, By: var by }) named.Add(organization.DepartmentOf(new CaseworkerId(by), default));
    }

    private static void NameConflict(
        List<DepartmentCode> named, RuleContext context, Conflict conflict, Predicate<DepartmentCode> isOwn)
    {
        ConflictContent.AddHidden(named, conflict, context.Citizen, isOwn);
        NamePeople(named, context.Organization, conflict);
    }

    /// <summary>Adds the departments whose content the text of an alert names.</summary>
    private static void Name(List<DepartmentCode> named, RuleContext context, AlertTarget target, Predicate<DepartmentCode> isOwn)
    {
        var citizen = context.Citizen;
        switch (target.Subject.Kind)
        {
            case AlertSubjectKind.Conflict when citizen.Conflicts.TryGetValue(new ConflictId(target.Subject.Id), out var conflict):
                NameConflict(named, context, conflict, isOwn);
                break;
            case AlertSubjectKind.Yield:
                foreach (var conflict in citizen.Conflicts.Values)
                    if (conflict.Settlement?.GivesWay?.Value == target.About) NameConflict(named, context, conflict, isOwn);
                break;
            case AlertSubjectKind.Deadline when citizen.Deadlines.TryGetValue(new DeadlineId(target.Subject.Id), out var deadline):
                // Whoever answers for it, and their leaders, know what it is about.
                if (!isOwn(context.Organization.DepartmentOf(deadline.Responsible, deadline.Department))) named.Add(deadline.Department);
                break;
            case AlertSubjectKind.Handover when citizen.Handovers.TryGetValue(new HandoverId(target.Subject.Id), out var handover):
                // The giver knows it already, wherever they work; the receiver once they have taken it over.
                if (handover.What.Id is { } id && !isOwn(handover.From.Department)
                    && (handover.Taker is not { } taker || !isOwn(taker.Department)))
                    named.Add(Mask.DepartmentOf(id.Value));
                break;
            case AlertSubjectKind.Coordinator when citizen.Coordinator is { } role:
                named.Add(role.Holder.Department);
                break;
            case AlertSubjectKind.Move when citizen.Departure is { } away:
                named.AddRange(MoveContent.ReportersOf(citizen, away.Municipality, away.On));
                break;
            case AlertSubjectKind.Withdrawn:
                named.Add(target.Department);
                break;
        }
    }
}
