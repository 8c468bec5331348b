using Coordination.Connections;
using Coordination.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;

namespace Coordination.Client;

/// <summary>Registers an Orleans client of the service.</summary>
public static class CoordinationClientRegistration
{
    /// <summary>
    /// Connects the program to the service's cluster when it starts: by a list of gateways, with TLS and a credential. Then
    /// <see cref="IClusterClient"/> reaches the grains, <see cref="CitizenStreams.EventsOf"/> the citizens' streams,
    /// <see cref="CitizenStreams.DecisionsOf"/> those of the departments' decisions, and <see cref="AlertNotices"/> the alerts.
    /// </summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message names which and why.</exception>
    public static IHostApplicationBuilder AddCoordinationClient(
        this IHostApplicationBuilder builder, Action<CoordinationClientOptions> configure)
    {
        var options = new CoordinationClientOptions();
        configure(options);
        var gateways = options.Checked();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(static all => new AlertNotices(
            all.GetRequiredService<IClusterClient>(), all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<AlertNotices>>()));
        builder.UseOrleansClient(client =>
        {
            client.Services.AddSingleton<IGatewayListProvider>(new NamedGateways(gateways));
            client.Configure<ClusterOptions>(
                cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, CoordinationClientOptions.ServiceId));
            client.AddActivityPropagation();
            client.AddDepartmentStreams().AddDecisionStreams();
            client.UseConnectionRetryFilter(new RetryUntil(options.ConnectTimeMax).MayRetryAsync);
            if (options.Certificates is { } certificates) client.UseClusterTls(certificates);
            if (options.Credential is { } credential) client.AddServiceCredential(credential);
            if (options.Token is { } token) client.AddCallerCredential(token);
        });
        return builder;
    }

    private sealed class RetryUntil(TimeSpan atMost)
    {
        private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

        private readonly long _began = TimeProvider.System.GetTimestamp();

        public async Task<bool> MayRetryAsync(Exception fault, CancellationToken cancellation)
        {
            if (TimeProvider.System.GetElapsedTime(_began) > atMost) return false;
            await Task.Delay(Between, cancellation);
            return true;
        }
    }
}
