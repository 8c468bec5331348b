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
        SortedSet<DepartmentCode>? hidden = null;
        foreach (var department in Named(context, target))
            if (department != default) (hidden ??= []).Add(department);
        if (hidden is null) return null;
        var own = OwnOf(context, receiver, target);
        hidden.ExceptWith(own);
        if (hidden.Count > 0) hidden.ExceptWith(CitizenAccess.OpenedTo(own, context.Citizen, context.Clock).Select(one => one.Department));
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

    /// <summary>The departments whose content the text of an alert names.</summary>
    private static IEnumerable<DepartmentCode> Named(RuleContext context, AlertTarget target)
    {
        var citizen = context.Citizen;
        switch (target.Subject.Kind)
        {
            case AlertSubjectKind.Conflict when citizen.Conflicts.TryGetValue(new ConflictId(target.Subject.Id), out var conflict):
                return ConflictContent.DepartmentsOf(citizen, conflict);
            case AlertSubjectKind.Yield:
                return citizen.Conflicts.Values.Where(conflict => conflict.Settlement?.GivesWay?.Value == target.About)
                    .SelectMany(static conflict => conflict.Parties).Select(static party => party.Department ?? default);
            case AlertSubjectKind.Deadline when citizen.Deadlines.TryGetValue(new DeadlineId(target.Subject.Id), out var deadline):
                return [deadline.Department];
            case AlertSubjectKind.Handover when citizen.Handovers.TryGetValue(new HandoverId(target.Subject.Id), out var handover):
                return [handover.What.Id is { } id ? new DepartmentCode(ItemId.DepartmentIn(id.Value).ToString()) : default];
            case AlertSubjectKind.Coordinator when citizen.Coordinator is { } role:
                return [role.Holder.Department];
            case AlertSubjectKind.Withdrawn:
                return [target.Department];
            default:
                return [];
        }
    }
}
