using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.Mails;
using Coordination.Storage.Sessions;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Mails;

/// <summary>
/// Looks for alerts that people have not seen for long enough, by the service's time: makes one mail per person for them, and stores which
/// reached nobody. What it makes is durable, and made once whoever makes it.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class MailMaking(
    MailTable mails, WishesReader wishes, SessionTable sessions, OrganizationSource organization, PolicySource policies,
    ServiceClock clock, TimeProvider machine, IOptions<MailOptions> options)
{
    private const int PersonsAtOnce = 50;
    private const int AlertsAtOnceMax = 20_000;

    /// <summary>Makes what is to be made in every department.</summary>
    internal async Task MakeAllAsync(CancellationToken cancellation)
    {
        foreach (var department in organization.Current.Document.Departments)
            await MakeAsync(new DepartmentCode(department.Code), cancellation);
    }

    /// <summary>Makes what is to be made for those whose main post is in a department.</summary>
    internal async Task MakeAsync(DepartmentCode department, CancellationToken cancellation)
    {
        var people = organization.Current.Document.Caseworkers.Where(one => new DepartmentCode(one.Department) == department)
            .ToDictionary(static one => new CaseworkerId(one.Id).Value, StringComparer.Ordinal);
        var now = clock.Now;
        var policy = policies.Current.At(now).Policy.Mail;
        var waited = Waited.Until(now, policy);
        var waiting = await mails.ReadPersonsWaitingAsync(people.Keys, waited.Urgent, waited.Warning, waited.Info, cancellation);
        if (waiting.Count == 0) return;
        var signedIn = (await sessions.ReadSignedInAsync(machine.GetUtcNow(), cancellation))
            .Select(static one => new CaseworkerId(one).Value).ToHashSet(StringComparer.Ordinal);
        foreach (var persons in waiting.Chunk(PersonsAtOnce))
        {
            var wanted = await wishes.ReadAsync(persons, cancellation);
            var unseen = await mails.ReadUnseenAsync(persons, AlertsAtOnceMax, cancellation);
            foreach (var one in unseen.GroupBy(static row => row.Person))
            {
                var notification = Notification.Of(
                    [.. one.Select(Of)], wanted[one.Key], ObstacleTo(people[one.Key]), signedIn.Contains(one.Key), policy, now);
                await StoreAsync(one.Key, department, notification, now, cancellation);
            }
        }
    }

    private async Task StoreAsync(
        string person, DepartmentCode department, Notification notification, DateTimeOffset now, CancellationToken cancellation)
    {
        if (notification.Mailed.Count > 0)
            await mails.AddAsync(
                new NewMail(Guid.NewGuid().ToString("N"), person, department.Value, now, machine.GetUtcNow()), notification.Mailed,
                cancellation);
        foreach (var reason in notification.Undeliverable.GroupBy(static one => one.Why, static one => one.Alert))
        {
            await mails.MarkUndeliverableAsync([.. reason], reason.Key, now, cancellation);
            MailTelemetry.Undeliverable.Add(reason.Count());
        }
    }

    private string? ObstacleTo(Caseworker person) => options.Value.Host is null
        ? UndeliverableReason.NoMailServer
        : string.IsNullOrEmpty(person.Email)
        ? UndeliverableReason.NoAddress
        : MailAddress.IsSound(person.Email) ? null : UndeliverableReason.WrongAddress;

    private static UnseenAlert Of(UnseenAlertRow row) => new(
        row.Alert, Enum.Parse<Severity>(row.Severity, ignoreCase: true), row.RaisedAt, row.IsDelivered,
        row.MailState switch
        {
            null => MailProgress.None,
            MailStates.Refused => MailProgress.Refused,
            MailStates.NotTaken => MailProgress.NotTaken,
            _ => MailProgress.Made,
        },
        row.IsUndeliverable);
}
