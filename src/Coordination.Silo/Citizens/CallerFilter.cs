using System.Reflection;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;

namespace Coordination.Silo.Citizens;

/// <summary>Refuses calls of public grains without a caller, and calls of caseworkers who have left the organization.</summary>
internal sealed class CallerFilter(OrganizationSource organizations) : IIncomingGrainCallFilter
{
    private static readonly Assembly Contract = typeof(ICitizenGrain).Assembly;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var contract = context.InterfaceMethod.DeclaringType;
        if (contract?.Assembly != Contract) return context.Invoke();
        var caller = Caller.Current
            ?? throw new UnauthorizedAccessException("The call carries no caller: set Coordination.Grains.Caller before it.");

        // A citizen's grain checks access itself and returns refused commands as values.
        var hasLeft = caller.Kind == CallerKind.Caseworker && organizations.Current.HasLeft(new CaseworkerId(caller.Id));
        if (hasLeft && contract != typeof(ICitizenGrain)) throw new UnauthorizedAccessException("The caller has left the organization.");
        return context.Invoke();
    }
}
