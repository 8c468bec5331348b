using Coordination.Domain.Citizens;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Alerts;

/// <summary>
/// What is done about alerts that a person has not seen in the page: one mail for all of them when the first has waited long enough, and
/// which of them reached nobody.
/// </summary>
/// <param name="Mailed">The alerts one mail is sent about; empty: none is sent now.</param>
/// <param name="Undeliverable">The alerts that reached nobody, each with a <see cref="UndeliverableReason"/>.</param>
public sealed record Notification(IReadOnlyList<string> Mailed, IReadOnlyList<(string Alert, string Why)> Undeliverable)
{
    /// <summary>What is done now.</summary>
    /// <param name="alerts">One person's open alerts that were not seen.</param>
    /// <param name="obstacle">Why mail to the person is not possible at all (<see cref="UndeliverableReason"/>); null: it is.</param>
    /// <param name="isSignedIn">Whether the person has a session with the pages: the alert is shown as soon as a page is.</param>
    public static Notification Of(
        IReadOnlyList<UnseenAlert> alerts, MailWishes wishes, string? obstacle, bool isSignedIn, MailPolicy policy, DateTimeOffset now)
    {
        var waited = Waited.Until(now, policy);
        return new(
            obstacle is null && wishes.Quiet?.Includes(now) is not true ? Mailable(alerts, wishes, waited) : [],
            isSignedIn
                ? []
                : [.. alerts.Where(alert => !alert.IsDelivered && !alert.IsCounted && waited.Has(alert))
                    .Select(alert => (alert.Id, Why: Obstacle(alert, wishes, obstacle)))
                    .Where(static one => one.Why is not null).Select(static one => (one.Id, one.Why!))]);
    }

    /// <summary>
    /// The mail takes along what has not waited long enough yet, so that there is one. Information waits for its own time.
    /// </summary>
    private static string[] Mailable(IReadOnlyList<UnseenAlert> alerts, MailWishes wishes, Waited waited)
    {
        UnseenAlert[] wanted = [.. alerts.Where(alert => alert.Mail == MailProgress.None && wishes.Want(alert.Severity))];
        return wanted.Any(waited.Has)
            ? [.. wanted.Where(alert => alert.Severity != Severity.Info || waited.Has(alert)).Select(static alert => alert.Id)]
            : [];
    }

    private static string? Obstacle(UnseenAlert alert, MailWishes wishes, string? obstacle) => alert.Mail switch
    {
        MailProgress.Refused => UndeliverableReason.Refused,
        MailProgress.NotTaken => UndeliverableReason.NotTaken,
        MailProgress.Made => null,
        // Information that somebody wants no mail of waits for them in the page.
        _ when !wishes.Want(alert.Severity) => alert.Severity == Severity.Info ? null : UndeliverableReason.NotWanted,
        _ => obstacle,
    };
}
