using Coordination.Grains;
using Coordination.Silo.Clock;
using Coordination.Silo.Inbox;
using Coordination.Silo.Organisations;
using Coordination.Storage.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Silo.Tests;

/// <summary>One silo in this process, on SQLite in a folder of its own, with a manual clock.</summary>
public sealed class SiloFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-silo-").FullName;
    private IHost _host = null!;
    private int _citizens;

    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public EventIntake Intake => _host.Services.GetRequiredService<EventIntake>();

    public ClockDriver Clock => _host.Services.GetRequiredService<ClockDriver>();

    public ServiceClock Time => _host.Services.GetRequiredService<ServiceClock>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public ICitizenGrain Citizen(string key) => Grains.GetGrain<ICitizenGrain>(key);

    public async Task<string> NewCitizenAsync()
    {
        var key = $"test{Interlocked.Increment(ref _citizens):000000}";
        await Get<IInbox>().GiveKeysAsync([new GivenKey(key, new byte[] { 1 })]);
        return key;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var settings = new SiloSettings { ClockIsManual = true, ClockStart = Start, ChooseFreePorts = true };
        settings.Storage.DataFolder = _folder;
        builder.AddCoordinationSilo(settings);
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
