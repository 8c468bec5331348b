using System.Runtime.CompilerServices;
using Coordination.Host.Http;
using Coordination.Host.Overview;

namespace Coordination.Host.Live;

/// <summary>A stream of the API that sends the event <c>summary</c> every two seconds.</summary>
internal sealed class SummaryStream(SummaryReader reader)
{
    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <param name="told">How the reader is told figures, each time: they may lead another department by then.</param>
    internal EventStream Open(Func<ToldFigures> told) => EventStream.ForApi(ended => StepsAsync(told, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(Func<ToldFigures> told, [EnumeratorCancellation] CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Every);
        do yield return new StreamStep([new ServerSentEvent("summary", (await reader.ReadAsync(ended)).As(told()))]);
        while (await timer.WaitForNextTickAsync(ended));
    }
}
