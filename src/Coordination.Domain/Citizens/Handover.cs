using System.Text.Json.Serialization;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: what a handover is and how it comes about.

/// <summary>The state of a handover: <c>offered → accepted | declined | withdrawn | expired | lapsed</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandoverStatus>))]
public enum HandoverStatus
{
    /// <summary>Waiting for an answer; the giver is still responsible.</summary>
    [JsonStringEnumMemberName("offered")] Offered,

    /// <summary>Responsibility has moved.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Refused with a reason; back to the giver.</summary>
    [JsonStringEnumMemberName("declined")] Declined,

    /// <summary>Taken back by the giver.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>Not answered in time; still the giver's.</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    /// <summary>
    /// The intervention ended, the contact was answered, the department reported a newer caseworker, or another holds it since.
    /// </summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,
}

/// <summary>What can be handed over.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResponsibilityType>))]
public enum ResponsibilityType
{
    [JsonStringEnumMemberName("intervention")] Intervention,

    /// <summary>The coordinator role.</summary>
    [JsonStringEnumMemberName("coordination")] Coordination,

    [JsonStringEnumMemberName("contact")] Contact,
}

/// <summary>What is handed over: an intervention, the coordinator role, or a contact.</summary>
/// <param name="Id">Which; null for coordination.</param>
public sealed record Responsibility(ResponsibilityType Type, ItemId? Id)
{
    /// <summary>The coordinator role.</summary>
    public static Responsibility CoordinatorRole { get; } = new(ResponsibilityType.Coordination, null);

    /// <summary>The responsibility for an intervention.</summary>
    public static Responsibility For(Intervention intervention) => new(ResponsibilityType.Intervention, intervention.Id);

    /// <summary>The responsibility for a contact.</summary>
    public static Responsibility For(Contact contact) => new(ResponsibilityType.Contact, contact.Id);

    /// <summary>A key unique within the citizen.</summary>
    public ItemKey Key => Id is { } id ? ItemKey.For(Word, id) : new ItemKey(Word);

    /// <summary>Its type as the contract names it.</summary>
    public string Word => Vocabulary.WordFor(Type);
}

/// <summary>To whom something is offered: exactly one of the two.</summary>
/// <param name="Unit">Any member of a unit.</param>
/// <param name="Department">The department of either.</param>
public sealed record Receiver(CaseworkerId? Caseworker, UnitId? Unit, DepartmentCode Department);

/// <summary>A handover (overdragelse) as journaled.</summary>
/// <param name="To">Who is asked; once accepted by a member of a unit, still the unit.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OfferedAt">When it was offered.</param>
/// <param name="By">Who offered it: a caseworker, or the source of a department system.</param>
/// <param name="BySystem">Whether a department system offered or made it.</param>
/// <param name="AnswerBy">When the answer is due; null for one that a system made.</param>
/// <param name="AnsweredAt">When it was accepted, declined, withdrawn, expired or lapsed.</param>
/// <param name="Taker">Who has it since it was accepted.</param>
/// <param name="AnswerReason">Reason of a decline or withdrawal.</param>
/// <param name="Requested">True where the receiver asked for it: then the giver answers. Null: offered by the giver.</param>
public sealed record Handover(
    HandoverId Id, Responsibility What, Holder From, Receiver To, HandoverStatus Status, DateTimeOffset OfferedAt,
    string By, bool BySystem, string? Reason, string? Note, Calendar.Due? AnswerBy, DateTimeOffset? AnsweredAt,
    Holder? Taker, string? AnswerReason, string? AnsweredBy, bool? Requested = null)
{
    /// <summary>An offer by a person that waits for its answer, without reason, note and due date.</summary>
    public static Handover Offer(HandoverId id, Responsibility what, Holder from, Receiver to, DateTimeOffset at, string by) => new(
        id, what, from, to, HandoverStatus.Offered, at, by, BySystem: false, Reason: null, Note: null, AnswerBy: null,
        AnsweredAt: null, Taker: null, AnswerReason: null, AnsweredBy: null);

    /// <summary>The same handover, accepted: the taker is responsible from that instant.</summary>
    public Handover Accepted(DateTimeOffset at, string by, Holder taker) =>
        this with { Status = HandoverStatus.Accepted, AnsweredAt = at, AnsweredBy = by, Taker = taker };

    /// <summary>The same handover, declined or withdrawn: the giver stays responsible.</summary>
    public Handover Refused(HandoverStatus status, DateTimeOffset at, string by, string? reason) =>
        this with { Status = status, AnsweredAt = at, AnsweredBy = by, AnswerReason = reason };

    /// <summary>Whether the receiver asked for it, and the giver answers.</summary>
    [JsonIgnore]
    public bool IsRequest => Requested is true;

    /// <summary>Whether a department's system made the handover: then it follows from the events, not the other way round.</summary>
    internal bool IsReported => BySystem && Status == HandoverStatus.Accepted && AnsweredBy == By;
}

/// <summary>Identities of handovers.</summary>
public static class HandoverIds
{
    /// <summary>The handover that a command offers.</summary>
    public static HandoverId Offered(string commandId) => new(DeterministicId.Id("handover", commandId));

    /// <summary>The handover of one responsibility in a caseload transfer: carried out again it is the same handover.</summary>
    public static HandoverId Transferred(string transfer, Responsibility what) =>
        new(DeterministicId.Id("handover", transfer, what.Key.Value));
}
