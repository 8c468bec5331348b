using System.Text.Json.Serialization;

namespace Coordination.Simulator.Sending;

/// <summary>The result of an event, in the service's words, and <see cref="Unknown"/> when there was no answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventStatus>))]
internal enum EventStatus
{
    /// <summary>Durable, but not yet settled.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>The service already had it.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>Refused, because the service has an event with its source and id and other content.</summary>
    [JsonStringEnumMemberName("conflicting")]
    Conflicting,

    /// <summary>It waits for the item it changes.</summary>
    [JsonStringEnumMemberName("parked")]
    Parked,

    /// <summary>Refused. The service stored nothing of it.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Applied to its citizen.</summary>
    [JsonStringEnumMemberName("settled")]
    Settled,

    /// <summary>No answer came. The service may or may not have stored it.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
