using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Coordination.Events;

/// <summary>The outcome of reading an event's data from outside: the data, or every fault in it.</summary>
public readonly record struct EventReading
{
    /// <summary>Longest id, in UTF-16 code units.</summary>
    public const int IdLengthMax = 200;

    /// <summary>Longest kind, in UTF-16 code units.</summary>
    public const int KindLengthMax = 100;

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public const int TextLengthMax = 4_000;

    /// <summary>Most items in a list.</summary>
    public const int ListCountMax = 100;

    /// <summary>Most hours a week.</summary>
    public const int WeeklyHoursMax = 168;

    /// <summary>Highest feedback score.</summary>
    public const int ScoreMax = 40;

    private EventReading(EventData? data, IReadOnlyList<Fault> faults)
    {
        Data = data;
        Faults = faults;
    }

    /// <summary>What was read; null when there is a fault.</summary>
    public EventData? Data { get; }

    /// <summary>Every fault; empty when the data is sound.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Whether there is data and no fault.</summary>
    [MemberNotNullWhen(true, nameof(Data))]
    public bool IsSound => Data is not null;

    /// <summary>Reads the <c>data</c> of an event. Fields the type does not know are dropped; null counts as absent.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="data">The value of <c>data</c>; undefined when the event has none.</param>
    public static EventReading Read(EventType type, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return new(null, [new Fault("/data", $"{Seen.In(data)}, expected an object")]);

        var unreadable = OutsideJson.FaultsIn(data, "/data");
        if (unreadable.Count > 0)
            return new(null, unreadable);

        var reading = new Reading(data, "/data");
        var read = type.Read(ref reading);
        return reading.Faults is { } faults ? new(null, faults) : new(read, []);
    }
}
