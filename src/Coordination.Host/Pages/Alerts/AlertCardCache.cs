using Coordination.Host.Pages.Localization;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Pages.Alerts;

/// <summary>The HTML of alerts pushed to pages, rendered once per language and position for all open pages.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class AlertCardCache(AlertFeedReader feeds, FragmentRenderer renderer, ServiceClock clock) : IDisposable
{
    /// <summary>Cards cached at most.</summary>
    private const int CardsMax = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _cards = new(new MemoryCacheOptions { SizeLimit = CardsMax });

    internal Task<string> CardAsync(AlertRecord record, Language language, bool showsNames)
    {
        var key = (record.Alert.Id, record.Position, language, showsNames);
        var rendering = _cards.GetOrCreate(key, entry =>
        {
            entry.SetSize(1).SetAbsoluteExpiration(Lifetime);
            return new Lazy<Task<string>>(() => RenderAsync(record, language, showsNames));
        })!;
        if (rendering.IsValueCreated && rendering.Value.IsFaulted) _cards.Remove(key);
        return rendering.Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _cards.Dispose();

    // Many streams wait for one rendering, so none of them may cancel it.
    private async Task<string> RenderAsync(AlertRecord record, Language language, bool showsNames)
    {
        var localizer = new Localizer(language, clock.Now);
        var models = await feeds.ModelsAsync([record], localizer, showsNames, CancellationToken.None);
        return await renderer.RenderAsync<AlertCard>(new() { [nameof(AlertCard.L)] = localizer, [nameof(AlertCard.Alert)] = models[0] });
    }
}
