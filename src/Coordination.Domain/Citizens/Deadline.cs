using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>The state of a deadline.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineStatus>))]
public enum DeadlineStatus
{
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Runs, and has warned.</summary>
    [JsonStringEnumMemberName("warned")] Warned,

    /// <summary>Its time went by before it was met; met late it stays missed.</summary>
    [JsonStringEnumMemberName("missed")] Missed,

    /// <summary>Met in time.</summary>
    [JsonStringEnumMemberName("met")] Met,

    [JsonStringEnumMemberName("suspended")] Suspended,

    /// <summary>No longer needed.</summary>
    [JsonStringEnumMemberName("cleared")] Cleared,
}

/// <summary>A deadline (frist) as journaled, a department's own or one that a rule owes.</summary>
public sealed record Deadline
{
    public required DeadlineId Id { get; init; }

    /// <summary>Kind, the rule's name; <c>department</c> for a department's own.</summary>
    public required string Kind { get; init; }

    /// <summary>What must be done, if its department said.</summary>
    public string? Title { get; init; }

    /// <summary>The id of what must be acted on.</summary>
    public required string About { get; init; }

    /// <summary>The subject of its alerts.</summary>
    [JsonPropertyName("matter")]
    public required AlertSubject AlertSubject { get; init; }
    public required DepartmentCode Department { get; init; }

    /// <summary>When it is due.</summary>
    public required Due Due { get; init; }

    /// <summary>Since when it is due then; earlier warnings are skipped.</summary>
    public required DateTimeOffset ArmedAt { get; init; }

    /// <summary>Whether its length is in hours: then it warns at half-time.</summary>
    public bool InHours { get; init; }

    /// <summary>Where it stands.</summary>
    public DeadlineStatus Status { get; init; }

    /// <summary>Who must act, absences taken into account.</summary>
    public required CaseworkerId Responsible { get; init; }

    /// <summary>How many of its warnings have been given.</summary>
    public int Warnings { get; init; }

    /// <summary>When it was met, in time or late.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>When it was found missed.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>When it was found no longer needed, if it was; a missed one stays missed all the same.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>Whether the head has been told of the miss.</summary>
    public bool HeadTold { get; init; }

    /// <summary>Whether nothing more is expected of it.</summary>
    public bool IsClosed => Status is DeadlineStatus.Met or DeadlineStatus.Cleared || MetAt is not null || ClearedAt is not null;
}
