using Coordination.Host.Live;
using Coordination.Host.Pages.Localization;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Alerts;

/// <summary>Reads the open alerts a page begins with, and the names alerts are shown with.</summary>
internal sealed class AlertFeedReader(
    AlertTable table, AlertDelivery views, DeskTables desks, OrganizationSource organization, PolicySource policies)
{
    private const int ShownMax = 100;
    private const string Stream = "/live/alerts";

    /// <summary>The user's open alerts, newest first.</summary>
    /// <param name="citizen">The citizen the alerts are about; null: any.</param>
    /// <param name="cancellation">Cancels the reads.</param>
    internal async Task<AlertFeed> ReadAsync(PageUser user, string? citizen, CancellationToken cancellation)
    {
        var stream = citizen is null ? Stream : $"{Stream}?citizen={citizen}";
        if (user.Caseworker is null) return new AlertFeed([], 0, stream);

        // Read the position before the list: the stream begins after it and may repeat an alert, but misses none.
        var position = await table.LastPositionAsync(views.ReceiversOf(user.Caller), cancellation);
        var limit = citizen is null ? ShownMax : PageFactory.AlertsCountedMax;
        var records = await table.ReadForReceiversAsync(
            views.ReceiversOf(user.Caller), AlertStates.Open, limit, cancellation: cancellation);
        var shown = citizen is null ? records : [.. records.Where(record => record.Alert.Citizen == citizen).Take(ShownMax)];
        return new AlertFeed(await ModelsAsync(shown, user.Localizer, showsNames: true, cancellation), position, stream);
    }

    /// <summary>Alerts ready to show. Reading them here marks them as delivered.</summary>
    /// <param name="showsNames">Whether citizens are named: to caseworkers, whom the alert involves, but not to operations.</param>
    internal async Task<IReadOnlyList<AlertModel>> ModelsAsync(
        IReadOnlyList<AlertRecord> records, Localizer localizer, bool showsNames, CancellationToken cancellation)
    {
        if (records.Count == 0) return [];
        var names = new OrganizationNames(organization.Current);
        var shown = await views.DeliverAsync(records, AlertChannels.Page, cancellation, names.Of);
        string[] keys = [.. shown.Select(static alert => alert.Citizen).OfType<string>().Distinct()];
        var citizens = showsNames ? await desks.ReadNamesAsync(keys, cancellation) : [];
        var nameOf = citizens.ToDictionary(static citizen => citizen.Citizen, static citizen => citizen.Name, StringComparer.Ordinal);
        return
        [
            .. shown.Select(alert => AlertModel.Of(
                alert, alert.Citizen is { } key ? nameOf.GetValueOrDefault(key) : null, names, localizer, policies.Current)),
        ];
    }
}
