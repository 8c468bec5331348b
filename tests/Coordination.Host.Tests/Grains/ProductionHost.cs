using System.Globalization;
using System.Security.Cryptography;
using Coordination.Host.Tests.Security;
using Coordination.Testing;

namespace Coordination.Host.Tests.Grains;

/// <summary>A host as it runs in production, with a gateway for Orleans clients, and a citizen of bif-1.</summary>
public sealed class ProductionHost : IAsyncLifetime
{
    private readonly int[] _ports = FreePorts.Find(2);

    internal string Folder { get; } = Directory.CreateTempSubdirectory("coordination-outside-").FullName;

    internal byte[] ClusterKey { get; } = RandomNumberGenerator.GetBytes(32);

    internal string Key => Convert.ToBase64String(ClusterKey);

    internal int Gateway => _ports[1];

    internal TestIdentityProvider Provider { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    internal string Citizen { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await TestIdentityProvider.StartAsync(Folder);
        Host = await HostProcess.StartAsync(
            Folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("SSL_CERT_FILE", Provider.CertificateFile),
            ("Authentication__Authority", Provider.Authority), ("Authentication__Audience", TestIdentityProvider.Audience),
            ("Cluster__Key", Key), ("Cluster__SiloPort", Text(_ports[0])), ("Cluster__GatewayPort", Text(Gateway)));
        var operations = Provider.Token(new() { ["sub"] = "u1", ["role"] = "operations" });
        Assert.Equal(200, (await Host.SendAsync(
            HttpMethod.Put, "/api/v1/organization", null, RunningHost.Organization, ("Authorization", $"Bearer {operations}"))).Code);
        var fasit = Provider.Token(new() { ["sub"] = "fasit", ["source"] = "/BIF/fasit" });
        var cpr = RunningHost.NewCpr();
        var sent = await Host.PostAsync(
            "/api/v1/events", null,
            HostProcess.Json(
                new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") }, "application/cloudevents-batch+json"),
            ("Authorization", $"Bearer {fasit}"), ("Prefer", "wait=20"));
        Assert.True(sent.Code == 200, sent.Text);
        Citizen = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
