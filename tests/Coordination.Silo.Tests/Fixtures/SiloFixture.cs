using System.Security.Cryptography;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organizations;
using Coordination.Silo.Rebuilding;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Testing;
using Coordination.Views;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Core.Internal;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo in this process, with a manual clock; on SQLite in a folder of its own unless told otherwise.</summary>
public class SiloFixture : IAsyncLifetime
{
    private static readonly TimeSpan RestMax = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-silo-").FullName;
    private IHost _host = null!;
    private static int _citizens;

    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Content is encrypted in every silo of the tests.</summary>
    public static ServiceKeyRing ServiceKeys { get; } = new(SHA256.HashData("the service key of the tests"u8));

    /// <summary>Where calls to citizens' places can be held.</summary>
    public ReconsiderGate Gate { get; } = new();

    public IGrainFactory Grains => Get<IGrainFactory>();

    public EventIntake Intake => Get<EventIntake>();

    public ClockDriver Clock => Get<ClockDriver>();

    public ServiceClock Time => Get<ServiceClock>();

    public IJournal Journal => Get<IJournal>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public ICitizenGrain Citizen(string key) => Grains.GetGrain<ICitizenGrain>(key);

    public async Task<string> NewCitizenAsync()
    {
        var key = $"test{Interlocked.Increment(ref _citizens):000000}";
        await Get<IInbox>().GiveKeysAsync([new GivenKey(key, new byte[] { 1 })]);
        return key;
    }

    /// <summary>A call by the service itself.</summary>
    public Task<IReadOnlyList<EventResult>> TakeInAsync(string key, params IReadOnlyList<DepartmentEvent> events)
    {
        Caller.System.SetCurrent();
        return Citizen(key).TakeIn(events);
    }

    public Task<CitizenView?> PictureAsync(string key)
    {
        Caller.System.SetCurrent();
        return Citizen(key).Picture();
    }

    public async Task PutAsync(OrganizationDocument organization) =>
        Assert.Empty(await Get<OrganizationSource>().PutAsync(organization, "test", CancellationToken.None));

    /// <summary>Has the citizen's activation leave; the next call wakes another.</summary>
    public Task DeactivateAsync(string key) => Citizen(key).AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    /// <summary>Runs a statement on the database, as somebody with access to it could.</summary>
    public virtual async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "coordination.db")};Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async Task ReadTablesAreAsTheJournalSaysAsync()
    {
        // What another test has set in motion may still be on its way: the tables are looked at until all is at rest.
        var limit = TimeProvider.System.GetUtcNow() + RestMax;
        var verdict = await Get<ReadTablesCheck>().RunAsync();
        while (verdict.Faults.Count > 0 && TimeProvider.System.GetUtcNow() < limit) verdict = await Get<ReadTablesCheck>().RunAsync();
        Assert.True(verdict.Faults.Count == 0, string.Join("\n", verdict.Faults.Take(10)));
        Assert.NotEqual(0, verdict.Citizens);
    }

    public virtual async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var settings = new SiloSettings { ClockIsManual = true, ClockStart = Start, ChooseFreePorts = true };
        settings.Storage.DataFolder = _folder;
        settings.Storage.UseServiceKeys(ServiceKeys);
        SetUp(settings);
        builder.AddCoordinationSilo(settings);
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(Gate);
        SetUp(builder.Services);
        _host = builder.Build();
        await _host.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void SetUp(SiloSettings settings)
    {
    }

    protected virtual void SetUp(IServiceCollection services)
    {
    }
}
