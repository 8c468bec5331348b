using System.Buffers;
using System.Text.Json;

namespace Coordination.Events;

/// <summary>
/// What is wrong with an event that came as an object: by a grain call or over a stream. It is held to what an event over HTTP is
/// held to, by the same code.
/// </summary>
/// <remarks>Thread safe.</remarks>
public static class EventFaults
{
    /// <summary>What a source must be, for the text of a fault.</summary>
    public const string SourceExpected = "a path whose first part is the department, such as /BIF/fasit";

    private static readonly SearchValues<char> NotInPaths = SearchValues.Create(" \t\r\n?#");

    /// <summary>Every fault, by pointer; empty when the event is sound.</summary>
    /// <param name="reported">The event; null is a fault.</param>
    /// <param name="longestAppointment">How long an appointment may last, by policy; null: no limit.</param>
    public static IReadOnlyList<Fault> In(DepartmentEvent? reported, TimeSpan? longestAppointment = null)
    {
        if (reported is null) return [new Fault("", "null, expected an event")];
        List<Fault> faults = [];
        if (!IsId(reported.Id)) faults.Add(new Fault("/id", $"expected 1 to {EventReading.IdLengthMax} characters of text"));
        if (!IsId(reported.Source) || !MaySend(reported.Source)) faults.Add(new Fault("/source", $"expected {SourceExpected}"));
        if (!OutsideTime.IsWithin(reported.Time)) faults.Add(new Fault("/time", $"expected an instant {OutsideTime.Bounds}"));
        if (reported.Sequence is { } sequence && !IsId(sequence))
            faults.Add(new Fault("/sequence", $"expected 1 to {EventReading.IdLengthMax} characters of text"));
        if (reported.Data is not { } data) faults.Add(new Fault("/data", "null, expected an object"));
        else if (EventTypes.Find(reported.Type ?? "") is not { } type || type.DataType != data.GetType())
            faults.Add(new Fault("/type", "expected the type that the data is of"));
        else faults.AddRange(In(type, data, longestAppointment));
        if (faults.Count == 0 && EventWithdrawn.FaultIn(reported.Source, reported.Data) is { } fault) faults.Add(fault);
        if (faults.Count == 0 && reported.Data is INamesOtherCitizen { OtherCpr: not null } named)
            faults.Add(new Fault($"/data/{named.OtherName}", "a CPR number, expected citizen: followed by a key"));
        return faults;
    }

    /// <summary>Whether a text is a source: an absolute path without blanks, query and fragment whose first part is not empty.</summary>
    public static bool IsSource(string source) =>
        source.StartsWith('/') && DepartmentEvent.DepartmentOf(source).Length > 0 && !source.AsSpan().ContainsAny(NotInPaths);

    /// <summary>Whether a text is the source of events from outside: none that the service itself writes.</summary>
    public static bool MaySend(string source) => IsSource(source) && !ReservedWords.HasSource(source);

    private static bool IsId(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= EventReading.IdLengthMax && OutsideText.IsSound(text);

    private static IReadOnlyList<Fault> In(EventType type, EventData data, TimeSpan? longestAppointment)
    {
        using var json = ReusedJson.Take();
        try
        {
            EventJson.Write(json.Writer, data);
        }
        catch (JsonException)
        {
            return [new Fault("/data", "a date or an instant that is neither, expected either")];
        }

        using var written = JsonDocument.Parse(json.Written);
        var reading = EventReading.Read(type, written.RootElement, longestAppointment);
        if (reading.IsSound && data.Cleared is { } cleared && !cleared.Equals(reading.Data.Cleared))
            return
            [
                new Fault(
                    "/data", "clears a property that it names, or that cannot be cleared; expected optional ones in ordinal order"),
            ];
        return reading.Faults;
    }
}
