using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Client.Tests.Connections;

/// <summary>A program that is connected to the service's cluster.</summary>
internal sealed class OrleansConnection(IHost host) : IAsyncDisposable
{
    internal IClusterClient Cluster => host.Services.GetRequiredService<IClusterClient>();

    internal AlertNotices Alerts => host.Services.GetRequiredService<AlertNotices>();

    /// <summary>Connects with a token of somebody.</summary>
    internal static async Task<OrleansConnection> OpenAsync(ServiceHost service, string who, TimeProvider? time = null)
    {
        var token = await service.TokenAsync(who);
        return await OpenAsync(
            options =>
            {
                options.Gateways.Add(string.Create(CultureInfo.InvariantCulture, $"localhost:{service.Host.GatewayPort}"));
                options.Token = () => ValueTask.FromResult(token);
            },
            time);
    }

    internal static async Task<OrleansConnection> OpenAsync(Action<CoordinationClientOptions> configure, TimeProvider? time = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddCoordinationClient(configure);
        if (time is not null)
        {
            builder.Services.AddSingleton(all => new AlertNotices(
                all.GetRequiredService<IClusterClient>(), time, all.GetRequiredService<ILogger<AlertNotices>>()));
        }

        var host = builder.Build();
        await host.StartAsync();
        return new OrleansConnection(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
