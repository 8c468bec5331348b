using Coordination.Ids;

namespace Coordination.Events;

/// <summary>
/// A department event about one citizen. Two events with equal <see cref="Id"/> and <see cref="Source"/> are the same event.
/// </summary>
[GenerateSerializer, Immutable, Alias("coordination.department-event")]
public sealed record DepartmentEvent
{
    /// <summary>The sending system, a path whose first part is the department, such as <c>/BIF/fasit</c>.</summary>
    [Id(0)] public required string Source { get; init; }

    /// <summary>The sender's id of the event, unique for the citizen among events of the source.</summary>
    [Id(1)] public required string Id { get; init; }

    /// <summary>The full type, such as <c>coordination.intervention.granted.v1</c>.</summary>
    [Id(2)] public required string Type { get; init; }

    /// <summary>When it happened, as the sender reports it.</summary>
    [Id(3)] public required DateTimeOffset Time { get; init; }

    /// <summary>Orders events with equal <see cref="Time"/>; see <see cref="EventOrder"/>.</summary>
    [Id(4)] public string? Sequence { get; init; }

    /// <summary>The data of the type.</summary>
    [Id(5)] public required EventData Data { get; init; }

    /// <summary>An event of the type that its data is of.</summary>
    /// <param name="source">The sending system, such as <c>/BIF/fasit</c>.</param>
    /// <param name="id">The sender's id of the event.</param>
    /// <param name="time">When it happened.</param>
    /// <param name="data">What happened.</param>
    /// <param name="sequence">Orders events with equal time; null: their ids do.</param>
    public static DepartmentEvent Of(string source, string id, DateTimeOffset time, EventData data, string? sequence = null) =>
        new() { Source = source, Id = id, Type = EventTypes.Of(data).Name, Time = time, Sequence = sequence, Data = data };

    /// <summary>The code of the sending department: the first part of <see cref="Source"/>.</summary>
    public string Department => DepartmentOf(Source);

    /// <summary>The code of the department a source belongs to: its first part; empty when it has none.</summary>
    public static string DepartmentOf(string source)
    {
        var path = source.AsSpan().TrimStart('/');
        var end = path.IndexOf('/');
        return DepartmentTexts.Of(end < 0 ? path : path[..end]);
    }

    /// <summary>The name of the system a source belongs to: what follows its department; empty when nothing does.</summary>
    public static string SystemOf(string source)
    {
        var path = source.AsSpan().TrimStart('/');
        var end = path.IndexOf('/');
        return end < 0 ? "" : path[(end + 1)..].ToString();
    }
}
