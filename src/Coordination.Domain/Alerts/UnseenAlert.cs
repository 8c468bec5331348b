using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>An open alert that its receiver has not seen since it was raised.</summary>
/// <param name="IsDelivered">Whether a page, a list or mail has shown it.</param>
/// <param name="Mail">What became of the mail about it.</param>
/// <param name="IsCounted">Whether it counts as undeliverable already.</param>
public readonly record struct UnseenAlert(
    string Id, Severity Severity, DateTimeOffset RaisedAt, bool IsDelivered, MailProgress Mail, bool IsCounted);
