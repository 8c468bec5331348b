using System.Reflection;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;

namespace Coordination.Silo.Citizens;

/// <summary>Grains refuse calls that carry no caller, and events of a source that is not the caller's.</summary>
internal sealed class Callers : IIncomingGrainCallFilter
{
    private static readonly Assembly Contract = typeof(ICitizenGrain).Assembly;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType?.Assembly == Contract && Caller.Current is null)
            throw new UnauthorizedAccessException("The call carries no caller: set Coordination.Grains.Caller before it.");
        return context.Invoke();
    }

    /// <summary>The calling caseworker; null for any other caller.</summary>
    public static string? Caseworker() => Caller.Current is { Kind: CallerKind.Caseworker, Id: var id } ? id : null;

    /// <summary>The department the caller belongs to: a caseworker's, a source's; default for any other caller.</summary>
    public static DepartmentCode Department(Organization organization) => Caller.Current switch
    {
        { Kind: CallerKind.Caseworker, Id: var id } => organization.DepartmentOf(new CaseworkerId(id), default),
        { Kind: CallerKind.Source, Id: var source } => new DepartmentCode(DepartmentEvent.DepartmentOf(source)),
        _ => default,
    };

    /// <summary>Persons are for those involved, and for those who read everything.</summary>
    public static void RequireMaySee(Citizen citizen, Organization organization)
    {
        var may = Caller.Current switch
        {
            { Kind: CallerKind.System or CallerKind.Integration or CallerKind.Auditor } => true,
            { Kind: CallerKind.Caseworker, Id: var id } => Involvement.Includes(citizen, organization, new CaseworkerId(id)),
            _ => false,
        };
        if (!may) throw new UnauthorizedAccessException("The caller is not involved with this citizen.");
    }

    /// <summary>A credential sends for its own source only.</summary>
    public static void RequireMaySend(IReadOnlyList<DepartmentEvent> events)
    {
        var caller = Caller.Current;
        if (caller is { Kind: CallerKind.System }) return;
        foreach (var reported in events)
            if (caller is not { Kind: CallerKind.Source } || caller.Id != reported.Source)
                throw new UnauthorizedAccessException($"The caller may not send events of the source {reported.Source}.");
    }
}
