using Coordination.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Connections;

/// <summary>How an Orleans client of another program connects to the service: with TLS, and with a credential that silos check.</summary>
public static class ClientConnection
{
    /// <summary>Makes every grain call of this client carry a token of a service credential.</summary>
    public static IClientBuilder AddServiceCredential(this IClientBuilder builder, ServiceCredential credential) =>
        builder.AddCallerCredential(() => ValueTask.FromResult(credential.Token()));

    /// <summary>
    /// Makes every grain call of this client carry a token, for example one that the identity provider has issued to it. A token set by
    /// <see cref="CallerCredential.SetCurrent"/> comes first.
    /// </summary>
    /// <param name="builder">The client that is configured.</param>
    /// <param name="token">Answers a token that is good now. It is asked at every call, so it keeps the token while it is good.</param>
    public static IClientBuilder AddCallerCredential(this IClientBuilder builder, Func<ValueTask<string>> token)
    {
        builder.Services.AddSingleton<IOutgoingGrainCallFilter>(new CredentialFilter(token));
        return builder;
    }

    /// <summary>Encrypts the client's connections. The silos must show a certificate of a silo, and they check the client's.</summary>
    public static IClientBuilder UseClusterTls(this IClientBuilder builder, ClusterCertificates certificates) =>
        builder.Configure<ClientConnectionOptions>(
            options => options.ConfigureConnection(connection => connection.UseClientTls(certificates.WithSilos())));

    // Only the service's own grains get the credential.
    private sealed class CredentialFilter(Func<ValueTask<string>> token) : IOutgoingGrainCallFilter
    {
        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            if (CallerCredential.Current is null && context.InterfaceMethod.DeclaringType?.Assembly == typeof(ICitizenGrain).Assembly)
                CallerCredential.SetCurrent(await token());
            await context.Invoke();
        }
    }
}
