using System.Reflection;
using Coordination.Events;
using Coordination.Grains;

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
