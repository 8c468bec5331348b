using Coordination.Host.Pages.Citizens;
using Coordination.Host.Security;

namespace Coordination.Host.Pages;

/// <summary>The page shown instead of one that cannot be shown.</summary>
/// <param name="Why">
/// The prefix of its text keys: <c>closed</c>, <c>no-citizen</c>, <c>no-page</c>, <c>not-yours</c>, <c>has-left</c>,
/// <c>unknown-person</c>, <c>no-role</c>, <c>groups-elsewhere</c>, <c>too-many</c>, <c>provider-away</c>,
/// <c>form-expired</c> or <c>failed</c>.
/// </param>
/// <param name="CitizenKey">The citizen whose responsible persons the user may ask for; null: none.</param>
public sealed record StatusPageModel(string Why, string? CitizenKey)
{
    /// <summary>The form that breaks the glass of the citizen; null: none is offered.</summary>
    public GlassFormModel? Glass { get; init; }

    /// <summary>Whom somebody asks who signed in and is not let in; null: that is not why.</summary>
    public NotLetInModel? NotLetIn { get; init; }

    /// <summary>The prefix of the texts that say why somebody is not let in.</summary>
    internal static string WhyOf(NotLetIn why) => why switch
    {
        Security.NotLetIn.HasLeft => "has-left",
        Security.NotLetIn.UnknownPerson => "unknown-person",
        Security.NotLetIn.GroupsElsewhere => "groups-elsewhere",
        _ => "no-role",
    };

    /// <summary>The page of a citizen whom the user does not see. A caseworker may break the glass.</summary>
    internal static StatusPageModel Closed(string citizenKey, PageUser user) => new("closed", citizenKey)
    {
        Glass = user.Caseworker is null ? null : GlassFormModel.Blank(citizenKey),
    };
}
