using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: the plan that the coordinator writes with the citizen, as journaled.

/// <summary>The plan (helhedsorienteret plan) across departments, at one version.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="Wishes">What the citizen wishes, in the citizen's words.</param>
/// <param name="Steps">In the order in which they are to be taken.</param>
/// <param name="Opinions">What the citizen, or a child, thinks of it.</param>
/// <param name="Safety">Null: there are no children to keep safe, or it is not written.</param>
/// <param name="ReviewOn">The day of the next review; null: after policy's time.</param>
/// <param name="From">The coordinator who wrote it.</param>
public sealed record CoordinationPlan(
    int Version, string Wishes, ImmutableArray<PlanGoal> Goals, ImmutableArray<PlanStep> Steps, ImmutableArray<PlanOpinion> Opinions,
    SafetyPlan? Safety, DateOnly? ReviewOn, Holder From, DateTimeOffset WrittenAt)
{
    /// <summary>
    /// Whose opinion a decision about this plan needs and it does not have: the citizen's, and a child's where it keeps children safe.
    /// </summary>
    public IEnumerable<PlanVoice> VoicesMissing() =>
        (Safety is null ? (PlanVoice[])[PlanVoice.Citizen] : [PlanVoice.Citizen, PlanVoice.Child])
        .Where(voice => !Opinions.Any(opinion => opinion.Of == voice));
}

/// <summary>A goal of the plan.</summary>
/// <param name="Whose">Null: the citizen's.</param>
/// <param name="Interventions">The public ids of the interventions that serve it.</param>
public sealed record PlanGoal(string Text, string? Whose, DateOnly? DueOn, ImmutableArray<ItemId> Interventions);

/// <summary>A step of the plan.</summary>
/// <param name="Who">Whoever does it, in free text: also relatives and volunteers.</param>
public sealed record PlanStep(string What, string Who, DateOnly? DueOn);

/// <summary>Whose opinion it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanVoice>))]
public enum PlanVoice
{
    [JsonStringEnumMemberName("citizen")] Citizen,

    [JsonStringEnumMemberName("child")] Child,
}

/// <summary>What the citizen or a child thinks of the plan.</summary>
/// <param name="Disagreement">What they disagree with; null: nothing.</param>
public sealed record PlanOpinion(PlanVoice Of, string Text, string? Disagreement);

/// <summary>The plan that keeps children safe: what to watch for, who does what then, whom to call.</summary>
public sealed record SafetyPlan(ImmutableArray<string> Signs, ImmutableArray<string> Acts, ImmutableArray<string> Calls);

/// <summary>The citizen agreed to the plan.</summary>
/// <param name="Number">1 for the first agreement.</param>
/// <param name="Plan">The plan that the citizen agreed to.</param>
/// <param name="On">The local day.</param>
/// <param name="How">How the citizen agreed.</param>
/// <param name="By">The caseworker who noted it.</param>
public sealed record PlanAgreement(int Number, CoordinationPlan Plan, DateOnly On, string How, CaseworkerId By, DateTimeOffset At);
