using System.Net;
using System.Net.Sockets;

namespace Coordination.Testing;

/// <summary>Ports of loopback that nobody listens on.</summary>
/// <remarks>They lie below those that an operating system gives to outgoing connections: none takes one before it is listened on.</remarks>
public static class FreePorts
{
    private const int First = 12_000;
    private const int End = 32_000;

    /// <summary>Finds some, all different.</summary>
    public static int[] Find(int count)
    {
        HashSet<int> found = [];
        while (found.Count < count)
            if (Random.Shared.Next(First, End) is var port && IsFree(port)) found.Add(port);
        return [.. found];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
