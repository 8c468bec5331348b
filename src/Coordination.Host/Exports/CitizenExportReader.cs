using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Stored;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Live;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Storage.Access;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Exports;

/// <summary>
/// Reads what an export of a citizen holds, for the document and for the page. Journals and looks are read in pages, and the next page is
/// read only after the reader has taken the one before, so a long journal needs no more memory than a short one.
/// </summary>
internal sealed class CitizenExportReader(
    IGrainFactory grains, CitizenSight sight, AccessLog log, AlertTable table, AlertDelivery views)
{
    private const int RowsAtOnce = 200;
    private const string What = "export";
    private const string Ground = "export";

    /// <summary>Begins an export. The look is logged before it is answered, and so is one that is refused.</summary>
    /// <returns>What the caller sees, and the parts of the export; null: it is refused, or there is no such citizen.</returns>
    internal async Task<(Sight Sight, CitizenExportParts? Parts)> FindAsync(HttpContext http, string key)
    {
        if (await sight.FindAsync(key) is not { } citizen) return (Sight.UnknownCitizen, null);
        CitizenExportParts parts;
        try
        {
            // The picture decides whether the caller may. A place of nobody answers for a key that was never given out.
            var place = citizen.GetPrimaryKeyString();
            if (await grains.GetGrain<ICitizenExport>(place).ExportedPicture() is not { } picture) return (Sight.UnknownCitizen, null);
            parts = new CitizenExportParts(key, picture, await citizen.Keys());
        }
        catch (UnauthorizedAccessException)
        {
            await sight.LogAsync(http, key, What, LookLog.Refused);
            return (Sight.Nothing, null);
        }

        await sight.LogAsync(http, key, What, Ground);
        return (Sight.Whole, parts);
    }

    /// <summary>The journal of a key, oldest first.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<HistoryEntryView>> EntriesAsync(string key)
    {
        for (var after = 0L; ;)
        {
            var entries = await grains.GetGrain<ICitizenExport>(key).ExportedEntries(after, RowsAtOnce);
            yield return entries;
            if (entries.Count < RowsAtOnce) break;
            after = entries[^1].Version;
        }
    }

    /// <summary>Every look under a key, newest first: also this one.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<ExportedLook>> LooksAsync(
        string key, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var before = long.MaxValue; ;)
        {
            var looks = await log.ReadBeforeAsync(key, before, RowsAtOnce, cancellation);
            yield return [.. looks.Select(look => new ExportedLook(key, look.At, look.Who, look.Department, look.What, look.Ground))];
            if (looks.Count < RowsAtOnce) break;
            before = looks[^1].Id;
        }
    }

    /// <summary>The alerts as they stand, each with its receiver. Reading them does not deliver them.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<ExportedAlert>> AlertsAsync(
        IEnumerable<string> ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in ids.Chunk(RowsAtOnce))
        {
            List<ExportedAlert> alerts = [];
            foreach (var id in some)
                if (await table.FindAsync(id, cancellation) is { } record)
                    alerts.Add(new ExportedAlert(record.Alert.Receiver, views.Of(record)));
            yield return alerts;
        }
    }

    /// <summary>The id of the alert that an entry is about; null: it is about none.</summary>
    internal static string? AlertOf(HistoryEntryView entry)
    {
        if (FactJson.TypeOf(entry.Kind) != typeof(AlertChanged)) return null;
        using var data = JsonDocument.Parse(entry.Data);
        return data.RootElement.GetProperty("id").GetString();
    }
}

/// <summary>What an export begins from.</summary>
/// <param name="Key">The key that was asked for.</param>
/// <param name="Picture">The whole picture.</param>
/// <param name="Keys">Every key of the citizen.</param>
internal sealed record CitizenExportParts(string Key, CitizenView Picture, IReadOnlyList<string> Keys);

/// <summary>A look at the citizen.</summary>
/// <param name="Citizen">The key that was looked at.</param>
internal sealed record ExportedLook(
    string Citizen, DateTimeOffset At, string Who, string? Department, string What, string? Ground);

/// <summary>An alert about the citizen.</summary>
/// <param name="Receiver">A caseworker, or the operations of a department.</param>
/// <param name="Alert">The alert as its receiver reads it.</param>
internal sealed record ExportedAlert(string Receiver, AlertView Alert);
