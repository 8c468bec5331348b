using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Coordination.Grains;
using Orleans.Runtime;

namespace Coordination.Silo.Callers;

/// <summary>
/// What a call of the cluster itself carries and a client does not know: the cluster's secret. The sender that a message names is no
/// proof, because a client writes it itself.
/// </summary>
/// <remarks>
/// Thread safe. The secret goes to hosts of the service only, never to a client of another program, neither by its observer nor with an
/// answer.
/// </remarks>
internal sealed class ClusterProof(SiloSettings settings) : IOutgoingGrainCallFilter
{
    private const string Key = "coordination.cluster";

    private readonly string _secret = Convert.ToBase64String(settings.ClusterSecret);

    /// <summary>Whether the current call carries the secret.</summary>
    public bool IsCarried()
    {
        if (RequestContext.Get(Key) is not string carried) return false;

        // Calls within a process carry the same object.
        return ReferenceEquals(carried, _secret) || CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(carried.AsSpan()), MemoryMarshal.AsBytes(_secret.AsSpan()));
    }

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // A caller that a message stated and that nobody has vouched for, as while a grain activates, is not passed on as the cluster's.
        if (Caller.Current is null) Caller.Forget();
        if (context.TargetId.IsClient()) RequestContext.Remove(Key);
        else if (!ReferenceEquals(RequestContext.Get(Key), _secret)) RequestContext.Set(Key, _secret);
        await context.Invoke();
    }
}
