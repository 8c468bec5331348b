using System.Collections.Concurrent;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Host.Held;
using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Mails;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Coordination.Host.Mails;

/// <summary>What a run needs; the same for every department.</summary>
internal sealed record MailParts(
    MailTable Mails, MailMaking Making, WishesReader Wishes, OrganizationSource Organization, MailPages Pages, ServiceClock Clock,
    TimeProvider Machine, IOptions<MailOptions> Options, ILogger<MailRun> Log);

/// <summary>
/// Makes and sends a department's mail while this host holds it. That a mail was sent is stored after the mail server has taken it: a host
/// that dies in between has it sent once more, never not at all. The id of the mail is the same each time.
/// </summary>
/// <remarks>Waits between attempts are by the machine's time, quiet hours by the service's.</remarks>
internal sealed class MailRun(MailParts parts, DepartmentMail held, Func<DateTimeOffset, Task<bool>> renew)
{
    private const int MailsAtOnceMax = 100;

    private static readonly TimeSpan QuietLookEvery = TimeSpan.FromMinutes(1);

    private readonly MailOptions _options = parts.Options.Value;
    private DateTimeOffset _heldUntil = held.HeldUntil;
    private volatile string? _away; // Why the mail server cannot be used; null: it can.

    private DateTimeOffset Now => parts.Machine.GetUtcNow();

    /// <summary>Runs until it is cancelled, or another host holds the department's mail.</summary>
    internal async Task RunAsync(CancellationToken stopped)
    {
        while (true)
        {
            if (!await RenewAsync()) return;
            await parts.Making.MakeAsync(held.Department, stopped);
            while (_options.Host is not null && await SendDueAsync(stopped))
                if (!await RenewAsync()) return;
            await Task.Delay(_options.LookInterval, parts.Machine, stopped);
        }
    }

    private async Task<bool> RenewAsync()
    {
        if (_heldUntil - Now > _options.HeldFor / 2) return true;
        var until = Now + _options.HeldFor;
        if (!await renew(until)) return false;
        _heldUntil = until;
        return true;
    }

    /// <summary>Tries mails that are due; true: there may be more of them.</summary>
    private async Task<bool> SendDueAsync(CancellationToken stopped)
    {
        var due = await parts.Mails.ReadDueAsync(held.Department.Value, Now, MailsAtOnceMax, stopped);
        if (due.Count == 0) return false;
        var wasAway = _away is not null;
        _away = null;
        var queue = new ConcurrentQueue<DueMail>(due);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(_options.AtOnceMax, due.Count)).Select(_ => SendAsync(queue, stopped)));
        if (_away is { } why)
        {
            if (!wasAway) parts.Log.MailServerAway(why);
            while (queue.TryDequeue(out var mail)) await FailAsync(mail, why);
            return false;
        }

        if (wasAway) parts.Log.MailServerBack();
        return due.Count == MailsAtOnceMax;
    }

    private async Task SendAsync(ConcurrentQueue<DueMail> queue, CancellationToken stopped)
    {
        using var session = new MailSession(_options);
        // What cannot be sent while the department's mail is held is left for the next round, or for the host that takes over.
        while (_away is null && Now + _options.Timeout < _heldUntil && queue.TryDequeue(out var mail))
            await SendAsync(session, mail, stopped);
    }

    private async Task SendAsync(MailSession session, DueMail mail, CancellationToken stopped)
    {
        var told = await parts.Mails.ReadToldAsync(mail, stopped);
        if (told.Count == 0)
        {
            await parts.Mails.EndAsync(mail.Id, MailStates.Needless, mail.Attempts, null, parts.Clock.Now, stopped);
            return;
        }

        var wishes = await parts.Wishes.ReadAsync([mail.Person], stopped);
        if (wishes[mail.Person].Quiet?.Includes(parts.Clock.Now) is true)
        {
            await parts.Mails.RetryAsync(
                mail.Id, mail.Attempts, mail.FirstAt, Now + QuietLookEvery, "Its receiver's quiet hours last.", stopped);
            return;
        }

        if (parts.Organization.Current.Find(new CaseworkerId(mail.Person))?.Email is not { } address || !MailAddress.IsSound(address))
        {
            await GiveUpAsync(mail, MailStates.NotTaken, "Its receiver has no mail address any more.");
            return;
        }

        using var message = MessageOf(mail, address, [.. told.Select(static one => Enum.Parse<Severity>(one.Severity, ignoreCase: true))]);
        var attempt = await session.SendAsync(message, stopped);
        switch (attempt.End)
        {
            case MailEnd.Taken:
                MailTelemetry.Sent.Add(1);
                // Also a host that is stopping stores it: otherwise the mail would be sent again.
                await parts.Mails.SentAsync(mail, [.. told.Select(static one => one.Alert)], parts.Clock.Now, CancellationToken.None);
                break;
            case MailEnd.Refused:
                await GiveUpAsync(mail, MailStates.Refused, attempt.Why);
                break;
            case MailEnd.ServerAway:
                _away = attempt.Why;
                await FailAsync(mail, attempt.Why);
                break;
            case MailEnd.Failed:
                await FailAsync(mail, attempt.Why);
                break;
            default:
                throw new InvalidOperationException($"{attempt.End} is no end.");
        }
    }

    private Task FailAsync(DueMail mail, string why)
    {
        MailTelemetry.Failed.Add(1);
        var now = Now;
        var firstAt = mail.FirstAt ?? now;
        return now - firstAt >= _options.TriedFor
            ? GiveUpAsync(mail, MailStates.NotTaken, why)
            : parts.Mails.RetryAsync(
                mail.Id, mail.Attempts + 1, firstAt,
                now + GrowingDelay.After(mail.Attempts + 1, _options.RetryDelay, _options.RetryDelayMax), why, CancellationToken.None);
    }

    private Task GiveUpAsync(DueMail mail, string state, string why)
    {
        MailTelemetry.GivenUp.Add(1);
        return parts.Mails.EndAsync(mail.Id, state, mail.Attempts + 1, why, parts.Clock.Now, CancellationToken.None);
    }

    private MimeMessage MessageOf(DueMail mail, string address, IReadOnlyCollection<Severity> severities)
    {
        var from = MailboxAddress.Parse(_options.From!);
        var message = new MimeMessage
        {
            Subject = MailText.Subject,
            Date = Now,
            MessageId = $"{mail.Id}@{from.Domain}",
            Body = new TextPart("plain") { Text = MailText.Body(severities, parts.Pages.Desk, parts.Pages.Wishes) },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(address));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated"); // RFC 3834: nobody's absence answers it.
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }
}
