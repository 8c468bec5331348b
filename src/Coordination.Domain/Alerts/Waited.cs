using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Alerts;

/// <summary>The instants before which alerts of each severity were raised that have waited long enough.</summary>
public readonly record struct Waited(DateTimeOffset Urgent, DateTimeOffset Warning, DateTimeOffset Info)
{
    /// <summary>What has waited long enough at an instant.</summary>
    public static Waited Until(DateTimeOffset now, MailPolicy policy)
    {
        var today = LocalTime.At(LocalTime.DayOf(now), policy.DigestAt);
        return new(
            now.AddMinutes(-policy.UrgentMinutes), now.AddMinutes(-policy.WarningMinutes),
            today <= now ? today : LocalTime.At(LocalTime.DayOf(now).AddDays(-1), policy.DigestAt));
    }

    /// <summary>Whether an alert has waited long enough.</summary>
    public bool Has(UnseenAlert alert) => alert.RaisedAt <= alert.Severity switch
    {
        Severity.Urgent => Urgent,
        Severity.Warning => Warning,
        Severity.Info => Info,
        _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.Severity, "Not a severity."),
    };
}
