using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// People as somebody sees them who may not see their department's content: one person and a telephone number for each department, never a
/// unit, an id or how many there are. Where policy marks the unit as telling, the department's entry stands for the person. A department's
/// entry is public. Of an authority that is named to nobody, and of secret matters, the municipality's contact point alone is shown.
/// </summary>
public sealed class MaskedPeople(Mask mask, Disclosure shown, Policy policy, Organization organization)
{
    private const string Coordinator = "coordinator";
    private const string Entry = "entry";
    private const string Caseworker = "caseworker";

    /// <summary>Whom to call: the coordinator, those responsible, the entries.</summary>
    public IReadOnlyList<ReachView> Of(IReadOnlyList<ReachView> people)
    {
        HashSet<string> masked = new(StringComparer.Ordinal);
        List<ReachView> reach = [], others = [];
        foreach (var one in people)
        {
            if (shown.Shows(one.Department))
            {
                reach.Add(one);
                continue;
            }

            var names = one.Role == Entry
                ? mask.NamesOf(one.Department)
                : [mask.NamedOf(one.Department, one.Caseworker, one.Unit, one.For)];
            foreach (var named in names)
                if (named == Mask.OtherAuthority)
                {
                    // Which role and how many would tell more than that there is something.
                    if (others.Count == 0) others.Add(OfOthers(one));
                }
                else if (one.Role == Entry && !IsTelling(one.Unit)) reach.Add(one);
                else if (one.Role is Coordinator or Entry || masked.Add(named)) reach.Add(Masked(one));
        }

        return [.. reach, .. others];
    }

    /// <summary>The people who work with the citizen.</summary>
    public IEnumerable<ColleagueView> Of(IReadOnlyList<ColleagueView> people)
    {
        HashSet<string> masked = new(StringComparer.Ordinal);
        foreach (var one in people)
        {
            if (shown.Shows(one.Department)) yield return one;
            else if (mask.NamedOf(one.Department, one.Caseworker, one.Unit) != Mask.OtherAuthority && !IsTelling(one.Unit)
                && !IsUnknown(one.Caseworker) && masked.Add(one.Department))
                yield return one with
                {
                    Caseworker = "", Unit = null, Email = null, Substitute = null,
                    Roles = one.Roles.Contains(Coordinator) ? [Coordinator] : [Caseworker],
                };
        }
    }

    private ReachView Masked(ReachView one)
    {
        var byEntry = one.Role == Entry || IsTelling(one.Unit) || IsUnknown(one.Caseworker);
        return one with
        {
            Caseworker = null,
            Name = byEntry ? one.DepartmentName : one.Name,
            Unit = null,
            Phone = byEntry ? organization.EntryPhoneOf(new DepartmentCode(one.Department)) : one.Phone,
            Email = null,
            For = null,
            InsteadOf = null,
        };
    }

    private ReachView OfOthers(ReachView one) => one with
    {
        Department = Mask.OtherAuthority, DepartmentName = null, Role = Entry, Caseworker = null, Name = null, Unit = null,
        Phone = Mask.PhoneOfOthers(policy, organization), Email = null, For = null, InsteadOf = null,
    };

    /// <summary>Somebody the organization does not know has no name but the id.</summary>
    private bool IsUnknown(string? caseworker) =>
        caseworker is not null && organization.Find(new CaseworkerId(caseworker)) is null;

    private bool IsTelling(string? unit) =>
        unit is not null && policy.Access.TellingUnits.Any(one => new UnitId(one) == new UnitId(unit));
}
