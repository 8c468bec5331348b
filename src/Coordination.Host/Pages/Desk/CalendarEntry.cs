namespace Coordination.Host.Pages.Desk;

/// <summary>Something of a caseworker's calendar. It holds no name and no words that somebody wrote but the place of a meeting.</summary>
/// <param name="Id">The same at every download, so that a calendar program replaces the entry. It tells nothing of what it is.</param>
/// <param name="Citizen">The citizen's key.</param>
/// <param name="From">When it begins or is due.</param>
/// <param name="To">When it ends; what is due has no length.</param>
/// <param name="Title">What it is, in the user's language.</param>
/// <param name="Place">Where the citizen is met; null: not told, or hidden.</param>
/// <param name="IsMeeting">Whether somebody is met; otherwise something is due.</param>
/// <param name="IsUncertain">Whether it stands until it is rebooked.</param>
internal sealed record CalendarEntry(
    string Id, string Citizen, DateTimeOffset From, DateTimeOffset To, string Title, string? Place, bool IsMeeting, bool IsUncertain);
