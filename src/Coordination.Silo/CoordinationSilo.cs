using System.Net;
using System.Net.Sockets;
using Coordination.Connections;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Commands;
using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Figures;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Silo.Rebuilding;
using Coordination.Silo.Retention;
using Coordination.Silo.Telemetry;
using Coordination.Silo.Transfers;
using Coordination.Storage;
using Coordination.Storage.Erasures;
using Coordination.Storage.Journal;
using Coordination.Storage.Policies;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Schema;
using Coordination.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Coordination.Silo;

/// <summary>Composes a silo: storage, grains, pumps, clock. SQLite allows one silo, PostgreSQL any number.</summary>
public static class CoordinationSilo
{
    /// <summary>The service's name in Orleans' tables. It never changes.</summary>
    public const string ServiceId = "coordination";

    /// <summary>How long a grain call may take. A call to a silo that dies fails no sooner.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How often a host without a silo looks which silos there are.</summary>
    private static readonly TimeSpan GatewaysRefreshPeriod = TimeSpan.FromSeconds(2);

    /// <summary>How much longer than usual a silo waits for the answer of one that answers slowly.</summary>
    private const int LongestProbe = 2;

    /// <summary>Adds the silo to a host. The schema is brought up to date before the silo starts.</summary>
    public static IHostApplicationBuilder AddCoordinationSilo(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        var services = builder.Services;
        services.AddCoordinationCore(settings);
        services.AddSingleton<SiloEnd>();
        services.AddHostedService<StorageStartup>(); // It must start before the silo: hosted services start in order.
        builder.UseOrleans(silo => Configure(silo, settings));
        services.AddSingleton<IFatalErrorHandler>(static provider => provider.GetRequiredService<SiloEnd>()); // The last one counts.
        services.AddHostedService(provider => provider.GetRequiredService<PolicySource>());
        services.AddHostedService<ClockKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Backlog>());
        services.AddHostedService<RetentionKeeper>();
        services.AddHostedService<FiguresKeeper>();
        services.AddHostedService<TrendKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ErasureKeeper>());
        return builder;
    }

    /// <summary>
    /// Adds what a host without a silo needs: it serves HTTP and calls the grains of the cluster's silos, as a part of the cluster. It
    /// waits for a silo before it takes requests. PostgreSQL only.
    /// </summary>
    public static IHostApplicationBuilder AddCoordinationClient(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        var services = builder.Services;
        services.AddCoordinationCore(settings);
        services.AddSingleton<SiloEnd>();
        services.AddHostedService<StorageStartup>();
        services.AddSingleton<LookLog>();
        services.TryAddSingleton<Redaction>(static text => text);
        services.Configure<ExceptionSerializationOptions>(KeepExceptions);
        builder.UseOrleansClient(client =>
        {
            var database = settings.Storage.AdoNet;
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.ClusterId, ServiceId));
            client.UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = (database.Invariant, database.ConnectionString));
            if (settings.Certificates is { } certificates) client.UseClusterTls(certificates);
            client.Configure<GatewayOptions>(static options => options.GatewayListRefreshPeriod = GatewaysRefreshPeriod);
            client.Configure<ClientMessagingOptions>(static options => options.ResponseTimeout = ResponseTimeout);
            client.AddActivityPropagation().AddToCluster(settings);
            client.UseConnectionRetryFilter(static async (_, cancellation) =>
            {
                await Task.Delay(GatewaysRefreshPeriod, cancellation);
                return true;
            });
        });
        services.AddHostedService<ClockKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<Backlog>());
        services.AddHostedService(provider => provider.GetRequiredService<PolicySource>());
        services.AddHostedService<OrganizationFollower>();
        services.AddHostedService<TrendKeeper>();
        return builder;
    }

    /// <summary>Adds what the silo and the commands need: storage, clock, organization, policy.</summary>
    public static IServiceCollection AddCoordinationCore(this IServiceCollection services, SiloSettings settings)
    {
        services.AddCoordinationStorage(settings.Storage);
        services.AddOptions<InboxOptions>();
        services.AddOptions<IntakeOptions>();
        services.AddOptions<CitizenOptions>();
        services.AddOptions<ClockOptions>();
        services.AddOptions<PolicyOptions>();
        services.AddOptions<RebuildOptions>();
        services.AddOptions<OrganizationOptions>();
        services.AddOptions<TransferOptions>();
        services.AddOptions<RetentionOptions>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var machine = provider.GetRequiredService<TimeProvider>();
            return settings.ClockIsManual ? ServiceClock.Manual(machine, settings.ClockStart) : ServiceClock.System(machine);
        });
        services.AddSingleton<TrendCounts>();
        services.AddSingleton<PolicySource>();
        services.AddSingleton<OrganizationSource>();
        services.AddSingleton<PostHistory>();
        services.AddSingleton<AbsenceRegister>();
        services.AddSingleton<EventThroughput>();
        services.AddSingleton<StoredAnswers>();
        services.AddSingleton<PersonSearch>();
        services.AddSingleton<AlertNotifier>();
        services.AddSingleton<RuleFaultReport>();
        services.AddSingleton<RestingCitizens>();
        services.AddSingleton<GivenKeys>();
        services.AddSingleton<CitizenStateDependencies>();
        services.AddSingleton<RefusedDeliveries>().AddSingleton<EventWarnings>().AddSingleton<EventIntake>();
        services.AddSingleton<Backlog>().AddSingleton<IntakeLimits>();
        services.AddSingleton<ClockCheck>();
        services.AddSingleton<ActiveSilos>();
        services.AddSingleton<CitizenWaker>();
        services.AddSingleton<JournalTail>();
        services.AddSingleton<TransferDependencies>();
        services.AddSingleton<PreviewDependencies>();
        services.AddSingleton<RowsOfJournal>();
        services.AddSingleton<ClearPersons>();
        // The container cannot find the internal constructors of these public types.
        services.AddSingleton(provider => new PolicyRollout(
            provider.GetRequiredService<PolicyProgress>(), provider.GetRequiredService<PolicySource>(),
            provider.GetRequiredService<CitizenWaker>(), provider.GetRequiredService<IOptions<PolicyOptions>>()));
        services.AddSingleton(provider => new ClockDriver(
            provider.GetRequiredService<ServiceClock>(), provider.GetRequiredService<CitizenWaker>(),
            provider.GetRequiredService<PolicyRollout>(), provider.GetRequiredService<IGrainFactory>()));
        services.AddSingleton(provider => new ErasureKeeper(
            provider.GetRequiredService<ErasureTable>(), provider.GetRequiredService<JournalErasure>(),
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<ServiceClock>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ErasureKeeper>>()));
        services.AddSingleton(provider => new ErasureWatch(
            provider.GetRequiredService<ErasureTable>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DecisionFeed(
            provider.GetRequiredService<JournalTail>(), provider.GetRequiredService<IJournal>(),
            provider.GetRequiredService<Restorations>(),
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DecisionFeed>>()));
        services.AddSingleton(provider => new ReadTablesRebuilder(
            provider.GetRequiredService<RowsOfJournal>(), provider.GetRequiredService<StoredRows>(),
            provider.GetRequiredService<ReadTablesRebuild>(), provider.GetRequiredService<IOptions<RebuildOptions>>()));
        services.AddSingleton(provider => new ReadTablesCheck(
            provider.GetRequiredService<RowsOfJournal>(), provider.GetRequiredService<StoredRows>(),
            provider.GetRequiredService<IOptions<RebuildOptions>>()));
        return services;
    }

    private static void Configure(ISiloBuilder silo, SiloSettings settings)
    {
        var database = settings.Storage.AdoNet;
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.ClusterId, ServiceId));
        var (siloPort, gatewayPort) = Ports(settings);
        if (settings.Storage.UsesPostgres)
        {
            var advertised = settings.AdvertisedAddress is { } address ? IPAddress.Parse(address) : IPAddress.Loopback;
            silo.ConfigureEndpoints(advertised, siloPort, gatewayPort, listenOnAnyHostAddress: false);
            silo.UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = (database.Invariant, database.ConnectionString));
        }
        else
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: ServiceId, clusterId: settings.ClusterId);
        }

        if (settings.Certificates is { } certificates) UseTls(silo, certificates);
        silo.AddCoordinationGrains(settings);
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            var membership = settings.Membership;
            options.ProbeTimeout = membership.ProbeTimeout;
            // How long a silo that was heard of lately is spared depends on this too: the longest probe times the probes missed.
            options.MaxProbeTimeout = membership.ProbeTimeout * LongestProbe;
            options.NumMissedProbesLimit = membership.ProbesMissedMax;
            options.NumVotesForDeathDeclaration = membership.VotesForDeath;
            options.ExtendProbeTimeoutDuringDegradation = membership.ScoreOwnHealth;
            options.EnableIndirectProbes = membership.ScoreOwnHealth;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(2);

            // A silo that joins must reach every other silo in the table, except one that has been silent for nine seconds. After a
            // power cut, silos that come back at other addresses therefore do not wait long for the dead entries.
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
            options.NumMissedTableIAmAliveLimit = 3;
            options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
            options.DefunctSiloExpiration = TimeSpan.FromHours(1);
        });
        silo.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = ResponseTimeout);
    }

    /// <summary>Adds what every silo runs, whatever its clustering: snapshots, streams, pumps, the clock, the check of callers.</summary>
    public static ISiloBuilder AddCoordinationGrains(this ISiloBuilder silo, SiloSettings settings)
    {
        var database = settings.Storage.AdoNet;
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.AddAdoNetGrainStorageAsDefault(options =>
            (options.Invariant, options.ConnectionString) = (database.Invariant, database.ConnectionString));
        silo.AddDepartmentStreams();
        silo.AddActivityPropagation();
        silo.AddCallers(settings);
        // Exceptions of the service and of the database driver keep their types across silos, so that a caller can tell an unavailable
        // database from an event that fails.
        silo.Services.Configure<ExceptionSerializationOptions>(KeepExceptions);
        silo.AddGrainService<InboxKeeper>();
        silo.AddGrainService<DeadlineClock>();
        silo.AddGrainService<OrganizationKeeper>();
        silo.Services.AddSingleton<OrganizationKeeperClient>();
        silo.AddGrainService<TransferKeeper>();
        silo.Services.AddHostedService(static provider => provider.GetRequiredService<RestingCitizens>());
        return silo;
    }

    // Only a silo's certificate opens the silo port; a client's opens the gateway.
    private static void UseTls(ISiloBuilder silo, ClusterCertificates certificates) => silo.Configure<SiloConnectionOptions>(options =>
    {
        options.ConfigureSiloInboundConnection(connection => connection.UseServerTls(certificates.WithSilos()));
        options.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(certificates.WithSilos()));
        options.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(certificates.WithClients()));
    });

    private static void KeepExceptions(ExceptionSerializationOptions options)
    {
        options.SupportedNamespacePrefixes.Add(nameof(Coordination));
        options.SupportedNamespacePrefixes.Add(nameof(Npgsql));
    }

    private static (int Silo, int Gateway) Ports(SiloSettings settings)
    {
        return !settings.ChooseFreePorts || (IsFree(settings.SiloPort) && IsFree(settings.GatewayPort))
            ? (settings.SiloPort, settings.GatewayPort)
            : (FreePort(), FreePort());
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Brings the schema up to date, compares the clocks, and reads organization and policy before the silo takes work.</summary>
    private sealed class StorageStartup(
        StorageSchema schema, ClockCheck clock, OrganizationSource organizations, PolicySource policies, ClearPersons persons)
        : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await schema.MigrateAsync(cancellationToken);
            await clock.RequireRightToJoinAsync(cancellationToken);
            await organizations.LoadAsync(cancellationToken);
            await policies.LoadAsync(cancellationToken);
            await persons.EncryptAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
