namespace Coordination.Host.Pages.Notifications;

/// <summary>The page on which a caseworker says when they want mail.</summary>
/// <param name="Address">The mail address that the organization has of them; null: none.</param>
/// <param name="HasMailServer">Whether the service sends mail at all.</param>
/// <param name="QuietFrom">The form's value, <c>HH:mm</c>; null: empty.</param>
/// <param name="QuietTo">The form's value, <c>HH:mm</c>; null: empty.</param>
/// <param name="IsRefused">Whether the quiet hours could not be read.</param>
public sealed record NotificationModel(
    string? Address, bool HasMailServer, bool Urgent, bool Warning, bool Info, string? QuietFrom, string? QuietTo, bool IsRefused);
