namespace Coordination.Host.Pages.Undelivered;

/// <summary>What did not reach anybody.</summary>
/// <param name="NextAlerts">The address of the next page of alerts; null on the last.</param>
/// <param name="NextMails">The address of the next page of mails; null on the last.</param>
public sealed record UndeliveredModel(
    IReadOnlyList<UndeliverableAlertModel> Alerts, string? NextAlerts, IReadOnlyList<GivenUpMailModel> Mails, string? NextMails);

/// <summary>An alert that reached nobody, without its content.</summary>
/// <param name="Person">The name of its receiver.</param>
/// <param name="Reach">How to reach the receiver otherwise; null: not known.</param>
/// <param name="Severity">In words.</param>
/// <param name="Why">In words.</param>
/// <param name="EscalatedTo">The name of the person who was alerted instead; null: nobody.</param>
public sealed record UndeliverableAlertModel(
    string Person, string? Reach, string Severity, DateTimeOffset RaisedAt, string Why, string? EscalatedTo);

/// <summary>A mail that was given up.</summary>
/// <param name="Person">The name of the person it was to.</param>
/// <param name="Why">In words.</param>
/// <param name="Error">How the last attempt ended.</param>
public sealed record GivenUpMailModel(string Person, string Why, string? Error, DateTimeOffset EndedAt);
