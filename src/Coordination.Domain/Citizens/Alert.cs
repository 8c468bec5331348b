using System.Text.Json.Serialization;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>How urgent an alert is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Information: the receiver owes nothing.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>Something is owed.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something is overdue or about to be.</summary>
    [JsonStringEnumMemberName("urgent")] Urgent,
}

/// <summary>
/// An alert (advis) as journaled: one for each subject and receiver, updated in place. It holds no words: what it says is made
/// from the citizen's state.
/// </summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }

    /// <summary>What it is about.</summary>
    [JsonPropertyName("matter")]
    public required AlertSubject Subject { get; init; }

    /// <summary>A caseworker, or the operations of a department.</summary>
    public required Addressee Receiver { get; init; }

    /// <summary>A rule's name, or another kind that the contract lists, such as <c>handover-offered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of what the receiver must act on.</summary>
    public required string About { get; init; }

    /// <summary>The department of what the receiver must act on.</summary>
    public required DepartmentCode Department { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>How far its subject has come; when that changes, an acknowledged alert is raised again.</summary>
    public required AlertStage Stage { get; init; }

    /// <summary>By when the receiver must act; null where nothing is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was raised last.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When its receiver acknowledged it; null while they have not.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who was alerted last because its receiver did not acknowledge it; null where nobody was.</summary>
    public CaseworkerId? EscalatedTo { get; init; }

    /// <summary>The id of the alert about a subject to a receiver.</summary>
    public static AlertId IdOf(CitizenKey citizen, AlertSubject subject, Addressee receiver) =>
        new(DeterministicId.Id("alert", citizen.Value, subject.Value, receiver.Value));
}
