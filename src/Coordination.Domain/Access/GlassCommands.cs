using Coordination.Domain.Citizens;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// A caseworker of the organization breaks the glass of a citizen somebody has heard of. While it is broken it is not broken again: the
/// reason given stands.
/// </summary>
internal static class GlassCommands
{
    public static FactsOrRefusal Break(RuleContext context, BreakGlass command, CaseworkerId by)
    {
        var (citizen, now) = (context.Citizen, context.Clock.Now);
        if (command.Reason is not { } reason || reason.Trim().Length < BrokenGlass.ReasonMin)
            return new Invalid([new Fault("/reason", $"expected why it cannot wait, in at least {BrokenGlass.ReasonMin} characters")]);
        if (context.Organization.Find(by) is null || citizen.Version == 0)
            return new Forbidden("The glass is broken by a caseworker of the organization, for a citizen whom a department reports about.");
        if (citizen.Glass.TryGetValue(by, out var broken) && now < broken.Until)
            return new StateConflict($"You broke the glass at {broken.At:O}; you see the citizen whole until {broken.Until:O}.");
        var department = context.Organization.DepartmentOf(by, default);
        return FactsOrRefusal.Of(new GlassBroken(new BrokenGlass(by, department, reason, now, now + BrokenGlass.OpenFor)), by.Value);
    }
}
