using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
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

    private readonly ConcurrentQueue<MimeMessage> _taken = [];
    private readonly bool _needsPassword;
    private readonly X509Certificate2? _certificate;
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private int _inClear;

    private MailServer(int port, bool needsPassword, X509Certificate2? certificate) =>
        (Port, _needsPassword, _certificate) = (port, needsPassword, certificate);

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

    /// <summary>The mails it took on connections that were not encrypted.</summary>
    internal int TakenInClear => _inClear;

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="certificate">Its certificate, with which it offers STARTTLS; null: it does not.</param>
    internal static MailServer Start(bool needsPassword = false, X509Certificate2? certificate = null)
    {
        var server = new MailServer(FreePorts.Find(1)[0], needsPassword, certificate);
        server.Listen();
        return server;
    }

    /// <summary>Stops listening, and ends every connection.</summary>
    internal async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>Listens on the same port, after it was stopped.</summary>
    internal void Listen()
    {
        _stop = new CancellationTokenSource();
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example.org").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication(_certificate is null)
                .AuthenticationRequired(_needsPassword);
            if (_certificate is not null) endpoint.Certificate(_certificate);
        }).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        services.Add((IUserAuthenticator)this);
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
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
        if (!context.Pipe.IsSecure) Interlocked.Increment(ref _inClear);
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
        await StopAsync();
        _certificate?.Dispose();
    }
}
