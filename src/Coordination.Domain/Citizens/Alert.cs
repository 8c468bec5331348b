using System.Text.Json.Serialization;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>How urgent an alert is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Information: the receiver owes nothing.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>Somebody owes something.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something is overdue or about to be.</summary>
    [JsonStringEnumMemberName("urgent")] Urgent,
}

/// <summary>
/// An alert (advis) as journaled. There is one for each subject and receiver, and it is updated in place. It contains no text: the
/// text is made from the citizen's state.
/// </summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }

    [JsonPropertyName("matter")]
    public required AlertSubject Subject { get; init; }

    /// <summary>A caseworker, or the operations of a department.</summary>
    public required Addressee Receiver { get; init; }

    /// <summary>A rule's name, or another kind that the contract lists, such as <c>handover-offered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of the item, conflict, deadline or handover the receiver must act on.</summary>
    public required string About { get; init; }

    /// <summary>The department that <see cref="About"/> belongs to.</summary>
    public required DepartmentCode Department { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>How far the subject has come. When the stage changes, an acknowledged alert is raised again.</summary>
    public required AlertStage Stage { get; init; }

    /// <summary>When the receiver must have acted; null: nothing is owed.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was last raised.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When the receiver acknowledged it; null: not yet.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>The last person alerted because the receiver did not acknowledge it; null: nobody.</summary>
    public CaseworkerId? EscalatedTo { get; init; }

    /// <summary>When that person was alerted; null: nobody was, or it was before this was journaled.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>
    /// When an earlier stage of it was raised that its receiver did not acknowledge: policy's time to escalate runs from there; null:
    /// from <see cref="RaisedAt"/>.
    /// </summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>
    /// True while nobody is told of it, because the department it comes from had not started when it was raised. It becomes an
    /// ordinary alert at its next stage after the start. Otherwise null.
    /// </summary>
    public bool? Quiet { get; init; }

    /// <summary>
    /// The codes of the departments the alert is about whose content its receiver may not see, sorted: the alert names nothing of
    /// theirs. Null: none.
    /// </summary>
    public ConcealedDepartments? Hides { get; init; }

    /// <summary>Whether a department's content is hidden from the receiver.</summary>
    public bool Conceals(DepartmentCode department) =>
        Hides is { } hidden && hidden.Contains(department);

    /// <summary>The id of the alert about a subject to a receiver. The receiver cannot find out the subject by it.</summary>
    public static AlertId IdOf(CitizenKey citizen, AlertSubject subject, Addressee receiver, OpaqueIds ids) =>
        new(ids.Keyed(DeterministicId.Id("alert", citizen.Value, subject.Value, receiver.Value)));
}
