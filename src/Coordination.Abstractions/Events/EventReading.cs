using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Coordination.Events;

/// <summary>The result of reading an event's data from outside: the data, or all of its faults.</summary>
public readonly record struct EventReading
{
    /// <summary>The maximum length of an id, in UTF-16 code units.</summary>
    public const int IdLengthMax = 200;

    /// <summary>The maximum length of a kind, in UTF-16 code units.</summary>
    public const int KindLengthMax = 100;

    /// <summary>The maximum length of a text, in UTF-16 code units.</summary>
    public const int TextLengthMax = 4_000;

    /// <summary>The maximum number of items in a list.</summary>
    public const int ListCountMax = 100;

    /// <summary>The maximum number of hours per week.</summary>
    public const int WeeklyHoursMax = 168;

    /// <summary>The highest feedback score.</summary>
    public const int ScoreMax = 40;

    private EventReading(EventData? data, IReadOnlyList<Fault> faults)
    {
        Data = data;
        Faults = faults;
    }

    /// <summary>The data; null when there is a fault.</summary>
    public EventData? Data { get; }

    /// <summary>All faults; empty when there is data.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    [MemberNotNullWhen(true, nameof(Data))]
    public bool IsSound => Data is not null;

    /// <summary>Reads the <c>data</c> of an event. Properties that the type does not know are ignored. Null counts as absent.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="data">The value of <c>data</c>; undefined when the event has none.</param>
    /// <param name="longestAppointment">How long an appointment may last, by policy; null: as long as it likes.</param>
    public static EventReading Read(EventType type, JsonElement data, TimeSpan? longestAppointment = null)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return new(null, [new Fault("/data", $"{Seen.In(data)}, expected an object")]);

        var unreadable = OutsideJson.FaultsIn(data, "/data");
        if (unreadable.Count > 0)
            return new(null, unreadable);

        var reading = new Reading(data, "/data", longestAppointment);
        var read = type.Read(ref reading);
        return reading.Faults is { } faults ? new(null, faults) : new(read, []);
    }
}
