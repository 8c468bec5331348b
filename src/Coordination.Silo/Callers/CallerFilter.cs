using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Silo.Callers;

/// <summary>
/// The door of grain calls. A call of the cluster itself proves that it is one, and its caller is believed. Every other call is a
/// client's: it reaches the public grains only, and its caller comes from its credential. Calls of public grains without a caller, and
/// calls of caseworkers who have left the organization, are refused.
/// </summary>
internal sealed class CallerFilter(
    ClusterProof cluster, OutsideCalls outside, OutsideLooks looks, OrganizationSource organizations, ILogger<CallerFilter> log)
    : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (!cluster.IsCarried()) return InvokeFromOutsideAsync(context);
        Caller.Vouch();
        return InvokeAsCurrent(context);
    }

    private async Task InvokeFromOutsideAsync(IIncomingGrainCallContext context)
    {
        Caller.Forget();
        if (OutsideCalls.NeedsNoCaller(context))
        {
            await context.Invoke();
            return;
        }

        try
        {
            var by = await outside.CallerOfAsync(context);
            if (ScopesNow.Of(by.Caller, organizations.Current) is not { } caller)
                throw new UnauthorizedAccessException("The departments for which the caller works have left the organization.");
            by = by with { Caller = caller };
            caller.SetCurrent();
            await looks.InvokeAsync(context, by, InvokeAsCurrent);
        }
        catch (Exception fault) when (IsOneWay(context) && (fault is UnauthorizedAccessException or ArgumentException))
        {
            // Nobody waits for the refusal, which is counted. Orleans would log each with its stack.
        }
        catch (Exception fault) when (OutsideFaults.IsOurs(fault))
        {
            throw OutsideFaults.ToClient(fault, context, log);
        }
    }

    private static bool IsOneWay(IIncomingGrainCallContext context) =>
        context.InterfaceMethod.IsDefined(typeof(OneWayAttribute), inherit: false);

    private Task InvokeAsCurrent(IIncomingGrainCallContext context)
    {
        var contract = context.InterfaceMethod.DeclaringType;
        if (contract?.Assembly != OutsideCalls.Contract) return context.Invoke();
        var caller = Caller.Current
            ?? throw new UnauthorizedAccessException("The call carries no caller: set Coordination.Grains.Caller before it.");

        // A citizen's grain checks access itself and returns refused commands as values.
        var hasLeft = caller.Kind == CallerKind.Caseworker && organizations.Current.HasLeft(new CaseworkerId(caller.Id));
        if (hasLeft && contract != typeof(ICitizenGrain)) throw new UnauthorizedAccessException("The caller has left the organization.");
        return context.Invoke();
    }
}
