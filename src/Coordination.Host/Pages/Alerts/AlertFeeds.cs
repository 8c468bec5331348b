using Coordination.Host.Live;
using Coordination.Host.Pages.Words;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Pages.Alerts;

/// <summary>Reads the open alerts a page begins with, and the names that belong to alerts.</summary>
internal sealed class AlertFeeds(AlertTable table, AlertDelivery views, DeskTables desks, OrganizationSource organization, PolicySource policies)
{
    private const int ShownMax = 100;
    private const string Stream = "/live/alerts";

    /// <summary>The onlooker's open alerts, newest first: all, or those about one citizen.</summary>
    internal async Task<AlertFeed> ReadAsync(Onlooker onlooker, string? citizen, CancellationToken cancellation)
    {
        var stream = citizen is null ? Stream : $"{Stream}?citizen={citizen}";
        if (onlooker.Caseworker is null) return new AlertFeed([], 0, stream);

        // Read before the list, so that a stream that begins after it misses nothing.
        var position = await table.LastPositionAsync(cancellation);
        var limit = citizen is null ? ShownMax : PageFrames.AlertsCountedMax;
        var records = await table.ReadForReceiversAsync(views.ReceiversOf(onlooker.Caller), "open", limit, cancellation: cancellation);
        var mine = citizen is null ? records : [.. records.Where(record => record.Alert.Citizen == citizen).Take(ShownMax)];
        return new AlertFeed(await ModelsAsync(mine, onlooker.R, cancellation), position, stream);
    }

    /// <summary>Alerts for a caseworker, delivered by being shown.</summary>
    internal async Task<IReadOnlyList<AlertModel>> ModelsAsync(IReadOnlyList<AlertRecord> records, Reader reader, CancellationToken cancellation)
    {
        if (records.Count == 0) return [];
        var shown = await views.DeliverAsync(records, cancellation);
        var citizens = await desks.ReadNamesAsync([.. shown.Select(static alert => alert.Citizen).OfType<string>().Distinct()], cancellation);
        var nameOf = citizens.ToDictionary(static citizen => citizen.Citizen, static citizen => citizen.Name, StringComparer.Ordinal);
        var names = new Names(organization.Current);
        return [.. shown.Select(alert => AlertModels.Of(alert, alert.Citizen is { } key ? nameOf.GetValueOrDefault(key) : null, names, reader, policies.Current))];
    }
}
