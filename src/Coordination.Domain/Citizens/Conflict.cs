using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
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

    /// <summary>Settled by policy's act or by a person.</summary>
    [JsonStringEnumMemberName("settled")] Settled,

    /// <summary>Its reason is gone.</summary>
    [JsonStringEnumMemberName("dissolved")] Dissolved,
}

/// <summary>What a party of a conflict is; in the ordinal order of the words, by which parties are sorted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartyType>))]
public enum PartyType
{
    [JsonStringEnumMemberName("admission")] Admission,
    [JsonStringEnumMemberName("appointment")] Appointment,
    [JsonStringEnumMemberName("benefit")] Benefit,
    [JsonStringEnumMemberName("citizen")] Citizen,
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

/// <summary>Which answer is owed to a conflict that takes two in turn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerStage>))]
public enum AnswerStage
{
    /// <summary>Advice is owed.</summary>
    [JsonStringEnumMemberName("advice")] Advice,

    /// <summary>After advice, or once its time is past, the decision is owed.</summary>
    [JsonStringEnumMemberName("decision")] Decision,
}

/// <summary>One of those that do not fit together.</summary>
/// <param name="Department">Whose it is; null for the citizen.</param>
public sealed record Party(PartyType Type, ItemId Id, DepartmentCode? Department);

/// <summary>How a conflict was settled.</summary>
/// <param name="By"><c>policy</c> or a caseworker.</param>
/// <param name="GivesWay">What gives way, where something does.</param>
/// <param name="Reason">A person's reason; policy's is its rule.</param>
/// <param name="PolicyVersion">The version it was settled under.</param>
/// <param name="Material">What the parties were like; the settlement stands while that does not change.</param>
public sealed record Settlement(
    string By, SettlementOutcome Outcome, ItemId? GivesWay, string? Reason, string PolicyVersion, DateTimeOffset At, Material Material)
{
    /// <summary>Who settles where no person has.</summary>
    public const string Policy = "policy";

    /// <summary>Whether a person settled it; policy gives way to persons.</summary>
    public bool ByPerson => By != Policy;
}

/// <summary>Advice on a held sanction: to lift or to uphold it.</summary>
public sealed record Advice(SettlementOutcome Outcome, CaseworkerId By, string Reason, DateTimeOffset At);

/// <summary>A conflict (konflikt) as journaled: found once per kind and parties, keeps its history.</summary>
public sealed record Conflict
{
    public required ConflictId Id { get; init; }

    /// <summary>Kind, the rule's name.</summary>
    public required string Kind { get; init; }

    /// <summary>What does not fit together, sorted.</summary>
    public required ImmutableArray<Party> Parties { get; init; }

    /// <summary>Where it stands.</summary>
    public ConflictStatus Status { get; init; }

    /// <summary>When it was found; anew when it comes back. What is owed counts from here.</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>What the parties are like, as far as it matters.</summary>
    public required Material Material { get; init; }

    /// <summary>How it was settled, if it was.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>What policy does until a person answers; null: nothing.</summary>
    public InterimAct? Interim { get; init; }

    /// <summary>Who is proposed, where somebody is.</summary>
    public CaseworkerId? Proposed { get; init; }

    /// <summary>Who owes the answer.</summary>
    public CaseworkerId? Owes { get; init; }

    /// <summary>When the answer is due.</summary>
    public Due? AnswerBy { get; init; }

    /// <summary>Which answer is owed, where a conflict takes two in turn: advice, then decision.</summary>
    public AnswerStage? Stage { get; init; }

    /// <summary>Since when that answer is owed; null: since it was detected.</summary>
    public DateTimeOffset? OwedSince { get; init; }

    /// <summary>Who else is told, sorted.</summary>
    public ImmutableArray<CaseworkerId> Told { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Advice given, on a held sanction.</summary>
    public Advice? Advice { get; init; }

    /// <summary>Who passed the proposed role on.</summary>
    public ImmutableArray<CaseworkerId> PassedOn { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The policy version it was found under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>
    /// Whether it is the same conflict still when its parties are like that: a settlement stands while they do not change
    /// materially, and one whose reason was gone comes back as new; so does one that policy settled and would no longer.
    /// </summary>
    public bool StandsFor(Material material, bool policyActs) => Status switch
    {
        ConflictStatus.Open => true,
        ConflictStatus.Settled => Settlement!.Material == material && (Settlement.ByPerson || policyActs),
        _ => false,
    };

    /// <summary>The identity of kind and parties, for one citizen; the order of the parties does not matter.</summary>
    public static ConflictId IdOf(CitizenKey citizen, string kind, ImmutableArray<Party> sortedParties)
    {
        var parts = new string[2 + 2 * sortedParties.Length];
        (parts[0], parts[1]) = (citizen.Value, kind);
        for (var i = 0; i < sortedParties.Length; i++)
            (parts[2 + 2 * i], parts[3 + 2 * i]) = (Vocabulary.WordFor(sortedParties[i].Type), sortedParties[i].Id.Value);
        return new ConflictId(DeterministicId.Id(parts));
    }
}
