using System.Collections.Concurrent;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;
using Microsoft.AspNetCore.Components;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>
/// The HTML of the operations page's panels, rendered once per language, access, departments led in and summary for all open pages.
/// </summary>
/// <remarks>Thread safe.</remarks>
internal sealed class OperationsPanelCache(SummaryReader summaries, FragmentRenderer renderer)
{
    private readonly ConcurrentDictionary<(Language, bool, string), (SummaryView Of, Lazy<Task<IReadOnlyList<string>>> Rendering)>
        _newest = new();

    /// <summary>The panels of the current summary: symptoms, flows, collaboration.</summary>
    internal async Task<IReadOnlyList<string>> RenderAsync(
        Language language, bool seesLists, ToldFigures told, CancellationToken cancellation)
    {
        var summary = await summaries.ReadAsync(cancellation);
        var own = told.Own is { } led ? string.Join(' ', led.Order(StringComparer.Ordinal)) : "";
        var newest = _newest.AddOrUpdate(
            (language, seesLists, own), _ => Begin(summary),
            (_, known) => ReferenceEquals(known.Of, summary) ? known : Begin(summary));
        return await newest.Rendering.Value.WaitAsync(cancellation);

        (SummaryView, Lazy<Task<IReadOnlyList<string>>>) Begin(SummaryView of) =>
            (of, new(() => RenderAsync(of.As(told), language, seesLists)));
    }

    private async Task<IReadOnlyList<string>> RenderAsync(SummaryView summary, Language language, bool seesLists)
    {
        var localizer = new Localizer(language, summary.At);
        return
        [
            await PanelAsync<SymptomsPanel>(localizer, SymptomsModel.Of(summary, seesLists)),
            await PanelAsync<FlowsPanel>(localizer, FlowsModel.Of(summary, seesLists)),
            await PanelAsync<CollaborationPanel>(localizer, CollaborationModel.Of(summary, seesLists)),
        ];
    }

    private Task<string> PanelAsync<TPanel>(Localizer localizer, object model) where TPanel : IComponent =>
        renderer.RenderAsync<TPanel>(new() { ["L"] = localizer, ["Model"] = model });
}
