using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>The state of a deadline.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineStatus>))]
public enum DeadlineStatus
{
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Open, and has warned.</summary>
    [JsonStringEnumMemberName("warned")] Warned,

    /// <summary>Missed. A deadline that is met late stays missed.</summary>
    [JsonStringEnumMemberName("missed")] Missed,

    /// <summary>Met in time.</summary>
    [JsonStringEnumMemberName("met")] Met,

    [JsonStringEnumMemberName("suspended")] Suspended,

    /// <summary>No longer needed.</summary>
    [JsonStringEnumMemberName("cleared")] Cleared,
}

/// <summary>A deadline (frist) as journaled: a department's own, or one of a rule.</summary>
public sealed record Deadline
{
    public required DeadlineId Id { get; init; }

    /// <summary>The name of the rule; <c>department</c> for a department's own.</summary>
    public required string Kind { get; init; }

    /// <summary>What must be done; null: its department did not report it.</summary>
    public string? Title { get; init; }

    /// <summary>The id of the item, conflict or handover to act on.</summary>
    public required string About { get; init; }

    [JsonPropertyName("matter")]
    public required AlertSubject AlertSubject { get; init; }
    public required DepartmentCode Department { get; init; }

    public required Due Due { get; init; }

    /// <summary>The instant from which it has had this due time. Warnings earlier than that are skipped.</summary>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <summary>Whether its length is in hours. Then it warns when half the time has passed.</summary>
    public bool InHours { get; init; }

    public DeadlineStatus Status { get; init; }

    /// <summary>The person who must act, with absences considered.</summary>
    public required CaseworkerId Responsible { get; init; }

    /// <summary>The number of warnings given.</summary>
    public int Warnings { get; init; }

    /// <summary>When it was met, in time or late; null: it was not.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>When it was found missed; null: it was not.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>When it was found no longer needed; null: it was not. A missed deadline stays missed.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>
    /// True if it was missed before its department started to work with the service: nobody is told, and it counts as no miss of its.
    /// Otherwise null.
    /// </summary>
    public bool? BeforeStart { get; init; }

    /// <summary>Whether the head has been told of the miss.</summary>
    public bool HeadTold { get; init; }

    /// <summary>Whether nothing more is expected.</summary>
    public bool IsClosed => Status is DeadlineStatus.Met or DeadlineStatus.Cleared || MetAt is not null || ClearedAt is not null;
}
