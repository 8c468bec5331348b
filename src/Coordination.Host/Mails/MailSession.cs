using System.Globalization;
using Coordination.Host.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Coordination.Host.Mails;

/// <summary>How an attempt to send a mail ended.</summary>
internal enum MailEnd
{
    /// <summary>The mail server has it.</summary>
    Taken,

    /// <summary>The mail server refuses its receiver, or the mail, for good.</summary>
    Refused,

    /// <summary>Anything else about this mail: it is tried again.</summary>
    Failed,

    /// <summary>The mail server cannot be used at all: no other mail need be tried now.</summary>
    ServerAway,
}

/// <summary>The end of an attempt.</summary>
/// <param name="Why">What is said of it; never what the server wrote, which may repeat addresses.</param>
internal sealed record MailAttempt(MailEnd End, string Why);

/// <summary>A connection to the mail server, which sends one mail after another.</summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class MailSession(MailOptions options) : IDisposable
{
    private const int PermanentFrom = 500; // RFC 5321, 4.2.1.

    // A closed network does not reach the lists of revoked certificates.
    private SmtpClient _client = new() { CheckCertificateRevocation = false };

    /// <summary>Sends a mail to its one receiver. Whatever goes wrong is an end, not an exception.</summary>
    internal async Task<MailAttempt> SendAsync(MimeMessage mail, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            if (!_client.IsConnected) await ConnectAsync(limit.Token);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Renew();
            return new MailAttempt(MailEnd.ServerAway, fault switch
            {
                OperationCanceledException => $"The mail server did not answer within {options.Timeout}.",
                AuthenticationException => "The mail server refused the user name or password.",
                SslHandshakeException => "The mail server's certificate was not accepted, or it does not speak TLS on this port.",
                NotSupportedException => "The mail server does not offer what Mail:Security or Mail:User need.",
                _ => $"The mail server could not be reached ({fault.GetType().Name}).",
            });
        }

        try
        {
            await _client.SendAsync(mail, limit.Token);
            return new MailAttempt(MailEnd.Taken, "The mail server took it.");
        }
        catch (SmtpCommandException fault)
        {
            return AnsweredWith(fault);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Renew();
            return new MailAttempt(MailEnd.Failed, fault is OperationCanceledException
                ? $"The mail server did not take it within {options.Timeout}."
                : $"The mail could not be sent ({fault.GetType().Name}).");
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        var security = options.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => throw new InvalidOperationException($"{options.Security} is no security."),
        };
        await _client.ConnectAsync(options.Host!, options.Port, security, cancellation);
        if (options.User is { } user) await _client.AuthenticateAsync(user, options.Password!, cancellation);
    }

    private static MailAttempt AnsweredWith(SmtpCommandException fault)
    {
        var status = (int)fault.StatusCode;
        var isAboutTheMail = fault.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
        var about = fault.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? "its receiver" : "the mail";
        return new MailAttempt(
            isAboutTheMail && status >= PermanentFrom ? MailEnd.Refused : MailEnd.Failed,
            string.Create(CultureInfo.InvariantCulture, $"The mail server answered {status} to {about}."));
    }

    /// <summary>What happened to the connection is not known: the next mail has a new one.</summary>
    private void Renew()
    {
        _client.Dispose();
        _client = new SmtpClient { CheckCertificateRevocation = false };
    }
}
