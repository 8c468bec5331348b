using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Names;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: a conflict as journaled.

/// <summary>The state of a conflict.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConflictStatus>))]
public enum ConflictStatus
{
    /// <summary>Somebody owes an answer.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>Settled by policy or by a person.</summary>
    [JsonStringEnumMemberName("settled")] Settled,

    /// <summary>The reason no longer exists.</summary>
    [JsonStringEnumMemberName("dissolved")] Dissolved,
}

/// <summary>The type of a party. The order is that of the words, by which parties are sorted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartyType>))]
public enum PartyType
{
    [JsonStringEnumMemberName("admission")] Admission,
    [JsonStringEnumMemberName("appointment")] Appointment,
    [JsonStringEnumMemberName("benefit")] Benefit,
    [JsonStringEnumMemberName("citizen")] Citizen,
    [JsonStringEnumMemberName("feedback")] Feedback,
    [JsonStringEnumMemberName("goal")] Goal,
    [JsonStringEnumMemberName("intervention")] Intervention,
    [JsonStringEnumMemberName("requirement")] Requirement,
    [JsonStringEnumMemberName("sanction")] Sanction,
}

/// <summary>What policy does until a person answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InterimAct>))]
public enum InterimAct
{
    /// <summary>The sanction is held.</summary>
    [JsonStringEnumMemberName("held")] Held,

    /// <summary>Somebody is proposed as coordinator.</summary>
    [JsonStringEnumMemberName("proposed")] Proposed,

    /// <summary>The unit leader is responsible.</summary>
    [JsonStringEnumMemberName("leader-responsible")] LeaderResponsible,
}

/// <summary>The answer that is owed to a conflict that needs two in turn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerStage>))]
public enum AnswerStage
{
    /// <summary>Advice is owed.</summary>
    [JsonStringEnumMemberName("advice")] Advice,

    /// <summary>After advice, or once its time is past, the decision is owed.</summary>
    [JsonStringEnumMemberName("decision")] Decision,
}

/// <summary>A party of a conflict: one of the items that do not fit together, or the citizen.</summary>
/// <param name="Department">The department of the item; null for the citizen.</param>
public sealed record Party(PartyType Type, ItemId Id, DepartmentCode? Department);

/// <summary>How a conflict was settled.</summary>
/// <param name="By"><c>policy</c> or a caseworker.</param>
/// <param name="GivesWay">The id of the party that yields; null: none yields.</param>
/// <param name="Reason">A person's reason; for policy the rule.</param>
/// <param name="PolicyVersion">The policy version it was settled under.</param>
/// <param name="Material">The properties of the parties when it was settled. The settlement stands until they change.</param>
public sealed record Settlement(
    string By, SettlementOutcome Outcome, ItemId? GivesWay, string? Reason, string PolicyVersion, DateTimeOffset At, Material Material)
{
    /// <summary>The author of a settlement that no person made.</summary>
    public const string Policy = "policy";

    /// <summary>Whether a person settled it. A person's settlement overrides policy's.</summary>
    public bool ByPerson => By != Policy;
}

/// <summary>Advice on a held sanction: to lift or to uphold it.</summary>
public sealed record Advice(SettlementOutcome Outcome, CaseworkerId By, string Reason, DateTimeOffset At);

/// <summary>A conflict (konflikt) as journaled. There is one per kind and parties, and it keeps its history.</summary>
public sealed record Conflict
{
    public required ConflictId Id { get; init; }

    /// <summary>The name of the rule.</summary>
    public required string Kind { get; init; }

    /// <summary>The parties, sorted.</summary>
    public required ImmutableArray<Party> Parties { get; init; }

    public ConflictStatus Status { get; init; }

    /// <summary>When it was found, or found again. The time for the answer runs from here.</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>The properties of the parties that matter for a settlement.</summary>
    public required Material Material { get; init; }

    /// <summary>The settlement; null: not settled.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>What policy does until a person answers; null: nothing.</summary>
    public InterimAct? Interim { get; init; }

    /// <summary>The person policy proposes; null: nobody.</summary>
    public CaseworkerId? Proposed { get; init; }

    /// <summary>The person who owes the answer; null: nobody.</summary>
    public CaseworkerId? Owes { get; init; }

    public Due? AnswerBy { get; init; }

    /// <summary>The answer that is owed now, if a conflict needs two in turn: advice, then decision. Otherwise null.</summary>
    public AnswerStage? Stage { get; init; }

    /// <summary>The instant from which that answer is owed; null: since the conflict was detected.</summary>
    public DateTimeOffset? OwedSince { get; init; }

    /// <summary>The other persons who are told, sorted.</summary>
    public ImmutableArray<CaseworkerId> Told { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The advice on a held sanction; null: none was given.</summary>
    public Advice? Advice { get; init; }

    /// <summary>The persons who passed the proposed role on.</summary>
    public ImmutableArray<CaseworkerId> PassedOn { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The policy version it was found under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The status it had when the citizen died, and gets again if the death is taken back; null: no death ended it.</summary>
    public ConflictStatus? AtDeath { get; init; }

    /// <summary>
    /// Whether the journaled conflict continues when it is found with this material. An open conflict continues. A settled conflict
    /// continues while its material is unchanged and, if policy settled it, while policy would settle it again. A dissolved conflict
    /// does not continue: it comes back as new.
    /// </summary>
    public bool StandsFor(Material material, bool policyActs) => Status switch
    {
        ConflictStatus.Open => true,
        ConflictStatus.Settled => Settlement!.Material == material && (Settlement.ByPerson || policyActs),
        _ => false,
    };

    /// <summary>
    /// The id of a conflict of a kind between parties, for one citizen. The caller sorts the parties, so their order does not matter.
    /// Who knows some of the parties cannot find out the others by it.
    /// </summary>
    /// <param name="journaled">The id that was journaled for it, which stays where it is from before ids were keyed; null: none.</param>
    public static ConflictId IdOf(
        CitizenKey citizen, string kind, ImmutableArray<Party> sortedParties, OpaqueIds ids, ConflictId? journaled = null)
    {
        var derived = DerivedId(citizen, kind, sortedParties);
        return journaled?.Value == derived ? journaled.Value : new(ids.Keyed(derived));
    }

    /// <summary>The journaled conflict of a kind between parties, also one whose id is from before ids were keyed; null: none.</summary>
    internal static Conflict? Find(Citizen citizen, string kind, ImmutableArray<Party> sortedParties, OpaqueIds ids)
    {
        var derived = DerivedId(citizen.Key, kind, sortedParties);
        return citizen.Conflicts.GetValueOrDefault(new ConflictId(ids.Keyed(derived)))
            ?? citizen.Conflicts.GetValueOrDefault(new ConflictId(derived));
    }

    private static string DerivedId(CitizenKey citizen, string kind, ImmutableArray<Party> sortedParties)
    {
        var parts = new string[2 + 2 * sortedParties.Length];
        (parts[0], parts[1]) = (citizen.Value, kind);
        for (var i = 0; i < sortedParties.Length; i++)
            (parts[2 + 2 * i], parts[3 + 2 * i]) = (Vocabulary.WordFor(sortedParties[i].Type), sortedParties[i].Id.Value);
        return DeterministicId.Id(parts);
    }
}
