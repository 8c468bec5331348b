using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
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

    /// <summary>The highest amount, in kroner.</summary>
    public const int AmountMax = 100_000_000;

    /// <summary>The highest feedback score.</summary>
    public const int ScoreMax = 40;

    private EventReading(EventData? data, IReadOnlyList<Fault> faults, IReadOnlyList<string>? unknown = null)
    {
        Data = data;
        Faults = faults;
        Unknown = unknown ?? [];
    }

    /// <summary>The data; null when there is a fault.</summary>
    public EventData? Data { get; }

    /// <summary>All faults; empty when there is data.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>The names of properties that the type does not know. They are dropped.</summary>
    public IReadOnlyList<string> Unknown { get; }

    [MemberNotNullWhen(true, nameof(Data))]
    public bool IsSound => Data is not null;

    /// <summary>Reads the <c>data</c> of an event. Properties that the type does not know are dropped.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="data">The value of <c>data</c>; undefined when the event has none.</param>
    /// <param name="longestAppointment">How long an appointment may last, by policy; null: no limit.</param>
    public static EventReading Read(EventType type, JsonElement data, TimeSpan? longestAppointment = null)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return new(null, [new Fault("/data", $"{FaultValue.In(data)}, expected an object")]);

        var unreadable = OutsideJson.FaultsIn(data, "/data");
        if (unreadable.Count > 0)
            return new(null, unreadable);

        var reading = new Reading(data, "/data", longestAppointment);
        var read = type.Read(ref reading);
        if (reading.Faults is { } faults) return new(null, faults);
        return new(reading.Cleared is { } cleared ? read with { Cleared = cleared } : read, [], UnknownIn(type, data));
    }

    private static List<string>? UnknownIn(EventType type, JsonElement data)
    {
        List<string>? unknown = null;
        foreach (var property in data.EnumerateObject())
            if (!type.Has(JsonMarshal.GetRawUtf8PropertyName(property)) && !type.Has(property.Name)) (unknown ??= []).Add(property.Name);
        return unknown;
    }
}
