using Coordination.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace Coordination.Host.Tests.Settings;

public sealed class MailSettingsTests
{
    private static readonly (string Name, string Value)[] Production =
    [
        ("Authentication:Authority", "https://id.example.org"), ("Authentication:Audience", "coordination"),
        ("Mail:PagesAddress", "https://coordination.example.org/start"),
    ];

    private static readonly (string Name, string Value)[] Mail = [("Mail:Host", "mail.example.org"), ("Mail:From", "a@example.org")];

    [Fact]
    public void Without_a_host_there_is_no_mail_and_nothing_else_is_required()
    {
        Assert.Null(Read(true).Mail.Host);
        var mail = Read(false, [.. Production, .. Mail]).Mail;
        Assert.Equal((587, MailSecurity.StartTls), (mail.Port, mail.Security));
        Assert.Null(Read(true, Mail).Mail.PagesAddress);
        Assert.Equal("p", Read(true, [.. Mail, ("Mail:Security", "None"), ("Mail:User", "u"), ("Mail:Password", "p")]).Mail.Password);
    }

    [Theory]
    [InlineData(true, "Mail:From", null)]
    [InlineData(true, "Mail:From", "nobody")]
    [InlineData(true, "Mail:From", "a@example.org\nBcc: b@example.org")]
    [InlineData(true, "Mail:Host", "not a host")]
    [InlineData(true, "Mail:Port", "0")]
    [InlineData(true, "Mail:Port", "70000")]
    [InlineData(true, "Mail:Security", "Sometimes")]
    [InlineData(true, "Mail:PagesAddress", "ftp://example.org")]
    [InlineData(false, "Mail:PagesAddress", null)]
    [InlineData(false, "Mail:PagesAddress", "http://example.org")]
    [InlineData(true, "Mail:HeldFor", "00:00:29")]
    [InlineData(true, "Mail:Password", "secret of the mail", "Mail:User")]
    [InlineData(true, "Mail:User", "u", "Mail:Password")]
    public void A_wrong_mail_setting_is_refused_in_one_line(bool isDevelopment, string name, string? value, string? named = null)
    {
        var settings = Production.Where(_ => !isDevelopment).Concat(Mail).Where(pair => pair.Name != name).ToList();
        if (value is not null) settings.Add((name, value));
        var refused = Assert.Throws<SettingRefusedException>(() => Read(isDevelopment, [.. settings]));
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Contains("expected", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named ?? name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of the mail", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_not_sent_unencrypted_outside_Development()
    {
        var refused = Assert.Throws<SettingRefusedException>(() => Read(
            false, [.. Production, .. Mail, ("Mail:Security", "None"), ("Mail:User", "u"), ("Mail:Password", "secret of the mail")]));
        Assert.Contains("Mail:Security", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of the mail", refused.Message, StringComparison.Ordinal);
    }

    private static HostSettings Read(bool isDevelopment, params (string Name, string Value)[] settings) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build(),
        isDevelopment);
}
