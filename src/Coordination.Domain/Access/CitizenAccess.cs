using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Rules;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// Decides who sees a citizen, and which departments' content in full. The citizen's grain asks it for every read, the commands for every
/// command, and the table of involvements is projected from the same <see cref="Involvements"/>. Two reads answer those who see nothing
/// too: lists of a leader's own departments show names, and whoever gives a reason, which is logged, is told whom to call.
/// </summary>
/// <remarks>
/// Basis: persondataloven and the law of 2024 on holistic efforts (helhedsorienteret indsats). Those responsible, their unit leaders and
/// the coordinator see their own department's content. Another department's content opens by the citizen's consent or by a basis in law
/// whose scope names both departments (<see cref="LegalBasis"/>), and by breaking the glass. A consultant sees everything.
/// Each ground ends at its own instant.
/// </remarks>
public static class CitizenAccess
{
    /// <summary>What a viewer sees of a citizen.</summary>
    /// <param name="citizen">The citizen now. A picture of the past is shown to those who see the citizen now.</param>
    /// <param name="organization">
    /// The organization now. A caseworker who has left sees nothing from the instant the document applies.
    /// </param>
    /// <param name="now">The instant of the look.</param>
    public static AccessDecision Of(Citizen citizen, Viewer viewer, Organization organization, DateTimeOffset now)
    {
        if (viewer.Kind == ViewerKind.Caseworker && organization.HasLeft(viewer.Id)) return AccessDecision.Nothing(NotSeenReason.HasLeft);
        return viewer.Kind switch
        {
            // A caller who may see only some citizens gets the same answer for an unknown citizen as for one they may not see.
            ViewerKind.System or ViewerKind.Auditor or ViewerKind.Integration when citizen.Version == 0 =>
                AccessDecision.Nothing(NotSeenReason.UnknownCitizen),
            ViewerKind.System => AccessDecision.Whole(AccessGround.System),
            ViewerKind.Auditor => AccessDecision.Whole(AccessGround.Auditor),
            ViewerKind.Integration => AccessDecision.Whole(AccessGround.Integration),
            ViewerKind.Caseworker => DisclosureTo(citizen, viewer.Id, organization, now) is { } shown
                ? new Seen(shown)
                : AccessDecision.Nothing(NotSeenReason.NotInvolved),
            ViewerKind.DepartmentSystem when viewer.Departments is { Count: > 0 } =>
                DisclosureToSystem(citizen, viewer.Departments, organization, now) is { } opened
                    ? new Seen(opened)
                    : AccessDecision.Nothing(NotSeenReason.NotInvolved),
            ViewerKind.Operations or ViewerKind.DepartmentSystem or ViewerKind.DataProtection =>
                AccessDecision.Nothing(NotSeenReason.SeesNoCitizen),
            _ => throw new ArgumentOutOfRangeException(nameof(viewer), viewer.Kind, null),
        };
    }

    /// <summary>
    /// Whether a viewer may read who looked at the citizen: auditors, the data-protection officer, the coordinator and whoever leads them.
    /// </summary>
    public static bool MayReadLooks(Citizen citizen, Viewer viewer, Organization organization) => viewer.Kind switch
    {
        ViewerKind.Auditor or ViewerKind.DataProtection => true,
        ViewerKind.Caseworker => !organization.HasLeft(viewer.Id)
            && (IsOfficer(organization, viewer.Id) || (citizen.Coordinator is { Holder: var holder }
                && (viewer.Id == holder.Caseworker || viewer.Id == citizen.ResponsibleCoordinator
                    || Leadership.Leads(citizen, organization, viewer.Id, holder.Caseworker, holder.Department)))),
        _ => false,
    };

    /// <summary>Whether a caseworker is the data-protection officer whom the organization document names.</summary>
    public static bool IsOfficer(Organization organization, CaseworkerId caseworker) =>
        organization.Document.DataProtectionOfficer is { } officer && new CaseworkerId(officer) == caseworker;

    private static Disclosure? DisclosureTo(Citizen citizen, CaseworkerId caseworker, Organization organization, DateTimeOffset now)
    {
        if (citizen.Glass.TryGetValue(caseworker, out var broken) && now < broken.Until)
            return Disclosure.Whole(AccessGround.BrokenGlass, broken.Until, caseworker);
        if (citizen.Consultant?.Caseworker == caseworker) return Disclosure.Whole(AccessGround.Consultant, viewer: caseworker);
        var own = OwnDepartments.Of(citizen, caseworker, organization);
        if (own.Count == 0) return null;
        List<DepartmentAccess> full = [.. own.Select(static one => new DepartmentAccess(one.Key, one.Value, null))];
        full.AddRange(OpenedTo([.. own.Keys], citizen, new EvaluationClock(now)));
        return Disclosure.Of(own.Values.Min(), caseworker, full, organization);
    }

    /// <summary>What a department's own system sees of a citizen: its content, and what consent or law opens to it.</summary>
    public static Disclosure OfDepartment(Citizen citizen, DepartmentCode department, Organization organization, DateTimeOffset now) =>
        OfDepartments(citizen, [department], organization, now);

    private static Disclosure OfDepartments(
        Citizen citizen, IReadOnlyCollection<DepartmentCode> departments, Organization organization, DateTimeOffset now)
    {
        List<DepartmentAccess> full = new(departments.Count);
        foreach (var own in departments) full.Add(new DepartmentAccess(own, AccessGround.Integration, null));
        full.AddRange(OpenedTo(departments, citizen, new EvaluationClock(now)));
        return Disclosure.Of(AccessGround.Integration, viewer: null, full, organization);
    }

    /// <summary>What a system sees that works for some departments: as those of them that reported something of the citizen.</summary>
    private static Disclosure? DisclosureToSystem(
        Citizen citizen, IReadOnlyList<DepartmentCode> departments, Organization organization, DateTimeOffset now)
    {
        List<DepartmentCode> own = [];
        foreach (var item in citizen.Items.Values)
            if (departments.Contains(item.Department) && !own.Contains(item.Department)) own.Add(item.Department);
        return own.Count == 0 ? null : OfDepartments(citizen, own, organization, now);
    }

    /// <summary>The departments whose content consent or law opens to departments, beside their own.</summary>
    /// <param name="clock">Collects when the answer may change.</param>
    internal static IReadOnlyList<DepartmentAccess> OpenedTo(
        IReadOnlyCollection<DepartmentCode> own, Citizen citizen, EvaluationClock clock)
    {
        List<DepartmentAccess>? opened = null;
        foreach (var other in LegalBasis.Named(citizen))
        {
            if (own.Contains(other)) continue;
            foreach (var mine in own)
                if (LegalBasis.Between(citizen, clock, mine, other) is { } basis)
                {
                    var ground = basis.Kind == Events.ItemKinds.Consent ? AccessGround.Consent : AccessGround.Law;
                    (opened ??= []).Add(new DepartmentAccess(other, ground, basis.Until));
                    break;
                }
        }

        return opened ?? (IReadOnlyList<DepartmentAccess>)[];
    }
}
