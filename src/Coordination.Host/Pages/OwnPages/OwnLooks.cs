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
    private const string ControlWord = "control";

    /// <summary>Whether the log names a role, not a person.</summary>
    internal static bool IsRole(string who) => CallerClaims.Roles.ContainsKey(who.Split(':')[0]);

    internal static string Why(AccessEntry look, Localizer localizer)
    {
        if (look.Ground is not { } ground) return localizer["own.ground.involved"];
        if (ground == LookLog.Refused) return localizer["own.ground.refused"];
        if (IsRole(look.Who)) return localizer[$"own.ground.{ControlWord}"];
        var word = ground.Split(", ")[0].Split(Until)[0];
        return localizer.Find($"own.ground.{word}") ?? localizer["own.ground.reason"];
    }
}
