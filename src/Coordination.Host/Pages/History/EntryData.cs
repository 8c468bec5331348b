using System.Text.Json;
using Coordination.Events;

namespace Coordination.Host.Pages.History;

/// <summary>The JSON data of a journal entry, or an object in it. A property that is missing or of another type is null.</summary>
internal readonly struct EntryData(JsonElement json)
{
    internal string? Text(string name) => Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A value of any type as text.</summary>
    internal string? Any(string name) => Property(name)?.ToString();

    internal DateTimeOffset? Instant(string name) => Text(name) is { } text && Iso.TryInstant(text, out var instant) ? instant : null;

    internal DateOnly? Day(string name) => Time(name)?.Date;

    internal DateOrInstant? Time(string name) =>
        Text(name) is { } text && DateOrInstant.TryParse(text, out var value) ? value : null;

    internal EntryData? Object(string name) => Property(name) is { } value ? new EntryData(value) : null;

    /// <summary>The elements of an array as texts.</summary>
    internal IEnumerable<string>? Array(string name) => Property(name) is { ValueKind: JsonValueKind.Array } value
        ? value.EnumerateArray().Select(static element => element.ToString())
        : null;

    private JsonElement? Property(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
