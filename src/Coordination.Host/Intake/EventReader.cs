using System.Text.Json;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Ids;

namespace Coordination.Host.Intake;

/// <summary>
/// Reads one CloudEvent (1.0) and names each of its faults by pointer. The CloudEvents package is not used: it would stop at the
/// first fault and copy the data once more.
/// </summary>
internal static class EventReader
{
    private const string SpecVersion = "1.0";
    private const string CprPrefix = "cpr:";
    private const string CitizenPrefix = "citizen:";
    private const string IdExpected = "an id of 1 to 200 characters";
    private const string SubjectExpected =
        "cpr: followed by ten digits, citizen: followed by a key, or ref: followed by the own department and id, such as ref:BIF/7";
    private const string CprExpected = "not a CPR number, expected ten digits that begin with a day and a month";
    private const string TimeExpected = "an instant with an offset, such as 2026-08-31T12:00:00+02:00, " + OutsideTime.Bounds;

    /// <summary>Reads an event.</summary>
    /// <param name="element">The event as JSON.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="longestAppointment">How long an appointment may last, by policy; null: as long as it likes.</param>
    internal static ReadEvent Read(JsonElement element, Caller sender, TimeSpan? longestAppointment = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return new ReadEvent { Faults = [new Fault("", $"{Seen(element)}, expected a CloudEvent")] };

        List<Fault> faults = [.. OutsideJson.FaultsIn(element)];
        if (faults.Count > 0) return new ReadEvent { Faults = faults };
        if (Text(element, "specversion", $"\"{SpecVersion}\"", faults) is { } version && version != SpecVersion)
            faults.Add(new Fault("/specversion", $"{Quoted(version)}, expected \"{SpecVersion}\""));
        var id = Text(element, "id", IdExpected, faults);
        var source = Source(element, faults);
        var type = Type(element, faults);
        var time = Time(element, faults);
        var sequence = Sequence(element, faults);
        var subject = Subject(element, faults);
        List<string> unknown = [];
        var data = Data(element, type, longestAppointment, faults, unknown);
        var otherCpr = OtherCpr(data, faults);
        DryRun(element, unknown, faults);
        if (source is not null && EventWithdrawn.FaultIn(source, data) is { } fault) faults.Add(fault);
        var read = subject with
        {
            Id = id, Source = source, Type = type?.Name, OtherCpr = otherCpr, Faults = faults, Unknown = unknown,
        };
        if (source is not null && !sender.MaySend(source)) return read with { IsOfAnotherSource = true };
        if (source is not null && subject.Reference?.IsOf(source) is false) return read with { IsOfAnotherDepartment = true };
        if (faults.Count > 0) return read;
        return read with
        {
            Event = new DepartmentEvent
            {
                Id = id!, Source = source!, Type = type!.Name, Time = time!.Value, Sequence = sequence, Data = data!,
            },
        };
    }

    /// <summary>Whoever asks for a rehearsal, in the event or in its data, must not have the event stored.</summary>
    private static void DryRun(JsonElement element, List<string> unknown, List<Fault> faults)
    {
        const string why = "no part of an event, expected none: /api/v1/events/validate says what would become of events";
        foreach (var name in (ReadOnlySpan<string>)[EventRequest.DryRun, EventRequest.DryRunAttribute])
        {
            if (element.TryGetProperty(name, out _)) faults.Add(new Fault($"/{name}", why));
            if (unknown.Contains(name)) faults.Add(new Fault($"/data/{name}", why));
        }
    }

    private static string? Source(JsonElement element, List<Fault> faults)
    {
        if (Text(element, "source", EventFaults.SourceExpected, faults) is not { } source) return null;
        if (EventFaults.MaySend(source)) return source;
        faults.Add(new Fault("/source", $"{Quoted(source)}, expected {EventFaults.SourceExpected}"));
        return null;
    }

    private static EventType? Type(JsonElement element, List<Fault> faults)
    {
        const string expected = "a known type such as coordination.intervention.started.v1";
        if (Text(element, "type", expected, faults) is not { } name) return null;
        if (EventTypes.Find(name) is { } type) return type;
        faults.Add(new Fault("/type", $"{Quoted(name)}, expected {expected}"));
        return null;
    }

    private static DateTimeOffset? Time(JsonElement element, List<Fault> faults)
    {
        if (Text(element, "time", TimeExpected, faults) is not { } text) return null;
        if (OutsideTime.TryInstant(text, out var time)) return time;
        faults.Add(new Fault("/time", $"{Quoted(text)}, expected {TimeExpected}"));
        return null;
    }

    private static string? Sequence(JsonElement element, List<Fault> faults)
    {
        if (!element.TryGetProperty("sequence", out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _)
            ? value.GetRawText()
            : Text(element, "sequence", "a text of 1 to 200 characters", faults);
    }

    private static ReadEvent Subject(JsonElement element, List<Fault> faults)
    {
        if (Text(element, "subject", SubjectExpected, faults) is not { } subject) return new ReadEvent();
        if (subject.StartsWith(CprPrefix, StringComparison.Ordinal))
        {
            if (Cpr.TryRead(subject[CprPrefix.Length..], out var cpr)) return new ReadEvent { SubjectKind = "cpr", Cpr = cpr };
            faults.Add(new Fault("/subject", CprExpected));
            return new ReadEvent { SubjectKind = "cpr" };
        }

        if (subject.StartsWith(CitizenPrefix, StringComparison.Ordinal))
        {
            var key = subject[CitizenPrefix.Length..];
            if (CitizenPseudonyms.HasForm(key)) return new ReadEvent { SubjectKind = "citizen", Citizen = key };
            faults.Add(NeverGivenOut);
            return new ReadEvent { SubjectKind = "citizen" };
        }

        if (CitizenReference.Read(subject) is { } reference) return new ReadEvent { SubjectKind = "ref", Reference = reference };
        faults.Add(new Fault("/subject", $"another form, expected {SubjectExpected}"));
        return new ReadEvent();
    }

    /// <summary>The CPR number by which an event names another citizen; null: it names none so.</summary>
    private static Cpr? OtherCpr(EventData? data, List<Fault> faults)
    {
        if (data is not INamesOtherCitizen named) return null;
        if (named.OtherCpr is { } digits)
        {
            if (Cpr.TryRead(digits, out var cpr)) return cpr;
            faults.Add(new Fault($"/data/{named.OtherName}", CprExpected));
        }
        else if (!CitizenPseudonyms.HasForm(named.OtherKey)) faults.Add(OtherNeverGivenOut(named));
        return null;
    }

    /// <summary>The fault of the key of another citizen that this service has not issued.</summary>
    internal static Fault OtherNeverGivenOut(INamesOtherCitizen named) => new(
        $"/data/{named.OtherName}", "a citizen key that was never given out, expected one answered by the look-up or an earlier event");

    /// <summary>The fault of an event that names its own subject as another citizen.</summary>
    internal static Fault IsSubjectItself(INamesOtherCitizen named) => new(
        $"/data/{named.OtherName}", "the subject itself, expected another citizen");

    /// <summary>The fault of a citizen key that this service has not issued.</summary>
    internal static Fault NeverGivenOut { get; } = new(
        "/subject", "a citizen key that was never given out, expected one answered by the look-up or an earlier event");

    private static EventData? Data(
        JsonElement element, EventType? type, TimeSpan? longestAppointment, List<Fault> faults, List<string> unknown)
    {
        if (element.TryGetProperty("datacontenttype", out var given) && given.ValueKind != JsonValueKind.Null
            && !JsonMediaType.IsJson(given.ValueKind == JsonValueKind.String ? given.GetString() : null))
            faults.Add(new Fault("/datacontenttype", $"{Seen(given)}, expected application/json"));
        if (type is null) return null;
        if (element.TryGetProperty("data_base64", out var encoded))
            return DataOf(type, element, encoded, longestAppointment, faults, unknown);
        element.TryGetProperty("data", out var data);
        return DataOf(type, data, longestAppointment, faults, unknown);
    }

    private static EventData? DataOf(
        EventType type, JsonElement data, TimeSpan? longestAppointment, List<Fault> faults, List<string> unknown)
    {
        var reading = EventReading.Read(type, data, longestAppointment);
        faults.AddRange(reading.Faults);
        unknown.AddRange(reading.Unknown);
        return reading.Data;
    }

    // JSON format 1.0.2, 3.1: data_base64 stands for data, never beside it.
    private static EventData? DataOf(
        EventType type, JsonElement element, JsonElement encoded, TimeSpan? longestAppointment, List<Fault> faults, List<string> unknown)
    {
        if (element.TryGetProperty("data", out _)) faults.Add(new Fault("/data_base64", "stands beside data, expected one of them"));
        else if (encoded.ValueKind == JsonValueKind.String && encoded.TryGetBytesFromBase64(out var bytes))
        {
            try
            {
                using var decoded = JsonDocument.Parse(bytes);
                return DataOf(type, decoded.RootElement, longestAppointment, faults, unknown);
            }
            catch (JsonException)
            {
                faults.Add(new Fault("/data_base64", "not JSON when decoded, expected the data as JSON"));
            }
        }
        else faults.Add(new Fault("/data_base64", $"{Seen(encoded)} that is not base64, expected the data as JSON in base64"));

        return null;
    }

    private static string? Text(JsonElement element, string name, string expected, List<Fault> faults)
    {
        var text = element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (text is { Length: <= EventReading.IdLengthMax } && !string.IsNullOrWhiteSpace(text) && OutsideText.IsSound(text)) return text;
        var seen = text is null
            ? Seen(value)
            : text.Length > EventReading.IdLengthMax
            ? $"{text.Length} characters"
            : string.IsNullOrWhiteSpace(text)
            ? "empty"
            : "a text with control characters or noncharacters";
        faults.Add(new Fault($"/{name}", $"{seen}, expected {expected}"));
        return null;
    }

    private static string Seen(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string Quoted(string text) => $"\"{CprRedactor.From(text)}\"";
}

/// <summary>An event as it was read, or the reason for refusing it.</summary>
internal sealed record ReadEvent
{
    /// <summary>The event; null when it is refused.</summary>
    internal DepartmentEvent? Event { get; init; }

    /// <summary>The id; null when it cannot be read.</summary>
    internal string? Id { get; init; }

    /// <summary>The source; null when it cannot be read.</summary>
    internal string? Source { get; init; }

    /// <summary>The type; null when it is unknown.</summary>
    internal string? Type { get; init; }

    /// <summary><c>cpr</c>, <c>citizen</c> or <c>ref</c>.</summary>
    internal string? SubjectKind { get; init; }

    /// <summary>The citizen's CPR number; null when the subject holds none.</summary>
    internal Cpr? Cpr { get; init; }

    /// <summary>A department's own reference to the citizen; null when the subject holds none.</summary>
    internal CitizenReference? Reference { get; init; }

    /// <summary>The CPR number of the other citizen that the data names; null when it names none so.</summary>
    internal Cpr? OtherCpr { get; init; }

    /// <summary>The citizen's key; null until it is known.</summary>
    internal string? Citizen { get; init; }

    /// <summary>Whether its source differs from the credential's source.</summary>
    internal bool IsOfAnotherSource { get; init; }

    /// <summary>Whether its subject is another department's own reference.</summary>
    internal bool IsOfAnotherDepartment { get; init; }

    internal IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The names of properties of its data that were dropped.</summary>
    internal IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The limit that it exceeds; null: none.</summary>
    internal string? BeyondLimit { get; init; }

    /// <summary>The status of the refusal; null when the event is accepted.</summary>
    internal int? RefusedWith =>
        IsOfAnotherSource || IsOfAnotherDepartment ? StatusCodes.Status403Forbidden
        : Faults.Count > 0 ? StatusCodes.Status400BadRequest
        : BeyondLimit is not null ? StatusCodes.Status429TooManyRequests
        : null;

    /// <summary>The reason for the refusal.</summary>
    internal string Why => IsOfAnotherSource
        ? "A credential sends events of its own source only."
        : IsOfAnotherDepartment
        ? "A department's own reference is a subject for that department's sources only."
        : BeyondLimit is { } limit && Faults.Count == 0
        ? limit
        : $"The event has {(Faults.Count == 1 ? "a fault" : $"{Faults.Count} faults")}; nothing of it was taken in.";
}
