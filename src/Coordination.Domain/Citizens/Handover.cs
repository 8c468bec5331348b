using System.Text.Json.Serialization;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: a handover and its parts.

/// <summary>The state of a handover: <c>offered → accepted | declined | withdrawn | expired | lapsed</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandoverStatus>))]
public enum HandoverStatus
{
    /// <summary>Waits for an answer. The giver is still responsible.</summary>
    [JsonStringEnumMemberName("offered")] Offered,

    /// <summary>Responsibility has moved.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Refused with a reason. The giver stays responsible.</summary>
    [JsonStringEnumMemberName("declined")] Declined,

    /// <summary>Taken back by the giver.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>Not answered in time. The giver stays responsible.</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    /// <summary>
    /// Overtaken: the intervention ended, the contact was answered, the department reported a newer caseworker, or somebody else
    /// holds it now.
    /// </summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,
}

/// <summary>The type of a responsibility that can be handed over.</summary>
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

    /// <summary>A key that is unique within the citizen.</summary>
    public ItemKey Key => Id is { } id ? ItemKey.For(Word, id) : new ItemKey(Word);

    /// <summary>Its type as the contract names it.</summary>
    public string Word => Vocabulary.WordFor(Type);
}

/// <summary>The receiver of an offer: a caseworker or a unit, exactly one of the two.</summary>
/// <param name="Unit">A unit, of which any member may accept.</param>
/// <param name="Department">The department of the caseworker or unit.</param>
public sealed record Receiver(CaseworkerId? Caseworker, UnitId? Unit, DepartmentCode Department);

/// <summary>A handover (overdragelse) as journaled.</summary>
/// <param name="To">The receiver. It stays the unit when a member of the unit accepts.</param>
/// <param name="By">The person who offered it, or the source of the department's system that did.</param>
/// <param name="BySystem">Whether a department's system offered or made it.</param>
/// <param name="AnswerBy">When the answer is due; null for a handover that a system made.</param>
/// <param name="AnsweredAt">When it was accepted, declined, withdrawn, expired or lapsed.</param>
/// <param name="Taker">The person responsible since it was accepted; null: it was not accepted.</param>
/// <param name="AnswerReason">The reason of a decline or withdrawal.</param>
/// <param name="Requested">True if the receiver requested it; the giver then answers. Null: the giver offered it.</param>
/// <param name="AtDeath">True if it lapsed because the citizen died: it is offered again if that is taken back. Otherwise null.</param>
public sealed record Handover(
    HandoverId Id, Responsibility What, Holder From, Receiver To, HandoverStatus Status, DateTimeOffset OfferedAt,
    string By, bool BySystem, string? Reason, string? Note, Calendar.Due? AnswerBy, DateTimeOffset? AnsweredAt,
    Holder? Taker, string? AnswerReason, string? AnsweredBy, bool? Requested = null,
    bool? AtDeath = null)
{
    /// <summary>An offer of a person that waits for its answer, without reason, note and due time.</summary>
    public static Handover Offer(HandoverId id, Responsibility what, Holder from, Receiver to, DateTimeOffset at, string by) => new(
        id, what, from, to, HandoverStatus.Offered, at, by, BySystem: false, Reason: null, Note: null, AnswerBy: null,
        AnsweredAt: null, Taker: null, AnswerReason: null, AnsweredBy: null);

    /// <summary>The same handover, accepted. The taker is responsible from that instant.</summary>
    public Handover Accepted(DateTimeOffset at, string by, Holder taker) =>
        this with { Status = HandoverStatus.Accepted, AnsweredAt = at, AnsweredBy = by, Taker = taker };

    /// <summary>The same handover, declined or withdrawn. The giver stays responsible.</summary>
    public Handover Refused(HandoverStatus status, DateTimeOffset at, string by, string? reason) =>
        this with { Status = status, AnsweredAt = at, AnsweredBy = by, AnswerReason = reason };

    /// <summary>Whether the receiver requested it. The giver then answers.</summary>
    [JsonIgnore]
    public bool IsRequest => Requested is true;

    /// <summary>Whether a department's system made the handover. It then follows from the events.</summary>
    internal bool IsReported => BySystem && Status == HandoverStatus.Accepted && AnsweredBy == By;
}

public static class HandoverIds
{
    /// <summary>The id of the handover that a command offers.</summary>
    public static HandoverId Offered(string commandId) => new(DeterministicId.Id("handover", commandId));

    /// <summary>The id of the handover of one responsibility in a caseload transfer. A repeated transfer gets the same id.</summary>
    public static HandoverId Transferred(string transfer, Responsibility what) =>
        new(DeterministicId.Id("handover", transfer, what.Key.Value));
}
