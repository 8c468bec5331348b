using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordination.Connections;
using Coordination.Grains;
using Coordination.OutsideClient;
using Coordination.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

// Arguments: the gateway's port, then optionally a source and its key. Every line of the input is an attempt; the output answers each
// with a line.
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.UseOrleansClient(client =>
{
    client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, int.Parse(args[0], CultureInfo.InvariantCulture)));
    client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("coordination", "coordination"));
    client.AddDepartmentStreams();
    if (args is [_, var source, var key]) client.AddServiceCredential(ServiceCredential.ForSource(source, key));
});
using var host = builder.Build();
await host.StartAsync();
var cluster = host.Services.GetRequiredService<IClusterClient>();
while (await Console.In.ReadLineAsync() is { } line)
{
    var attempt = JsonSerializer.Deserialize<Attempt>(line, JsonSerializerOptions.Web)!;
    Console.WriteLine(JsonSerializer.Serialize(await attempt.MakeAsync(cluster), JsonSerializerOptions.Web));
}

await host.StopAsync();
