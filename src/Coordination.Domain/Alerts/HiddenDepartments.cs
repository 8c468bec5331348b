using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
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
    public static ConcealedDepartments? From(Addressee receiver, AlertTarget target, RuleContext context)
    {
        if (target.Subject.Kind is not (AlertSubjectKind.Conflict or AlertSubjectKind.Yield or AlertSubjectKind.Deadline
            or AlertSubjectKind.Handover or AlertSubjectKind.Coordinator or AlertSubjectKind.Withdrawn
            or AlertSubjectKind.Move)) return null;
        var own = OwnOf(context, receiver, target);
        List<DepartmentCode>? hidden = null;
        foreach (var department in Named(context, target, own.Contains))
            if (department != default && !own.Contains(department)) (hidden ??= []).Add(department);
        if (hidden is null) return null;
        foreach (var opened in CitizenAccess.OpenedTo(own, context.Citizen, context.Clock))
            hidden.RemoveAll(one => one == opened.Department);
        return ConcealedDepartments.Of(hidden);
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

    /// <summary>Where the people work whom the explanation of a conflict names, and who may have written of what they know.</summary>
    private static IEnumerable<DepartmentCode> OfPeople(RuleContext context, Conflict conflict)
    {
        if (conflict.Owes is { } owes) yield return context.Organization.DepartmentOf(owes, default);
        if (conflict.Proposed is { } proposed) yield return context.Organization.DepartmentOf(proposed, default);
        if (conflict.Settlement is { ByPerson: true, By: var by })
            yield return context.Organization.DepartmentOf(new CaseworkerId(by), default);
    }

    /// <summary>The departments whose content the text of an alert names.</summary>
    private static IEnumerable<DepartmentCode> Named(RuleContext context, AlertTarget target, Predicate<DepartmentCode> isOwn)
    {
        var citizen = context.Citizen;
        switch (target.Subject.Kind)
        {
            case AlertSubjectKind.Conflict when citizen.Conflicts.TryGetValue(new ConflictId(target.Subject.Id), out var conflict):
                return ConflictContent.HiddenIn(conflict, citizen, isOwn).Concat(OfPeople(context, conflict));
            case AlertSubjectKind.Yield:
                return citizen.Conflicts.Values.Where(conflict => conflict.Settlement?.GivesWay?.Value == target.About)
                    .SelectMany(conflict => ConflictContent.HiddenIn(conflict, citizen, isOwn).Concat(OfPeople(context, conflict)));
            case AlertSubjectKind.Deadline when citizen.Deadlines.TryGetValue(new DeadlineId(target.Subject.Id), out var deadline):
                // Whoever answers for it, and their leaders, know what it is about.
                return isOwn(context.Organization.DepartmentOf(deadline.Responsible, deadline.Department)) ? [] : [deadline.Department];
            case AlertSubjectKind.Handover when citizen.Handovers.TryGetValue(new HandoverId(target.Subject.Id), out var handover):
                // The giver knows it already, wherever they work; the receiver once they have taken it over.
                return handover.What.Id is not { } id || isOwn(handover.From.Department)
                    || (handover.Taker is { } taker && isOwn(taker.Department))
                        ? []
                        : [Mask.DepartmentOf(id.Value)];
            case AlertSubjectKind.Coordinator when citizen.Coordinator is { } role:
                return [role.Holder.Department];
            case AlertSubjectKind.Move when citizen.Departure is { } away:
                return MoveContent.ReportersOf(citizen, away.Municipality, away.On);
            case AlertSubjectKind.Withdrawn:
                return [target.Department];
            default:
                return [];
        }
    }
}
