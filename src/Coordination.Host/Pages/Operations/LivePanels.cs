using System.Runtime.CompilerServices;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Words;

namespace Coordination.Host.Pages.Operations;

/// <summary>The operations page as a stream: each panel when it has changed.</summary>
internal sealed class LivePanels(OperationsPanels panels)
{
    /// <summary>The stream.</summary>
    internal EventStream Of(Language language, bool seesLists) => EventStream.ForPage(ended => StepsAsync(language, seesLists, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        Language language, bool seesLists, [EnumeratorCancellation] CancellationToken ended)
    {
        IReadOnlyList<string> shown = [];
        using var timer = new PeriodicTimer(SummaryStream.Every);
        do
        {
            var fresh = await panels.RenderAsync(language, seesLists, ended);
            ServerSentEvent[] changed =
                [.. fresh.Except(shown, StringComparer.Ordinal).Select(static panel => new ServerSentEvent("panel", panel))];
            shown = fresh;
            if (changed.Length > 0) yield return new StreamStep(changed);
        }
        while (await timer.WaitForNextTickAsync(ended));
    }
}
