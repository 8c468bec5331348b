using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Keys;

// The content of the read tables' rows.
public sealed partial class ContentCodec
{
    private const string UnreadableTitle = "—";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Rows as they are stored.</summary>
    /// <param name="changes">The rows in clear.</param>
    /// <param name="key">The citizen's key; null: content is stored as it is.</param>
    /// <param name="index">By what persons are found; null: there are none.</param>
    private static ReadTableChanges Sealed(ReadTableChanges changes, ContentKey? key, PersonIndex? index)
    {
        if (key is not null && changes.Alerts.Count > 0)
            changes = changes with
            {
                Alerts = [.. changes.Alerts.Select(alert => alert with { Message = Sealed(alert.Id, alert.Citizen, alert.Message, key) })],
            };
        if (HasTitle(changes.Deadlines))
            changes = changes with
            {
                Deadlines =
                [
                    .. changes.Deadlines.Select(row => row.Title is null ? row : row with
                    {
                        Title = SealedTitle(row.Citizen, row.Id, JsonSerializer.Serialize(row.Title, Readable), key),
                    }),
                ],
            };
        if (key is not null && changes.Observations.Count > 0)
            changes = changes with
            {
                Observations =
                [
                    .. changes.Observations.Select(row => row with
                    {
                        Observed = SealedContent.SealText(key, ObservationOf(row), row.Observed),
                    }),
                ],
            };
        if (key is not null && changes.Barriers.Count > 0)
            changes = changes with
            {
                Barriers = [.. changes.Barriers.Select(row => row with { Met = SealedContent.SealText(key, BarrierOf(row), row.Met) })],
            };
        if (key is not null && changes.Costs.Count > 0)
            changes = changes with
            {
                Costs = [.. changes.Costs.Select(row => row with { Paid = SealedContent.SealText(key, CostOf(row), row.Paid) })],
            };
        return changes.Persons.Count == 0
            ? changes
            : changes with { StoredPersons = [.. changes.Persons.Select(row => Sealed(row, key, index!))] };
    }

    /// <summary>The title of a deadline, which is JSON.</summary>
    internal static string SealedTitle(string citizen, string deadline, string title, ContentKey? key) =>
        Stored(TitleOf(citizen, deadline), title, key);

    /// <summary>A person as it is stored.</summary>
    internal static StoredPerson Sealed(PersonRow row, ContentKey? key, PersonIndex index)
    {
        var forms = row.Forms.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var hashes = row.BirthDate is { } born ? Array.ConvertAll(forms, form => index.LookUp(born, form)) : [];
        string?[] content = [row.Name, row.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), .. forms];
        return new StoredPerson(
            row.Citizen, Stored(PersonOf(row.Citizen), JsonSerializer.Serialize(content, Readable), key), hashes.ElementAtOrDefault(0),
            hashes.ElementAtOrDefault(1), hashes.ElementAtOrDefault(2), row.Name is { } name ? index.SameName(name) : null);
    }

    /// <summary>By what citizens are found by name.</summary>
    internal ValueTask<PersonIndex> IndexAsync(CancellationToken cancellation) => _keys.IndexAsync(cancellation);

    /// <summary>Deadlines with their titles in clear.</summary>
    internal async Task<IReadOnlyList<DeadlineRow>> OpenAsync(IReadOnlyList<DeadlineRow> rows, CancellationToken cancellation)
    {
        if (!HasTitle(rows)) return rows;
        var keys = await AtHandAsync(
            rows.Where(static row => row.Title is not null).Select(static row => (row.Citizen, Bytes(row.Title!))), cancellation)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => row.Title is { } title
                ? row with
                {
                    Title = TryOpen(keys, TitleOf(row.Citizen, row.Id), Bytes(title)) is { } clear
                        ? JsonSerializer.Deserialize<string>(clear.Span)
                        : UnreadableTitle,
                }
                : row),
        ];
    }

    /// <summary>Rows with persons in clear. One that cannot be read is nobody known, so that others in the list are shown.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="of">Gives citizen and stored person of a row; null: none is stored.</param>
    /// <param name="with">Gives the row with the person; null: none is known.</param>
    /// <param name="cancellation">Ends the wait for keys.</param>
    internal async Task<IReadOnlyList<TResult>> OpenPersonsAsync<T, TResult>(
        IReadOnlyList<T> rows, Func<T, (string Citizen, string? Person)> of, Func<T, PersonRow?, TResult> with,
        CancellationToken cancellation)
    {
        var keys = await AtHandAsync(
            rows.Select(of).Where(static row => row.Person is not null).Select(static row => (row.Citizen, Bytes(row.Person!))),
            cancellation).ConfigureAwait(false);
        var opened = new TResult[rows.Count];
        for (var index = 0; index < opened.Length; index++)
        {
            var (citizen, person) = of(rows[index]);
            opened[index] = with(rows[index], person is null ? null : Person(citizen, TryOpen(keys, PersonOf(citizen), Bytes(person))));
        }

        return opened;
    }

    private static PersonRow? Person(string citizen, ReadOnlyMemory<byte>? clear) =>
        clear is { } json && JsonSerializer.Deserialize<string?[]>(json.Span) is [var name, var born, .. var forms]
            ? new PersonRow(
                citizen, name, born is null ? null : DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                string.Join('\n', forms))
            : null;

    /// <summary>Observations in clear. Of a row that cannot be read nothing is known.</summary>
    internal async Task<IReadOnlyList<ObservationRow>> OpenAsync(IReadOnlyList<ObservationRow> rows, CancellationToken cancellation)
    {
        var keys = await AtHandAsync(rows.Select(static row => (row.Citizen, Bytes(row.Observed))), cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => row with
            {
                Observed = TryOpen(keys, ObservationOf(row), Bytes(row.Observed)) is { } clear ? Encoding.UTF8.GetString(clear.Span) : "",
            }),
        ];
    }

    /// <summary>Barriers in clear. Of a row that cannot be read nothing is known.</summary>
    internal async Task<IReadOnlyList<BarrierRow>> OpenAsync(IReadOnlyList<BarrierRow> rows, CancellationToken cancellation)
    {
        var keys = await AtHandAsync(rows.Select(static row => (row.Citizen, Bytes(row.Met))), cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => row with
            {
                Met = TryOpen(keys, BarrierOf(row), Bytes(row.Met)) is { } clear ? Encoding.UTF8.GetString(clear.Span) : "",
            }),
        ];
    }

    /// <summary>Costs in clear. Of a row that cannot be read nothing is known.</summary>
    internal async Task<IReadOnlyList<CostRow>> OpenAsync(IReadOnlyList<CostRow> rows, CancellationToken cancellation)
    {
        var keys = await AtHandAsync(rows.Select(static row => (row.Citizen, Bytes(row.Paid))), cancellation).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => row with
            {
                Paid = TryOpen(keys, CostOf(row), Bytes(row.Paid)) is { } clear ? Encoding.UTF8.GetString(clear.Span) : "",
            }),
        ];
    }

    private static bool HasTitle(IReadOnlyList<DeadlineRow> rows)
    {
        for (var index = 0; index < rows.Count; index++)
            if (rows[index].Title is not null) return true;
        return false;
    }

    private static string Stored(ContentPlace place, string json, ContentKey? key) =>
        key is null ? json : SealedContent.SealText(key, place, json);

    private static ContentPlace TitleOf(string citizen, string deadline) => new(citizen, "deadlines", deadline);

    private static ContentPlace ObservationOf(ObservationRow row) => new(row.Citizen, "observations", row.Quarter);

    private static ContentPlace BarrierOf(BarrierRow row) => new(row.Citizen, "barriers", row.Id);

    private static ContentPlace CostOf(CostRow row) => new(row.Citizen, "costs", row.Id);

    private static ContentPlace PersonOf(string citizen) => new(citizen, "persons", "");
}
