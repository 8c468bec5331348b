using System.Security.Cryptography;
using Coordination.Connections;
using Coordination.Silo.Callers;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo whose gateway is reached by clients of other programs, with a key for service credentials.</summary>
public sealed class GatewayFixture : SiloFixture
{
    private readonly int[] _ports = FreePorts.Find(2);

    public static byte[] ClusterKey { get; } = RandomNumberGenerator.GetBytes(32);

    public int GatewayPort => _ports[1];

    /// <summary>A token as the service of a source makes it.</summary>
    public static string TokenOf(string source) =>
        ServiceCredential.ForSource(source, ServiceCredentialCheck.KeyOfSource(ClusterKey, source)).Token();

    protected override void SetUp(SiloSettings settings) =>
        (settings.SiloPort, settings.GatewayPort, settings.ClusterKey) = (_ports[0], _ports[1], ClusterKey);
}
