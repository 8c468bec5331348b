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
    /// <summary>Alerts on one page of a desk at most.</summary>
    internal const int ShownMax = 300;

    private const string Stream = "/live/alerts";

    /// <summary>A page of the user's open alerts, the most urgent first, with how many there are of each severity.</summary>
    internal async Task<AlertFeed> ReadAsync(PageUser user, AlertSelection selection, CancellationToken cancellation)
    {
        if (user.Caseworker is null) return new AlertFeed([], 0, Stream);

        // Read the position before the list: the stream begins after it and may repeat an alert, but misses none.
        var receivers = views.ReceiversOf(user.Caller);
        var position = await table.LastPositionAsync(receivers, cancellation);
        var counts = await table.CountOpenBySeverityAsync(receivers, PageFactory.AlertsCountedMax, cancellation);
        var records = await table.ReadOpenAsync(
            receivers, selection.Wanted, selection.After, ShownMax + 1, cancellation: cancellation);
        AlertRecord[] shown = [.. records.Take(ShownMax)];
        return new AlertFeed(await ModelsAsync(shown, user.Localizer, showsNames: true, cancellation), position, Stream)
        {
            Counts = counts,
            Only = selection.Only,
            Next = records.Count > ShownMax ? AlertSelection.WordOf(UrgencyPosition.Of(shown[^1])) : null,
        };
    }

    /// <summary>The user's open alerts about one citizen.</summary>
    internal async Task<AlertFeed> ReadAsync(PageUser user, string citizen, CancellationToken cancellation)
    {
        var stream = $"{Stream}?citizen={citizen}";
        if (user.Caseworker is null) return new AlertFeed([], 0, stream);
        var receivers = views.ReceiversOf(user.Caller);
        var position = await table.LastPositionAsync(receivers, cancellation);
        var records = await table.ReadForReceiversAsync(
            receivers, AlertStates.Open, PageFactory.AlertsCountedMax, cancellation: cancellation);
        AlertRecord[] shown = [.. records.Where(record => record.Alert.Citizen == citizen).Take(ShownMax)];
        return new AlertFeed(await ModelsAsync(shown, user.Localizer, showsNames: true, cancellation), position, stream)
        {
            IsOfOneCitizen = true,
        };
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
