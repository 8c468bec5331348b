using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Organizations;

/// <summary>The departments, units and caseworkers that an event names.</summary>
public static class NamesInEvent
{
    /// <summary>Every name that the organization does not know, by pointer, without those who have left.</summary>
    public static IEnumerable<string> UnknownIn(DepartmentEvent reported, Organization organization)
    {
        if (organization.Find(new DepartmentCode(reported.Department)) is null) yield return "/source";
        var (unit, caseworker) = UnitAndPersonIn(reported.Data);
        if (unit is not null && organization.Find(new UnitId(unit)) is null) yield return "/data/unit";
        if (caseworker is not null && IsUnknown(caseworker, organization)) yield return $"/data/{PersonProperty(reported.Data)}";
        if (reported.Data is ContactReceived { Wants: { } wants } && organization.Find(new DepartmentCode(wants)) is null)
            yield return "/data/wants";
        if (ScopeIn(reported.Data) is not { } scope) yield break;
        for (var place = 0; place < scope.Count; place++)
            if (organization.Find(new DepartmentCode(scope[place])) is null) yield return $"/data/scope/{place}";
    }

    private static bool IsUnknown(string caseworker, Organization organization) =>
        organization.Find(new CaseworkerId(caseworker)) is null && !organization.HasLeft(new CaseworkerId(caseworker));

    private static (string? Unit, string? Person) UnitAndPersonIn(EventData data) => data switch
    {
        InterventionOpened it => (it.Unit, it.Caseworker),
        InterventionChanged it => (it.Unit, it.Caseworker),
        CaseworkerAssigned it => (it.Unit, it.Caseworker),
        AppointmentBooked it => (null, it.Caseworker),
        RequirementIssued it => (null, it.Caseworker),
        SanctionNotified it => (null, it.Caseworker),
        BenefitRequested it => (null, it.Caseworker),
        BenefitGranted it => (null, it.Caseworker),
        BenefitRefused it => (null, it.Caseworker),
        TreatmentRequested it => (null, it.Caseworker),
        ContactReceived it => (it.Unit, null),
        ConcernReported it => (it.Unit, it.Caseworker),
        HearingOpened it => (null, it.Caseworker),
        AppealReceived it => (null, it.Caseworker),
        DeadlineSet it => (null, it.Responsible),
        GoalAgreed it => (null, it.Owner),
        GoalChanged it => (null, it.Owner),
        _ => (null, null),
    };

    private static string PersonProperty(EventData data) => data switch
    {
        DeadlineSet => "responsible",
        GoalAgreed or GoalChanged => "owner",
        _ => "caseworker",
    };

    private static TextList? ScopeIn(EventData data) => data switch
    {
        ConsentGiven it => it.Scope,
        ConsentWithdrawn it => it.Scope,
        BasisEstablished it => it.Scope,
        BasisEnded it => it.Scope,
        _ => null,
    };
}
