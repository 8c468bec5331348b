using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Coordination.Host.Pages;

/// <summary>Renders components outside a page, for the streams.</summary>
/// <remarks>Thread safe: each call creates its own renderer.</remarks>
internal sealed class FragmentRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The HTML of a component with these parameters.</summary>
    internal async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
