using Coordination.Host.Pages.Words;
using Coordination.Silo.Clock;
using Coordination.Storage.ReadTables;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Host.Pages.Alerts;

/// <summary>The HTML of pushed alerts: rendered once for each language and position, however many pages show it.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class AlertFragments(AlertFeeds feeds, FragmentRenderer renderer, ServiceClock clock) : IDisposable
{
    private const int KeptMax = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _rendered = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    /// <summary>An alert's card.</summary>
    internal Task<string> CardAsync(AlertRecord record, Language language)
    {
        var key = (record.Alert.Id, record.Position, language);
        var rendering = _rendered.GetOrCreate(key, entry =>
        {
            entry.SetSize(1).SetAbsoluteExpiration(Kept);
            return new Lazy<Task<string>>(() => RenderAsync(record, language));
        })!;
        if (rendering.IsValueCreated && rendering.Value.IsFaulted) _rendered.Remove(key);
        return rendering.Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _rendered.Dispose();

    // For all who wait for it, so that none of them can cancel it.
    private async Task<string> RenderAsync(AlertRecord record, Language language)
    {
        var reader = new Reader(language, clock.Now);
        var models = await feeds.ModelsAsync([record], reader, CancellationToken.None);
        return await renderer.RenderAsync<AlertCard>(new() { [nameof(AlertCard.R)] = reader, [nameof(AlertCard.Alert)] = models[0] });
    }
}
