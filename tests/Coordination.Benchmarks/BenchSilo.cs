using System.Security.Cryptography;
using Coordination.Grains;
using Coordination.Silo;
using Coordination.Silo.Organizations;
using Coordination.Storage.Inbox;
using Coordination.Storage.Keys;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Benchmarks;

/// <summary>One silo in this process on a database of its own, with its citizens warm.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    private const int SetUpAtOnce = 128;

    private readonly IHost _host;
    private readonly string _folder;

    private BenchSilo(IHost host, string folder, string? connectionString, int? postmaster)
    {
        (_host, _folder, ConnectionString, Postmaster) = (host, folder, connectionString, postmaster);
    }

    public string? ConnectionString { get; }

    public int? Postmaster { get; }

    public IGrainFactory Grains => Get<IGrainFactory>();

    public Population Citizens { get; private set; } = null!;

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public static async Task<BenchSilo> StartAsync(string? connectionString, int? postmaster, int citizens, bool encrypts = true)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-bench-").FullName;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var settings = new SiloSettings { ChooseFreePorts = true };
        settings.Storage.ConnectionString = connectionString;
        settings.Storage.DataFolder = folder;
        if (encrypts) settings.Storage.UseServiceKeys(new ServiceKeyRing(SHA256.HashData("the benchmark's service key"u8)));
        builder.AddCoordinationSilo(settings);
        var host = builder.Build();
        await host.StartAsync();
        var silo = new BenchSilo(host, folder, connectionString, postmaster);
        await silo.Get<OrganizationSource>().PutAsync(Municipality.Organization(), "benchmark", CancellationToken.None);
        silo.Citizens = await silo.PopulateAsync("b", citizens);
        return silo;
    }

    /// <summary>Makes citizens with what each begins with.</summary>
    public async Task<Population> PopulateAsync(string prefix, int count)
    {
        var population = new Population(prefix, count, DateTimeOffset.UtcNow);
        await Get<IInbox>()
            .GiveKeysAsync([.. Enumerable.Range(0, count).Select(citizen => new GivenKey(population.Key(citizen), new byte[] { 1 }))]);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = SetUpAtOnce }, async (citizen, _) =>
        {
            Caller.System.SetCurrent();
            await Grains.GetGrain<ICitizenGrain>(population.Key(citizen)).TakeIn(population.Beginning());
        });
        return population;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
