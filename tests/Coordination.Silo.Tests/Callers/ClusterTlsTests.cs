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

/// <summary>Two silos on one database that talk over TLS, and clients with and without a certificate.</summary>
public sealed class ClusterTlsTests : IAsyncLifetime
{
    private const string Fasit = "/BIF/fasit";
    private const int Citizens = 20;

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
        foreach (var key in keys) Assert.Equal(Sight.UnknownCitizen, await client.Grains.GetGrain<ICitizenGrain>(key).CallerSight());

        // Citizens live on both silos, so that calls have crossed from one to the other.
        Caller.System.SetCurrent();
        var management = _silos[0].Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        Assert.Equal(2, (await management.GetHosts(onlyActive: true)).Count);
        var counted = await management.GetSimpleGrainStatistics();
        Assert.Equal(
            2, counted.Where(one => one.GrainType.Contains("Citizen", StringComparison.OrdinalIgnoreCase) && one.ActivationCount > 0)
                .Select(one => one.SiloAddress).Distinct().Count());
    }

    [Fact]
    public async Task A_client_without_certificate_or_with_another_authoritys_is_not_let_in()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => OutsideClient.ConnectAsync(_ports[1], GatewayFixture.TokenOf(Fasit)));
        using var others = new TestCertificates();
        await Assert.ThrowsAnyAsync<Exception>(() => OutsideClient.ConnectAsync(
            _ports[1], GatewayFixture.TokenOf(Fasit),
            new ClusterCertificates(
                ClusterCertificates.ReadOwn(others.Client(), null), ClusterCertificates.ReadAuthorities(_certificates.Authority), [])));
        await using var client = await OutsideClient.ConnectAsync(_ports[1], GatewayFixture.TokenOf(Fasit), Client());
        Assert.NotNull(client);
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
                SiloPort = _ports[silo * 2],
                GatewayPort = _ports[(silo * 2) + 1],
                ClusterKey = GatewayFixture.ClusterKey,
                Certificates = ClusterCertificates.FromFiles(_certificates.Silo($"silo{silo}"), null, _certificates.Authority),
            };
            settings.Storage.ConnectionString = _database.ConnectionString;
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

    private ClusterCertificates Client() => ClusterCertificates.FromFiles(_certificates.Client(), null, _certificates.Authority);
}
