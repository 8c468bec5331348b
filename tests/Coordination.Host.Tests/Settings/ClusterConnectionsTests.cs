using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Coordination.Host.Settings;
using Coordination.Testing;
using Microsoft.Extensions.Configuration;

namespace Coordination.Host.Tests.Settings;

public sealed class ClusterConnectionsTests : IDisposable
{
    private const string Elsewhere = "192.0.2.1"; // For documentation: no host has it.
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly TestCertificates _certificates = new();
    private readonly TestCertificates _others = new();

    [Theory]
    [InlineData(Elsewhere)]
    [InlineData("2001:db8::1")]
    public void Production_on_an_address_that_is_not_loopback_needs_certificates(string address) =>
        Refused("Cluster:Certificate", isDevelopment: false, ("Cluster:AdvertisedAddress", address));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Production_on_loopback_needs_no_certificates(string address) =>
        Assert.Null(Read(isDevelopment: false, ("Cluster:AdvertisedAddress", address)).Silo.Certificates);

    [Fact]
    public void An_address_that_this_host_has_not_is_refused_even_with_certificates()
    {
        var refused = Refused(
            "Cluster:AdvertisedAddress", isDevelopment: false, ("Cluster:AdvertisedAddress", Elsewhere),
            ("Cluster:Certificate", _certificates.Silo()), ("Cluster:Authority", _certificates.Authority));
        Assert.Contains("of this host", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_development_keys_are_not_taken_on_an_address_of_the_network()
    {
        var address = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
            .FirstOrDefault(one => one.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(one));
        Assert.SkipWhen(address is null, "This machine has no address but loopback.");
        var refused = Assert.Throws<SettingRefusedException>(() => HostSettings.Read(
            Of(("Cluster:AdvertisedAddress", $"{address}"), ("Keys:Pseudonym", null), ("Keys:Encryption", null)), isDevelopment: true));
        Assert.StartsWith("Setting Keys:Pseudonym is missing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_of_silos_are_taken_by_authority_or_by_thumbprint()
    {
        var silo = _certificates.Silo();
        Assert.NotNull(Read(true, ("Cluster:Certificate", silo), ("Cluster:Authority", _certificates.Authority)).Silo.Certificates);
        Assert.NotNull(
            Read(true, ("Cluster:Certificate", silo), ("Cluster:Thumbprints", TestCertificates.ThumbprintOf(silo))).Silo.Certificates);
    }

    [Fact]
    public void Certificates_with_which_no_silo_could_connect_are_refused_at_the_start()
    {
        Refused("Cluster:Authority", true, ("Cluster:Certificate", _certificates.Silo()));
        Refused("Cluster:Certificate", true, ("Cluster:Authority", _certificates.Authority));
        Refused("Cluster:Certificate", true, ("Cluster:Certificate", "/nowhere"), ("Cluster:Authority", _certificates.Authority));
        Refused("Cluster:Authority", true, ("Cluster:Certificate", _certificates.Silo()), ("Cluster:Authority", "/nowhere"));
        Refused(
            "Cluster:Certificate", true, ("Cluster:Certificate", _certificates.Authority), ("Cluster:Authority", _certificates.Authority));
        foreach (var wrong in (string[])[_certificates.Client(), _certificates.ExpiredSilo(), _others.Silo()])
            Refused("Cluster:Certificate", true, ("Cluster:Certificate", wrong), ("Cluster:Authority", _certificates.Authority));
        Refused("Cluster:Thumbprints", true, ("Cluster:Certificate", _certificates.Silo()), ("Cluster:Thumbprints", "AB:CD"));
    }

    [Fact]
    public void An_address_of_the_network_is_refused_on_SQLite()
    {
        var refused = Assert.Throws<SettingRefusedException>(() => HostSettings.Read(
            Of(("Cluster:AdvertisedAddress", Elsewhere), ("ConnectionStrings:Coordination", null)), isDevelopment: true));
        Assert.Contains("SQLite", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _certificates.Dispose();
        _others.Dispose();
    }

    private static string Refused(string setting, bool isDevelopment, params (string Name, string Value)[] settings)
    {
        var refused = Assert.Throws<SettingRefusedException>(() => Read(isDevelopment, settings));
        Assert.StartsWith($"Setting {setting} is ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }

    private static HostSettings Read(bool isDevelopment, params (string Name, string Value)[] settings) =>
        HostSettings.Read(Of([.. settings.Select(one => (one.Name, (string?)one.Value))]), isDevelopment);

    private static IConfigurationRoot Of(params (string Name, string? Value)[] settings)
    {
        (string Name, string? Value)[] production =
        [
            ("Authentication:Authority", "https://id.example.org"), ("Authentication:Audience", "coordination"),
            ("ConnectionStrings:Coordination", "Host=db"), ("Keys:Pseudonym", Key), ("Keys:Encryption", Key),
        ];
        return new ConfigurationBuilder()
            .AddInMemoryCollection(production.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))
            .Build();
    }
}
