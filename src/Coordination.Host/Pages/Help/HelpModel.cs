using Coordination.Domain.Access;
using Coordination.Grains;
using Coordination.Ids;

namespace Coordination.Host.Pages.Help;

/// <summary>The help of one role.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
public sealed record HelpModel(string Role)
{
    /// <summary>The roles that have help, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["caseworker", "coordinator", "leader", "operations", "officer"];

    /// <summary>What each role's help tells, in this order.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["expected", "words", "unanswered", "ask"];

    /// <summary>The role whose help a user is shown first.</summary>
    internal static string RoleOf(PageUser user, bool leads) => user switch
    {
        { Caller.Kind: CallerKind.Operations } => "operations",
        { Caller.Kind: CallerKind.DataProtection } => "officer",
        { Caseworker: { } id } when CitizenAccess.IsOfficer(user.Organization, new CaseworkerId(id)) => "officer",
        _ => leads ? "leader" : "caseworker",
    };
}
