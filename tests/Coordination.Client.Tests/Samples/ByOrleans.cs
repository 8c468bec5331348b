using Coordination.Connections;
using Coordination.Events;
using Coordination.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordination.Client.Tests.Samples;

internal static class ByOrleans
{
    internal static async Task<(string Key, string Status, int Interventions)> RunAsync(
        Uri service, string gateway, string token, string cpr)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCoordinationApi(api =>
        {
            api.Address = service;
            api.Token = _ => ValueTask.FromResult(token);
        });
        builder.AddCoordinationClient(client =>
        {
            client.Gateways.Add(gateway);
            client.Token = () => ValueTask.FromResult(token);
        });
        using var host = builder.Build();
        await host.StartAsync();
        var cluster = host.Services.GetRequiredService<IClusterClient>();
        var key = await host.Services.GetRequiredService<CitizensClient>().LookUpAsync(cpr);

        var citizen = cluster.GetGrain<ICitizenGrain>(key);
        var started = DepartmentEvent.Of("/BIF/fasit", "k-2 started", DateTimeOffset.Now, new InterventionStarted
        {
            InterventionId = "k-2", Kind = "mentor", Unit = "jobcenter", Caseworker = "bif-1", StartsOn = new DateOnly(2026, 9, 1),
        });
        var results = await citizen.TakeIn([started]); // Settled when it answers.
        Console.WriteLine($"{results[0].Status}: version {results[0].Version}");

        var ended = DepartmentEvent.Of("/BIF/fasit", "k-2 ended", DateTimeOffset.Now, new InterventionEnded
        {
            InterventionId = "k-2", EndedOn = new DateOnly(2026, 9, 30),
        });
        await cluster.EventsOf(key).OnNextAsync(ended); // Durable when it completes.

        var picture = await citizen.Picture();
        await host.StopAsync();
        return (key, results[0].Status, picture!.Interventions.Count);
    }

    /// <summary>As it is in production, with a credential that operations have made and mutual TLS.</summary>
    internal static void Register(HostApplicationBuilder builder, string key) =>
        builder.AddCoordinationClient(client =>
        {
            client.Gateways.Add("gateways.coordination.example.dk:30000"); // A name stands for all its addresses.
            client.Certificates = ClusterCertificates.FromFiles("client.pem", "client.key", "authority.pem");
            client.Credential = ServiceCredential.ForSource("/BIF/fasit", key);
        });
}
