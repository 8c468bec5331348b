using System.Collections.Concurrent;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Words;
using Microsoft.AspNetCore.Components;

namespace Coordination.Host.Pages.Operations;

/// <summary>The HTML of the operations page's panels: rendered once for each language and summary, however many pages show it.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class OperationsPanels(SummaryReader summaries, FragmentRenderer renderer)
{
    private readonly ConcurrentDictionary<(Language, bool), (SummaryView Of, Lazy<Task<IReadOnlyList<string>>> Rendering)> _newest = new();

    /// <summary>The panels as they stand.</summary>
    internal async Task<IReadOnlyList<string>> RenderAsync(Language language, bool seesLists, CancellationToken cancellation)
    {
        var summary = await summaries.ReadAsync(cancellation);
        var newest = _newest.AddOrUpdate(
            (language, seesLists), _ => Begin(summary), (_, known) => ReferenceEquals(known.Of, summary) ? known : Begin(summary));
        return await newest.Rendering.Value.WaitAsync(cancellation);

        (SummaryView, Lazy<Task<IReadOnlyList<string>>>) Begin(SummaryView of) => (of, new(() => RenderAsync(of, language, seesLists)));
    }

    private async Task<IReadOnlyList<string>> RenderAsync(SummaryView summary, Language language, bool seesLists)
    {
        var reader = new Reader(language, summary.At);
        return
        [
            await PanelAsync<SymptomsPanel>(reader, OperationsModels.SymptomsOf(summary, seesLists)),
            await PanelAsync<FlowsPanel>(reader, OperationsModels.FlowsOf(summary, seesLists)),
            await PanelAsync<CollaborationPanel>(reader, OperationsModels.CollaborationOf(summary, seesLists)),
        ];
    }

    private Task<string> PanelAsync<TPanel>(Reader reader, object model) where TPanel : IComponent =>
        renderer.RenderAsync<TPanel>(new() { ["R"] = reader, ["Model"] = model });
}
