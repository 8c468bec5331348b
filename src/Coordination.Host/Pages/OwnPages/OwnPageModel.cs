using Coordination.Views;

namespace Coordination.Host.Pages.OwnPages;

/// <summary>A citizen's own page.</summary>
/// <param name="Page">What the citizen is shown.</param>
/// <param name="Appointments">The appointments, the soonest first.</param>
/// <param name="Decisions">What was decided, in sentences, the newest first.</param>
/// <param name="Looks">Who looked, the newest first.</param>
/// <param name="MessageId">The id of what is said next.</param>
public sealed record OwnPageModel(
    OwnPageView Page, IReadOnlyList<OwnAppointmentModel> Appointments, IReadOnlyList<OwnDecisionModel> Decisions,
    IReadOnlyList<OwnLookModel> Looks, string MessageId)
{
    /// <summary>How long the session lasts.</summary>
    public required TimeSpan SessionLasts { get; init; }
}

/// <summary>An appointment as it is shown.</summary>
/// <param name="What">What kind of appointment it is.</param>
/// <param name="Department">The department's name.</param>
/// <param name="With">The name of whom the citizen meets.</param>
/// <param name="IsNew">Whether it changed since the citizen was here last.</param>
/// <param name="CanSay">Whether the citizen may say that the time does not fit.</param>
public sealed record OwnAppointmentModel(
    OwnAppointmentView View, string What, string Department, string? With, bool IsNew, bool CanSay);

/// <summary>Something decided, in sentences.</summary>
/// <param name="At">When.</param>
/// <param name="What">What it is about.</param>
/// <param name="Sentences">What was decided and why.</param>
public sealed record OwnDecisionModel(DateTimeOffset At, string What, IReadOnlyList<string> Sentences);

/// <summary>Somebody who looked on a day.</summary>
/// <param name="Department">The department's name; null: none.</param>
/// <param name="Why">Why, in words.</param>
public sealed record OwnLookModel(DateOnly Day, string Who, string? Department, string Why);

/// <summary>The sign-in page of Development.</summary>
/// <param name="Key">The key of a citizen; null: there is none.</param>
/// <param name="Name">The citizen's name.</param>
public sealed record OwnSignInModel(string? Key, string? Name);

/// <summary>A page of a few words.</summary>
/// <param name="Title">The key of its title.</param>
/// <param name="Texts">What it says.</param>
/// <param name="Link">Where it leads; null: nowhere.</param>
/// <param name="LinkText">The key of the link's text.</param>
public sealed record OwnNoticeModel(string Title, IReadOnlyList<string> Texts, string? Link, string LinkText);
