using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Simulator.Imports;

/// <summary>
/// How rows of a table become events: a JSON document. A text in it is a template, in which <c>{Column}</c> stands for the row's value in
/// that column.
/// </summary>
internal sealed record ImportMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The source of all events, such as <c>/BIF/fasit</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The character between fields.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>The file's encoding: <c>utf-8</c> or <c>latin1</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The zone of local times and days.</summary>
    public string TimeZone { get; init; } = "Europe/Copenhagen";

    /// <summary>The forms of dates and times in the file, beside ISO 8601: <c>dd-MM-yyyy</c>, <c>dd-MM-yyyy HH:mm</c>.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>The service's words for values of columns: by column, then by value. Another value refuses the row.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The events that a row becomes, in order.</summary>
    public required IReadOnlyList<MappedEvent> Events { get; init; }

    /// <exception cref="InvalidDataException">It is no mapping; the message says where and why.</exception>
    public static ImportMapping Read(FileInfo file)
    {
        ImportMapping? mapping;
        try
        {
            using var stream = file.OpenRead();
            mapping = JsonSerializer.Deserialize<ImportMapping>(stream, Json);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{file.Name}: {fault.Message}", fault);
        }

        return mapping switch
        {
            null or { Events: null or [] } => throw new InvalidDataException($"{file.Name}: /events is empty, expected at least one."),
            { Delimiter: not [_] } => throw new InvalidDataException($"{file.Name}: /delimiter must be one character."),
            { Encoding: not ("utf-8" or "latin1") } =>
                throw new InvalidDataException($"{file.Name}: /encoding is {mapping.Encoding}, expected utf-8 or latin1."),
            _ when !TimeZoneInfo.TryFindSystemTimeZoneById(mapping.TimeZone, out _) =>
                throw new InvalidDataException($"{file.Name}: /timeZone is {mapping.TimeZone}, expected one such as Europe/Copenhagen."),
            _ => mapping,
        };
    }

    /// <summary>The encoding. A byte that it does not have is an error, not another character.</summary>
    public Encoding ToEncoding() => Encoding == "latin1"
        ? System.Text.Encoding.Latin1
        : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}

/// <summary>An event that a row becomes.</summary>
internal sealed record MappedEvent
{
    /// <summary>The type, with or without its prefix and version: <c>intervention.started</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The same row must always give the same id, so that a row that is sent twice counts once.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// <c>cpr:{Column}</c>, <c>citizen:{Column}</c> or <c>ref:BIF/{Column}</c>. In a number, spaces and hyphens are left out.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>When it happened.</summary>
    public required string Time { get; init; }

    public string? Sequence { get; init; }

    /// <summary>The row becomes this event only if each of these columns has one of these values; absent: always.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// The data by property: a template, a constant, <c>{"number": …}</c>, <c>{"date": …}</c>, <c>{"time": …}</c>, or <c>{"flag": …}</c>,
    /// which is true for the values in <c>"true"</c>. A property whose columns are all empty is left out.
    /// </summary>
    public required IReadOnlyDictionary<string, JsonElement> Data { get; init; }
}
