using System.Net;
using System.Net.Sockets;

namespace Coordination.Testing;

/// <summary>Ports of loopback that nobody listens on.</summary>
public static class FreePorts
{
    /// <summary>Finds some, all different.</summary>
    public static int[] Find(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
