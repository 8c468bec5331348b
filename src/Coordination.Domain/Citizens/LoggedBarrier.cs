using System.Text.Json.Serialization;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: a barrier that a professional met.

/// <summary>What stands in the way.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BarrierKind>))]
public enum BarrierKind
{
    /// <summary>The laws of the departments do not fit each other.</summary>
    [JsonStringEnumMemberName("legislation")] Legislation,

    /// <summary>Nobody has a place or time for it.</summary>
    [JsonStringEnumMemberName("capacity")] Capacity,

    /// <summary>What one knows may not, or cannot, be told the other.</summary>
    [JsonStringEnumMemberName("data-sharing")] DataSharing,

    /// <summary>It is not agreed who pays.</summary>
    [JsonStringEnumMemberName("payer")] Payer,

    [JsonStringEnumMemberName("waiting-time")] WaitingTime,

    /// <summary>The citizen's consent is missing.</summary>
    [JsonStringEnumMemberName("consent")] Consent,

    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>At what a barrier was met.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BarrierPlace>))]
public enum BarrierPlace
{
    [JsonStringEnumMemberName("conflict")] Conflict,

    [JsonStringEnumMemberName("handover")] Handover,

    [JsonStringEnumMemberName("measure")] Measure,
}

/// <summary>What a barrier was met at.</summary>
/// <param name="Id">The id of the conflict, handover or measure.</param>
public sealed record BarrierAbout(BarrierPlace Type, string Id);

/// <summary>A barrier between two departments, as journaled.</summary>
/// <param name="One">The first of the two departments, by code.</param>
/// <param name="Other">The second.</param>
/// <param name="About">What it was met at; null: nothing in particular.</param>
/// <param name="Note">What the author wrote; it is content of the author's department. Null: nothing.</param>
/// <param name="From">The author.</param>
public sealed record LoggedBarrier(
    BarrierId Id, BarrierKind Kind, DepartmentCode One, DepartmentCode Other, BarrierAbout? About, string? Note, Holder From,
    DateTimeOffset At)
{
    /// <summary>The longest note, in UTF-16 code units.</summary>
    public const int NoteLengthMax = 2_000;

    /// <summary>Whether it was met at something that belongs to items of the citizen.</summary>
    [JsonIgnore]
    public bool IsAboutItem => About is { Type: BarrierPlace.Conflict or BarrierPlace.Handover };

    /// <summary>The id of the barrier that a command logs.</summary>
    public static BarrierId IdOf(string commandId) => new(DeterministicId.Id("barrier", commandId));
}
