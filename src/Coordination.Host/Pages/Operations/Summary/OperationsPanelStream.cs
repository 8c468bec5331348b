using System.Runtime.CompilerServices;
using Coordination.Host.Http;
using Coordination.Host.Live;
using Coordination.Host.Overview;
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
    /// <param name="told">How the reader is told figures, each time: they may lead another department by then.</param>
    internal EventStream Of(Language language, bool seesLists, Func<ToldFigures> told) =>
        EventStream.ForPage(ended => StepsAsync(language, seesLists, told, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        Language language, bool seesLists, Func<ToldFigures> told, [EnumeratorCancellation] CancellationToken ended)
    {
        IReadOnlyList<string> shown = [];
        using var timer = new PeriodicTimer(SummaryStream.Every);
        do
        {
            var fresh = await panels.RenderAsync(language, seesLists, told(), ended);
            ServerSentEvent[] changed =
                [.. fresh.Except(shown, StringComparer.Ordinal).Select(static panel => new ServerSentEvent("panel", panel))];
            shown = fresh;
            if (changed.Length > 0) yield return new StreamStep(changed);
        }
        while (await timer.WaitForNextTickAsync(ended));
    }
}
