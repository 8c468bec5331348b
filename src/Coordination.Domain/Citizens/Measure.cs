using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: a measure that the coordinator asked for.

/// <summary>How far a measure has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeasureStatus>))]
public enum MeasureStatus
{
    /// <summary>Waits for the department's answer.</summary>
    [JsonStringEnumMemberName("asked")] Asked,

    [JsonStringEnumMemberName("granted")] Granted,

    /// <summary>Refused, with a reason and the basis it rests on.</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>The department offers something else.</summary>
    [JsonStringEnumMemberName("counter-offer")] CounterOffer,
}

/// <summary>A measure (foranstaltning) that the coordinator asked a department for, as journaled.</summary>
/// <param name="Department">The department that was asked. It decides alone.</param>
/// <param name="What">What is asked for.</param>
/// <param name="From">The coordinator who asked.</param>
/// <param name="AnsweredAt">Null: not answered.</param>
/// <param name="Basis">The law or local decision the answer rests on; null: none was named.</param>
/// <param name="Offer">What the department offers instead; null: nothing.</param>
public sealed record Measure(
    MeasureId Id, DepartmentCode Department, string What, string Reason, Holder From, DateTimeOffset AskedAt, Due AnswerBy,
    MeasureStatus Status = MeasureStatus.Asked, DateTimeOffset? AnsweredAt = null, CaseworkerId? AnsweredBy = null,
    string? AnswerReason = null, string? Basis = null, string? Offer = null)
{
    /// <summary>Whether the department has not answered.</summary>
    [JsonIgnore]
    public bool IsOpen => Status == MeasureStatus.Asked;

    /// <summary>The id of the measure that a command asks for.</summary>
    public static MeasureId IdOf(string commandId) => new(DeterministicId.Id("measure", commandId));
}
