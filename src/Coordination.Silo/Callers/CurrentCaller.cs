using Coordination.Domain.Access;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;

namespace Coordination.Silo.Callers;

/// <summary>The caller of the current grain call.</summary>
internal static class CurrentCaller
{
    /// <summary>The caller as a viewer.</summary>
    /// <exception cref="UnauthorizedAccessException">The call carries no caller.</exception>
    public static Viewer Viewer() => Caller.Current switch
    {
        { Kind: CallerKind.System } => Domain.Access.Viewer.Of(ViewerKind.System),
        { Kind: CallerKind.Caseworker, Id: var id } => Domain.Access.Viewer.Caseworker(new CaseworkerId(id)),
        { ReadsFor: { } departments } => Domain.Access.Viewer.SystemOf([.. departments.Select(static code => new DepartmentCode(code))]),
        { Kind: CallerKind.Integration } => Domain.Access.Viewer.Of(ViewerKind.Integration),
        { Kind: CallerKind.Operations } => Domain.Access.Viewer.Of(ViewerKind.Operations),
        { Kind: CallerKind.Auditor } => Domain.Access.Viewer.Of(ViewerKind.Auditor),
        { Kind: CallerKind.Adviser } => Domain.Access.Viewer.Of(ViewerKind.Operations),
        { Kind: CallerKind.DataProtection } => Domain.Access.Viewer.Of(ViewerKind.DataProtection),
        null => throw new UnauthorizedAccessException("The call carries no caller."),
        var other => throw new UnauthorizedAccessException($"Callers of the kind {other.Kind} are not known."),
    };

    /// <summary>The calling caseworker; null for any other caller.</summary>
    public static string? Caseworker() => Caller.Current is { Kind: CallerKind.Caseworker, Id: var id } ? id : null;

    /// <summary>The departments of the caller: of a caseworker, the main one first, or of a source; empty for any other caller.</summary>
    public static IReadOnlyList<DepartmentCode> Departments(Organization organization) => Caller.Current switch
    {
        { Kind: CallerKind.Caseworker, Id: var id } => organization.DepartmentsOf(new CaseworkerId(id)),
        { Kind: CallerKind.Source, Id: var source } => [new DepartmentCode(DepartmentEvent.DepartmentOf(source))],
        _ => [],
    };

    /// <summary>Refuses a question without a reason, as HTTP does.</summary>
    /// <exception cref="ArgumentException">There is no reason, or it is no sound text.</exception>
    public static void RequireReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LookLog.ReasonMax || !OutsideText.IsStorable(reason))
            throw new ArgumentException($"A reason is needed, of at most {LookLog.ReasonMax} characters.", nameof(reason));
    }

    /// <summary>Refuses events that HTTP would refuse.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more than <see cref="EventLimits.EventsMax"/>.</exception>
    /// <exception cref="ArgumentException">
    /// An event has a fault, or they have more than <see cref="EventLimits.BytesMax"/>. The message tells where, never a value.
    /// </exception>
    public static void RequireSound(IReadOnlyList<DepartmentEvent> events, Policy policy)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, EventLimits.EventsMax, nameof(events));
        var bytes = 0L;
        foreach (var (index, reported) in events.Index())
        {
            if (EventFaults.In(reported, policy.Appointments.Longest) is [var fault, ..])
                throw new ArgumentException($"Event {index} is not sound at {fault.Pointer}.", nameof(events));
            if ((bytes += EventJson.LengthOf(reported)) > EventLimits.BytesMax)
                throw new ArgumentException($"The events have more than {EventLimits.BytesMax} bytes; send them in parts.", nameof(events));
        }
    }

    /// <summary>Refuses events of a source that is not the caller's. The service itself passes on events of every source.</summary>
    /// <exception cref="UnauthorizedAccessException">An event has another source than the caller's.</exception>
    public static void RequireMaySend(IReadOnlyList<DepartmentEvent> events)
    {
        var caller = Caller.Current;
        if (caller is { Kind: CallerKind.System }) return;
        foreach (var reported in events)
            if (caller is null || (reported is null ? caller.Kind != CallerKind.Source : !caller.MaySend(reported.Source)))
                throw new UnauthorizedAccessException("The caller may not send events of another source.");
    }
}
