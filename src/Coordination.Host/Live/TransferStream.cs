using System.Runtime.CompilerServices;
using Coordination.Grains;
using Coordination.Host.Http;

namespace Coordination.Host.Live;

/// <summary>A transfer as a stream of the API: the event <c>progress</c> whenever it has progressed.</summary>
internal sealed class TransferStream(TransferFollower follower)
{
    /// <summary>The stream. It ends with the transfer.</summary>
    internal EventStream Of(string transfer, Caller caller) => EventStream.ForApi(ended => StepsAsync(transfer, caller, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(string transfer, Caller caller, [EnumeratorCancellation] CancellationToken ended)
    {
        await foreach (var now in follower.FollowAsync(transfer, caller, ended))
            yield return new StreamStep([new ServerSentEvent("progress", now)]);
    }
}
