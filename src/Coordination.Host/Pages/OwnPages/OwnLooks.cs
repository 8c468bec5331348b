using Coordination.Grains;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Silo.Callers;
using Coordination.Storage.Access;

namespace Coordination.Host.Pages.OwnPages;

/// <summary>
/// Why somebody looked, in plain words. The reason that a person gave is not shown: it was written for colleagues, and may tell of others.
/// </summary>
internal static class OwnLooks
{
    private const string Until = " until ";

    /// <summary>The role that the log names; null: it names a person.</summary>
    internal static CallerKind? RoleOf(string who) => CallerClaims.Roles.TryGetValue(who.Split(':')[0], out var role) ? role : null;

    /// <summary>What a role is to a citizen: a system, who keeps it running, or who checks the others.</summary>
    internal static string WordOf(CallerKind role) => role switch
    {
        CallerKind.Integration => "system",
        CallerKind.Operations => "operations",
        _ => "control",
    };

    internal static string Why(AccessEntry look, Localizer localizer)
    {
        if (look.Ground is not { } ground) return localizer["own.ground.involved"];
        if (ground == LookLog.Refused) return localizer["own.ground.refused"];
        if (RoleOf(look.Who) is { } role) return localizer[$"own.ground.{WordOf(role)}"];
        var word = ground.Split(", ")[0].Split(Until)[0];
        return localizer.Find($"own.ground.{word}") ?? localizer["own.ground.reason"];
    }
}
