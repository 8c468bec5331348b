using System.Runtime.CompilerServices;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>
/// The stream of the operations page. It sends each panel whose HTML changed, in the event format that <c>wwwroot/js/live.js</c>
/// describes.
/// </summary>
internal sealed class OperationsPanelStream(OperationsPanelCache panels)
{
    /// <param name="language">The language of the panels.</param>
    /// <param name="seesLists">Whether the counts link to their lists.</param>
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
