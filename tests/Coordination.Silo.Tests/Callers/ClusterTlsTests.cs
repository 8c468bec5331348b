using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Coordination.Connections;
using Coordination.Grains;
using Coordination.Silo.Callers;
using Coordination.Storage.Inbox;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Silo.Tests.Callers;

#pragma warning disable CA5359 // It is the server that checks here; the client's own check has tests of its own.

/// <summary>Two silos on one database that talk over TLS, and clients with and without a certificate.</summary>
public sealed class ClusterTlsTests : IAsyncLifetime
{
    private const string Fasit = "/BIF/fasit";
    private const int Citizens = 20;

    private static readonly TimeSpan EndedMax = TimeSpan.FromSeconds(5);

    private static readonly IPAddress First = IPAddress.Loopback;
    private static readonly IPAddress Second = IPAddress.Parse("127.0.0.2");

    private readonly TestCertificates _certificates = new();
    private readonly List<IHost> _silos = [];
    private readonly int[] _ports = FreePorts.Find(4);
    private TestPostgres _database = null!;

    [Fact]
    public async Task Two_silos_with_certificates_form_a_cluster_that_serves_a_client_with_one()
    {
        await using var client = await OutsideClient.ConnectAsync(_ports[1], GatewayFixture.TokenOf(Fasit), Client());
        var keys = Enumerable.Range(0, Citizens).Select(number => $"tls{number:00}").ToArray();
        await _silos[0].Services.GetRequiredService<IInbox>().GiveKeysAsync([.. keys.Select(key => new GivenKey(key, new byte[] { 1 }))]);
        foreach (var key in keys) Assert.Equal(Sight.Nothing, await client.Grains.GetGrain<ICitizenGrain>(key).CallerSight());

        // Citizens live on both silos, so that calls have crossed from one to the other. A busy silo may be given none at first.
        Caller.System.SetCurrent();
        var management = _silos[0].Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        await Eventually.IsAsync("citizens to live on both silos", async () =>
        {
            var key = $"tls{Guid.NewGuid():N}";
            await _silos[0].Services.GetRequiredService<IInbox>().GiveKeysAsync([new GivenKey(key, new byte[] { 1 })]);
            Assert.Equal(Sight.Nothing, await client.Grains.GetGrain<ICitizenGrain>(key).CallerSight());
            var counted = await management.GetSimpleGrainStatistics();
            return counted.Where(one => one.GrainType.Contains("Citizen", StringComparison.OrdinalIgnoreCase) && one.ActivationCount > 0)
                .Select(one => one.SiloAddress).Distinct().Count() == 2;
        });
        Assert.Equal(2, (await management.GetHosts(onlyActive: true)).Count);
    }

    [Fact]
    public async Task The_gateway_ends_the_connection_of_a_client_without_a_certificate_of_the_authority()
    {
        using var others = new TestCertificates();
        using var foreign = ClusterCertificates.ReadOwn(others.Client(), null);
        Assert.True(await IsEndedAsync(own: null));
        Assert.True(await IsEndedAsync(foreign));
        using var good = ClusterCertificates.ReadOwn(_certificates.Client(), null);
        Assert.False(await IsEndedAsync(good));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_silo_port_opens_to_the_certificate_of_a_silo_and_not_of_a_client(bool isSilo)
    {
        using var own = ClusterCertificates.ReadOwn(isSilo ? _certificates.Silo("third") : _certificates.Client(), null);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(First, _ports[0]);
        await using var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, TakesAnyServer);
        Assert.Equal(isSilo, await IsGreetedAsync(tls, own));
    }

    [Fact]
    public async Task A_replaced_certificate_is_shown_to_new_connections_without_a_restart()
    {
        using var own = ClusterCertificates.ReadOwn(_certificates.Client(), null);
        var file = Path.Combine(Path.GetDirectoryName(_certificates.Authority)!, "silo0.pem");
        var first = await ShownAsync(own);
        Assert.Equal(TestCertificates.ThumbprintOf(file), first);
        _certificates.Silo("silo0");
        await Eventually.IsAsync(
            "the new certificate to be shown", async () => await ShownAsync(own) == TestCertificates.ThumbprintOf(file));
        Assert.NotEqual(first, await ShownAsync(own));
    }

    [Fact]
    public async Task A_silo_listens_on_its_advertised_address_alone()
    {
        foreach (var port in _ports[2..])
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(Second, port);
            using var other = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(() => other.ConnectAsync(First, port));
        }
    }

    public async ValueTask InitializeAsync()
    {
        _database = await TestPostgres.CreateAsync();
        for (var silo = 0; silo < 2; silo++)
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            var settings = new SiloSettings
            {
                AdvertisedAddress = $"{(silo == 0 ? First : Second)}",
                SiloPort = _ports[silo * 2],
                GatewayPort = _ports[(silo * 2) + 1],
                ClusterKey = GatewayFixture.ClusterKey,
                Certificates = ClusterCertificates.FromFiles(_certificates.Silo($"silo{silo}"), null, _certificates.Authority),
            };
            settings.Storage.ConnectionString = _database.ConnectionString;
            settings.Storage.UseServiceKeys(SiloFixture.ServiceKeys);
            builder.AddCoordinationSilo(settings);
            var host = builder.Build();
            await host.StartAsync();
            _silos.Add(host);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.StopAsync();
            silo.Dispose();
        }

        await _database.DisposeAsync();
        _certificates.Dispose();
    }

    /// <summary>Whether a silo says who it is: it does so as soon as it has accepted the certificate.</summary>
    private static async Task<bool> IsGreetedAsync(SslStream tls, X509Certificate2 own)
    {
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { ClientCertificates = [own], TargetHost = "silo" });
            return await tls.ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(30)) > 0;
        }
        catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
        {
            return false;
        }
    }

    private static bool TakesAnyServer(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

    /// <summary>The thumbprint of the certificate that the first silo's gateway shows.</summary>
    private async Task<string> ShownAsync(X509Certificate2 own)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(First, _ports[1]);
        await using var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, TakesAnyServer);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { ClientCertificates = [own], TargetHost = "silo" });
        return tls.RemoteCertificate!.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
    }

    /// <summary>Whether the gateway ends a connection. A client that is let in speaks first: nothing comes for a while.</summary>
    private async Task<bool> IsEndedAsync(X509Certificate2? own)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(First, _ports[1]);
        await using var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false, TakesAnyServer);
        var options = new SslClientAuthenticationOptions { ClientCertificates = own is null ? [] : [own], TargetHost = "silo" };
        using var wait = new CancellationTokenSource(EndedMax);
        try
        {
            await tls.AuthenticateAsClientAsync(options);
            return await tls.ReadAsync(new byte[1], wait.Token) == 0;
        }
        catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private ClusterCertificates Client() => ClusterCertificates.FromFiles(_certificates.Client(), null, _certificates.Authority);
}
