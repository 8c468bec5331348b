using System.Net;
using Coordination.Connections;
using Coordination.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>An Orleans client as another program runs it: it comes by the gateway's port and is no part of the cluster.</summary>
internal sealed class OutsideClient : IAsyncDisposable
{
    private readonly IHost _host;

    private OutsideClient(IHost host) => _host = host;

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Connects.</summary>
    /// <param name="gatewayPort">The gateway's port, on loopback.</param>
    /// <param name="token">The credential of its calls; null: none.</param>
    /// <param name="certificates">For TLS; null: without.</param>
    public static async Task<OutsideClient> ConnectAsync(int gatewayPort, string? token = null, ClusterCertificates? certificates = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gatewayPort));
            client.Configure<ClusterOptions>(options =>
                (options.ClusterId, options.ServiceId) = ("coordination", CoordinationSilo.ServiceId));
            client.AddDepartmentStreams();
            if (token is not null) client.AddCallerCredential(() => ValueTask.FromResult(token));
            if (certificates is not null) client.UseClusterTls(certificates);
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch (Exception)
        {
            host.Dispose();
            throw;
        }

        return new OutsideClient(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
