using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Coordination.Events;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Http;

/// <summary>
/// The position after which a list is read on, as one opaque word in an address. It names the last row and no number of rows, so that
/// rows which come and go between two pages neither repeat nor hide others. It holds keys, ids and instants, never a name.
/// </summary>
internal static class PageCursor
{
    private const int LengthMax = 8_000;

    /// <summary>The word for the parts of a position.</summary>
    internal static string Of(params string?[] parts) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));

    /// <summary>Reads the parts of a position; null: the text is none, or has another number of parts.</summary>
    internal static string?[]? Read(string text, int parts)
    {
        if (text.Length > LengthMax || !Base64Url.IsValid(text)) return null;
        try
        {
            var read = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text));
            return read?.Length == parts && read.All(static part => part is null || OutsideText.IsSound(part)) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The word for a position in a list ordered by due time.</summary>
    internal static string Of(ListPosition position) => Of(Part(position.DueAt), Part(position.Since), position.Id, position.Citizen);

    /// <summary>Reads such a position: the beginning where the text is absent; null where it is none.</summary>
    internal static ListPosition? ReadPosition(string? text)
    {
        if (string.IsNullOrEmpty(text)) return ListPosition.Start;
        return Read(text, 4) is [var due, var since, { } id, { } citizen] && Instant(due) is { } dueAt && Instant(since) is { } opened
            ? new ListPosition(dueAt, opened, id, citizen)
            : null;
    }

    /// <summary>An instant as a part.</summary>
    internal static string Part(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The instant of a part; null: it is none.</summary>
    internal static DateTimeOffset? Instant(string? part) =>
        DateTimeOffset.TryParseExact(part, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
        && instant.Year >= 1800 ? instant : null;
}
