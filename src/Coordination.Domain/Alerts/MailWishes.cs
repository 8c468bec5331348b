using Coordination.Domain.Citizens;

namespace Coordination.Domain.Alerts;

/// <summary>Of what, and when, somebody wants mail.</summary>
/// <param name="Quiet">Null: at every hour.</param>
public sealed record MailWishes(bool Urgent, bool Warning, bool Info, QuietHours? Quiet)
{
    /// <summary>Of those who have not said anything: of everything, at every hour.</summary>
    public static MailWishes Usual { get; } = new(true, true, true, null);

    /// <summary>Whether mail is wanted of alerts of a severity.</summary>
    public bool Want(Severity severity) => severity switch
    {
        Severity.Urgent => Urgent,
        Severity.Warning => Warning,
        Severity.Info => Info,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a severity."),
    };
}
