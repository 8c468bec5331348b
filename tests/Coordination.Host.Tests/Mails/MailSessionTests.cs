using Coordination.Host.Mails;
using Coordination.Host.Settings;
using Coordination.Testing;
using MimeKit;

namespace Coordination.Host.Tests.Mails;

/// <summary>Mail goes to no server that is not the one that was meant, and never unencrypted where encryption was asked for.</summary>
public sealed class MailSessionTests
{
    [Fact]
    public async Task A_server_with_a_certificate_of_an_unknown_authority_gets_no_mail()
    {
        using var certificates = new TestCertificates();
        await using var server = MailServer.Start(needsPassword: true, certificates.Server("localhost"));
        Assert.Equal(
            "The mail server's certificate was not accepted, or it does not speak TLS on this port.", await WhyAwayAsync(server));
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_neither_password_nor_mail()
    {
        await using var server = MailServer.Start();
        Assert.Equal("The mail server does not offer what Mail:Security or Mail:User need.", await WhyAwayAsync(server));
    }

    private static async Task<string> WhyAwayAsync(MailServer server)
    {
        using var session = new MailSession(new MailOptions
        {
            Host = "localhost", Port = server.Port, Security = MailSecurity.StartTls, From = "koordinering@example.org",
            User = MailServer.User, Password = MailServer.Password,
        });
        using var mail = new MimeMessage(
            [new MailboxAddress("", "koordinering@example.org")], [new MailboxAddress("", "m-1@example.org")], "Prøve",
            new TextPart("plain") { Text = "Prøve" });
        var attempt = await session.SendAsync(mail, TestContext.Current.CancellationToken);
        Assert.Equal(MailEnd.ServerAway, attempt.End);
        Assert.Empty(server.Taken);
        Assert.Equal(0, server.Attempts);
        return attempt.Why;
    }
}
