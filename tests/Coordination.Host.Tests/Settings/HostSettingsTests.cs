using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Silo.Inbox;
using Microsoft.Extensions.Configuration;

namespace Coordination.Host.Tests.Settings;

public sealed class HostSettingsTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static readonly (
        string, string)[] Provider = [("Authentication:Authority", "https://id.example.org"), ("Authentication:Audience", "coordination")];

    [Fact]
    public void Development_needs_no_setting()
    {
        var settings = Read(isDevelopment: true);
        Assert.False(settings.Storage.UsesPostgres);
        Assert.Equal(11111, settings.Cluster.SiloPort);
        Assert.Equal(20_000, SettingsSection.Read<InboxOptions>(new ConfigurationBuilder().Build()).EventsAtOnceMax);
        Assert.Null(settings.Provider);
        Assert.Null(settings.Keys);
    }

    [Fact]
    public void Production_needs_an_identity_provider_and_on_postgres_keys()
    {
        Assert.Equal("coordination", Read(isDevelopment: false, Provider).Provider!.Audience);
        var settings = Read(
            isDevelopment: false,
            [.. Provider, ("ConnectionStrings:Coordination", "Host=db"), ("Keys:Pseudonym", Key), ("Keys:Encryption", Key)]);
        Assert.Equal(32, settings.Keys!.Pseudonym.Length);
    }

    public static TheoryData<bool, string, string?> Wrong { get; } = new()
    {
        { false, "Authentication:Authority", null },
        { false, "Authentication:Authority", "http://id.example.org" },
        { false, "Authentication:Audience", null },
        { false, "Authentication:SignInScopes", "profile" },
        { false, "Authentication:KeysReadEvery", "00:00:01" },
        { false, "Authentication:IntrospectedEvery", "00:00:00" },
        { false, "Authentication:IntrospectedEvery", "02:00:00" },
        { true, "Authentication:Claims:Caseworker", "employee id" },
        { true, "SignIn:Citizen:Authority", "http://id.example.org" },
        { true, "SignIn:Citizen:SessionLasts", "00:01:00" },
        { true, "SignIn:Citizen:CprClaim", "cpr number" },
        { true, "SignIn:Citizen:LevelClaim", "cpr" },
        { true, "SignIn:Citizen:Levels", "; ;" },
        { true, "Authentication:Claims:Source", "caseworker" },
        { true, "Authentication:Claims:Roles", "source" },
        { true, "Authentication:Claims:Auditor", "; ;" },
        { true, "Authentication:Claims:Operations", new string('x', 2_001) },
        { false, "Clock:Mode", "Manual" },
        { true, "Clock:Mode", "Sometimes" },
        { true, "Clock:Start", "2026-08-31T09:00:00Z" },
        { true, "Cluster:SiloPort", "0" },
        { true, "Transfers:CitizensPerSecondMax", "0" },
        { true, "Transfers:CitizensAtOnce", "65" },
        { true, "Cluster:SiloPort", "70000" },
        { true, "Cluster:GatewayPort", "many" },
        { true, "Cluster:GatewayPort", "11111" },
        { true, "Intake:EventsAtOnceMax", "0" },
        { true, "Cluster:AdvertisedAddress", "not an address" },
        { true, "Cluster:AdvertisedAddress", "0.0.0.0" },
        { true, "Cluster:AdvertisedAddress", "::" },
        { true, "Cluster:AdvertisedAddress", "239.0.0.1" },
        { true, "Cluster:AdvertisedAddress", "192.0.2.1" },
        { true, "Cluster:Certificate", "silo.pem" },
        { true, "Cluster:Key", "c2hvcnQ=" },
        { true, "Keys:Pseudonym", "c2hvcnQ=" },
        { true, "Keys:Encryption", Key },
        { true, "ConnectionStrings:Coordination", "Nonsense=1" },
        { true, "ConnectionStrings:Coordination", "Database=x" },
        { true, "urls", "localhost" },
        { true, "urls", "http://localhost:5080;ftp://x" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_refused_in_one_line(bool isDevelopment, string name, string? value)
    {
        var settings = Provider.Where(pair => !isDevelopment && pair.Item1 != name).ToList();
        if (value is not null) settings.Add((name, value));
        var refused = Assert.Throws<SettingRefusedException>(() => Read(isDevelopment, [.. settings]));
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Contains("expected", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            name switch
            {
                "urls" => "ASPNETCORE_URLS", "Keys:Encryption" => "Keys:Pseudonym", "Cluster:Certificate" => "Cluster:Authority", _ => name,
            }, refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Production_on_postgres_without_keys_is_refused()
    {
        var refused = Assert.Throws<SettingRefusedException>(
            () => Read(isDevelopment: false, [.. Provider, ("ConnectionStrings:Coordination", "Host=db")]));
        Assert.Contains("Keys:Pseudonym", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        var refused = Assert.Throws<SettingRefusedException>(() => Read(isDevelopment: true, ("Keys:Pseudonym", "hemmelig")));
        Assert.DoesNotContain("hemmelig", refused.Message, StringComparison.Ordinal);
        Assert.Contains("8 characters", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Published_development_keys_were_accepted_in_production(bool pseudonym, bool encryption)
    {
        var settings = new (string, string)[]
        {
            ("ConnectionStrings:Coordination", "Host=db"),
            ("Keys:Pseudonym", pseudonym ? Convert.ToBase64String(ServiceKeys.WellKnown.Pseudonym) : Key),
            ("Keys:Encryption", encryption ? Convert.ToBase64String(ServiceKeys.WellKnown.Encryption) : Key),
        };
        var refused = Assert.Throws<SettingRefusedException>(() => KeySource.Read(Read(isDevelopment: false, [.. Provider, .. settings])));
        Assert.Contains(pseudonym ? "Keys:Pseudonym" : "Keys:Encryption", refused.Message, StringComparison.Ordinal);
        Assert.Contains("published", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(KeySource.Read(Read(isDevelopment: true, settings)));
    }

    [Theory]
    [InlineData(null, "localhost", true)]
    [InlineData(null, "10.1.2.3", true)]
    [InlineData(null, "coordination.example.org", false)]
    [InlineData("coordination.example.org", "COORDINATION.example.org", true)]
    [InlineData("coordination.example.org", "localhost", false)]
    [InlineData("a.example.org; *.b.example.org", "x.b.example.org", true)]
    [InlineData("a.example.org; *.b.example.org", "b.example.org", false)]
    [InlineData("*", "anything", true)]
    public void Outside_development_hosts_are_those_that_are_set_or_listened_on(string? allowed, string host, bool isAllowed)
    {
        (string, string)[] settings = [.. Provider, ("urls", "http://10.1.2.3:5080;http://*:5081")];
        if (allowed is not null) settings = [.. settings, ("AllowedHosts", allowed)];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>(pair.Item1, pair.Item2))).Build();
        Assert.Equal(isAllowed, AllowedHosts.Of(HostSettings.Read(configuration, isDevelopment: false), configuration).Allows(host));
    }

    [Fact]
    public void A_manual_clock_begins_where_it_is_told()
    {
        var settings = Read(isDevelopment: true, ("Clock:Mode", "manual"), ("Clock:Start", "2026-08-31T09:00:00+02:00"));
        Assert.True(settings.Silo.ClockIsManual);
        Assert.Equal(new DateTimeOffset(2026, 8, 31, 7, 0, 0, TimeSpan.Zero), settings.Silo.ClockStart);
    }

    private static HostSettings Read(bool isDevelopment, params (string Name, string Value)[] settings) => HostSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>(pair.Name, pair.Value))).Build(),
            isDevelopment);
}
