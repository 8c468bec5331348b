using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// People as somebody sees them who may not see their department's content: one person and a telephone number for each department, never a
/// unit, an id or how many there are. Where policy marks the unit as telling, the department's entry stands for the person. A department's
/// entry is public, unless policy names the department to nobody else.
/// </summary>
public static class MaskedPeople
{
    private const string Coordinator = "coordinator";
    private const string Entry = "entry";
    private const string Caseworker = "caseworker";

    /// <summary>Whom to call.</summary>
    public static IEnumerable<ReachView> Of(
        IReadOnlyList<ReachView> people, Disclosure shown, Policy policy, Organization organization)
    {
        HashSet<string> masked = new(StringComparer.Ordinal);
        foreach (var one in people)
        {
            if (shown.Shows(one.Department) || (one.Role == Entry && policy.Access.IsNamed(one.Department) && !IsTelling(policy, one.Unit)))
                yield return one;
            else if (one.Role is Coordinator or Entry || masked.Add(one.Department))
                yield return Masked(
                    one, one.Role == Entry || IsTelling(policy, one.Unit) || IsUnknown(organization, one.Caseworker), policy, organization);
        }
    }

    /// <summary>The people who work with the citizen.</summary>
    public static IEnumerable<ColleagueView> Of(
        IReadOnlyList<ColleagueView> people, Disclosure shown, Policy policy, Organization organization)
    {
        HashSet<string> masked = new(StringComparer.Ordinal);
        foreach (var one in people)
        {
            if (shown.Shows(one.Department)) yield return one;
            else if (!IsTelling(policy, one.Unit) && !IsUnknown(organization, one.Caseworker) && masked.Add(one.Department))
                yield return one with
                {
                    Caseworker = "", Unit = null, Email = null, Substitute = null,
                    Department = NameOf(policy, one.Department),
                    DepartmentName = DepartmentNameOf(policy, one.Department, one.DepartmentName),
                    Roles = one.Roles.Contains(Coordinator) ? [Coordinator] : [Caseworker],
                };
        }
    }

    private static ReachView Masked(ReachView one, bool byEntry, Policy policy, Organization organization) => one with
    {
        Department = NameOf(policy, one.Department),
        DepartmentName = DepartmentNameOf(policy, one.Department, one.DepartmentName),
        Caseworker = null,
        Name = byEntry ? DepartmentNameOf(policy, one.Department, one.DepartmentName) : one.Name,
        Unit = null,
        Phone = byEntry ? organization.EntryPhoneOf(new DepartmentCode(one.Department)) : one.Phone,
        Email = null,
        For = null,
        InsteadOf = null,
    };

    private static string NameOf(Policy policy, string department) => policy.Access.IsNamed(department) ? department : Mask.OtherAuthority;

    private static string? DepartmentNameOf(Policy policy, string department, string? name) =>
        policy.Access.IsNamed(department) ? name : null;

    /// <summary>Somebody the organization does not know has no name but the id.</summary>
    private static bool IsUnknown(Organization organization, string? caseworker) =>
        caseworker is not null && organization.Find(new CaseworkerId(caseworker)) is null;

    private static bool IsTelling(Policy policy, string? unit) =>
        unit is not null && policy.Access.TellingUnits.Any(one => new UnitId(one) == new UnitId(unit));
}
