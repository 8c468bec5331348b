using System.Text.Json.Serialization;

namespace Coordination.Simulator.Sending;

/// <summary>What became of an event, in the words of the service; and what this program says when there was no answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventStatus>))]
internal enum EventStatus
{
    /// <summary>Durable, and not yet settled.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>The service had it already.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>Waits for the item that it changes.</summary>
    [JsonStringEnumMemberName("parked")]
    Parked,

    /// <summary>Refused; nothing of it was stored.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Settled by its citizen.</summary>
    [JsonStringEnumMemberName("settled")]
    Settled,

    /// <summary>No answer came: it may or may not have been stored.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
