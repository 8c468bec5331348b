using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Coordination.Testing;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Coordination.Host.Tests.Mails;

/// <summary>A mail server in the test's process: what it took, whom it refuses, and how slowly it answers.</summary>
internal sealed class MailServer : MessageStore, IMailboxFilter, IUserAuthenticator, IAsyncDisposable
{
    internal const string User = "coordination";
    internal const string Password = "password of the tests";

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<MimeMessage> _taken = [];
    private Task _running = Task.CompletedTask;

    private MailServer(int port) => Port = port;

    internal int Port { get; }

    /// <summary>The mails it has taken, in order.</summary>
    internal IReadOnlyList<MimeMessage> Taken => [.. _taken];

    /// <summary>Answers 550 to these receivers.</summary>
    internal ConcurrentDictionary<string, bool> Refused { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often it still answers 451 to these receivers.</summary>
    internal ConcurrentDictionary<string, int> Busy { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long it waits with its answer to a mail that it has taken already.</summary>
    internal TimeSpan AnswersAfter { get; set; }

    /// <summary>Attempts to hand it a mail, also those it refused.</summary>
    internal int Attempts;

    internal static MailServer Start(int? port = null, bool needsPassword = false)
    {
        var server = new MailServer(port ?? FreePorts.Find(1)[0]);
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example.org").Endpoint(endpoint => endpoint
            .Endpoint(new IPEndPoint(IPAddress.Loopback, server.Port)).AllowUnsecureAuthentication(true)
            .AuthenticationRequired(needsPassword)).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)server);
        services.Add((IMailboxFilter)server);
        services.Add((IUserAuthenticator)server);
        server._running = new SmtpServer.SmtpServer(options, services).StartAsync(server._stop.Token);
        return server;
    }

    /// <summary>The mails to somebody.</summary>
    internal IReadOnlyList<MimeMessage> To(string address) =>
        [.. _taken.Where(mail => mail.To.Mailboxes.Any(one => one.Address == address))];

    /// <summary>Waits for the first mails to somebody.</summary>
    internal async Task<MimeMessage> ReceivedAsync(string address, int count = 1)
    {
        await Eventually.IsAsync($"{count} mails to {address}", () => Task.FromResult(To(address).Count >= count));
        return To(address)[count - 1];
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(buffer.ToArray());
        _taken.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
        if (AnswersAfter > TimeSpan.Zero) await Task.Delay(AnswersAfter, cancellationToken);
        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Attempts);
        var address = $"{to.User}@{to.Host}";
        if (Refused.ContainsKey(address))
            throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.MailboxUnavailable, $"nobody is called {address}"));
        if (Busy.TryGetValue(address, out var left) && left > 0)
        {
            Busy[address] = left - 1;
            throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.Aborted, "later"));
        }

        return Task.FromResult(true);
    }

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
        Task.FromResult(user == User && password == Password);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
