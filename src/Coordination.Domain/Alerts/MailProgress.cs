namespace Coordination.Domain.Alerts;

/// <summary>What became of the mail about an alert.</summary>
public enum MailProgress
{
    /// <summary>None was made.</summary>
    None,

    /// <summary>It was made; it was sent, or is being tried.</summary>
    Made,

    /// <summary>The mail server refused the receiver.</summary>
    Refused,

    /// <summary>It was tried for long enough.</summary>
    NotTaken,
}
