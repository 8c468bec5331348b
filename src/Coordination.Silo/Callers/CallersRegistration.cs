using Coordination.Domain.Names;
using Coordination.Silo.Citizens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coordination.Silo.Callers;

/// <summary>Registers the door of grain calls.</summary>
internal static class CallersRegistration
{
    internal static ISiloBuilder AddCallers(this ISiloBuilder silo, SiloSettings settings)
    {
        var service = new ServiceCredentialCheck(settings.ClusterKey);
        silo.Services.TryAddSingleton<CredentialCheck>(service.FindVerifiedAsync); // The host adds the identity provider's.
        silo.Services.TryAddSingleton(OpaqueIds.OfNoKey); // The host's have its key.
        silo.Services.TryAddSingleton<Redaction>(static text => text); // The host's takes CPR numbers out.
        silo.Services.AddSingleton<OutsideArguments>().AddSingleton<LookLog>().AddSingleton<OutsideLooks>();
        silo.Services.AddSingleton(new ClusterProof(settings)).AddSingleton<OutsideCalls>();
        silo.Services.AddSingleton<IOutgoingGrainCallFilter>(provider => provider.GetRequiredService<ClusterProof>());
        return silo.AddIncomingGrainCallFilter<CallerFilter>();
    }

    /// <summary>
    /// Makes a client part of the cluster: its calls are the cluster's own. Only a host that has the cluster's secret can.
    /// </summary>
    internal static IClientBuilder AddToCluster(this IClientBuilder client, SiloSettings settings)
    {
        client.Services.AddSingleton<IOutgoingGrainCallFilter>(new ClusterProof(settings));
        return client;
    }
}
