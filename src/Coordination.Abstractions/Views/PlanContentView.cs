namespace Coordination.Views;

// One closed family: the coordinator's plan with the citizen. The parts are also the parts of the body of PUT …/plan, where every
// property may be missing: a missing required property is answered as a fault.

/// <summary>The plan as the coordinator wrote it down with the citizen, at one version.</summary>
[GenerateSerializer, Immutable, Alias("view.plan-content")]
public sealed record PlanContentView
{
    /// <summary>1 for the first; each change is a version of its own.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>What the citizen wishes, in the citizen's words.</summary>
    [Id(1)] public required string Wishes { get; init; }

    [Id(2)] public IReadOnlyList<PlanGoalView> Goals { get; init; } = [];

    /// <summary>In the order in which they are to be taken.</summary>
    [Id(3)] public IReadOnlyList<PlanStepView> Steps { get; init; } = [];

    /// <summary>What the citizen, or a child, thinks of the plan.</summary>
    [Id(4)] public IReadOnlyList<PlanOpinionView> Views { get; init; } = [];

    /// <summary>Null: there are no children to keep safe, or it is not written.</summary>
    [Id(5)] public SafetyPlanView? Safety { get; init; }

    /// <summary>The local day of the next review; null: after policy's time.</summary>
    [Id(6)] public DateOnly? ReviewOn { get; init; }

    /// <summary>The caseworker who wrote this version.</summary>
    [Id(7)] public required string By { get; init; }

    /// <summary>The department in which they coordinated.</summary>
    [Id(8)] public required string Department { get; init; }

    [Id(9)] public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>How the citizen agreed to this version; null: the citizen has not.</summary>
    [Id(10)] public PlanAgreementView? Agreed { get; init; }

    /// <summary>
    /// Whose view is missing before this plan is decided: <c>citizen</c>, and <c>child</c> where there are children to keep safe.
    /// </summary>
    [Id(11)] public IReadOnlyList<string> ViewsMissing { get; init; } = [];

    /// <summary>The links by which relatives and volunteers read their steps; of the version written last only.</summary>
    [Id(12)] public IReadOnlyList<StepLinkView> StepLinks { get; init; } = [];
}

/// <summary>A link by which somebody of the network reads one step of the plan. Its address is told once, to whoever made it.</summary>
/// <param name="Id">By which it is withdrawn.</param>
/// <param name="Step">The number of the step in this version, from 1.</param>
/// <param name="Person">The public id of whoever it was made for.</param>
/// <param name="Until">When it ends, unless it is withdrawn or the plan changes before.</param>
/// <param name="By">The caseworker who made it.</param>
[GenerateSerializer, Immutable, Alias("view.step-link")]
public sealed record StepLinkView(
    [property: Id(0)] string Id, [property: Id(1)] int Step, [property: Id(2)] string Person, [property: Id(3)] DateTimeOffset Until,
    [property: Id(4)] string By, [property: Id(5)] DateTimeOffset MadeAt);

/// <summary>A goal.</summary>
[GenerateSerializer, Immutable, Alias("view.plan-goal")]
public sealed record PlanGoalView
{
    /// <summary>Required.</summary>
    [Id(0)] public string? Text { get; init; }

    /// <summary>Whose goal it is; null: the citizen's.</summary>
    [Id(1)] public string? Whose { get; init; }

    /// <summary>The local day by which it is to be reached; null: none was agreed.</summary>
    [Id(2)] public DateOnly? DueOn { get; init; }

    /// <summary>The public ids of the interventions that serve it.</summary>
    [Id(3)] public IReadOnlyList<string>? InterventionIds { get; init; }
}

/// <summary>A step.</summary>
[GenerateSerializer, Immutable, Alias("view.plan-step")]
public sealed record PlanStepView
{
    /// <summary>Required: what is done.</summary>
    [Id(0)] public string? What { get; init; }

    /// <summary>Required: who does it. A caseworker, the citizen, a relative or a volunteer, in free text.</summary>
    [Id(1)] public string? Who { get; init; }

    /// <summary>The local day by which it is done; null: none was agreed.</summary>
    [Id(2)] public DateOnly? DueOn { get; init; }
}

/// <summary>What somebody thinks of the plan.</summary>
[GenerateSerializer, Immutable, Alias("view.plan-opinion")]
public sealed record PlanOpinionView
{
    /// <summary>Required: <c>citizen</c> or <c>child</c>.</summary>
    [Id(0)] public string? Of { get; init; }

    /// <summary>Required.</summary>
    [Id(1)] public string? Text { get; init; }

    /// <summary>What they disagree with; null: nothing.</summary>
    [Id(2)] public string? Disagreement { get; init; }
}

/// <summary>The plan that keeps children safe. Each list has at least one entry.</summary>
[GenerateSerializer, Immutable, Alias("view.safety-plan")]
public sealed record SafetyPlanView
{
    /// <summary>What to watch for.</summary>
    [Id(0)] public IReadOnlyList<string>? Signs { get; init; }

    /// <summary>Who does what then.</summary>
    [Id(1)] public IReadOnlyList<string>? Acts { get; init; }

    /// <summary>Whom to call, with their numbers.</summary>
    [Id(2)] public IReadOnlyList<string>? Calls { get; init; }
}

/// <summary>How the citizen agreed.</summary>
/// <param name="By">The caseworker who noted it.</param>
[GenerateSerializer, Immutable, Alias("view.plan-agreement")]
public sealed record PlanAgreementView(
    [property: Id(0)] int Version, [property: Id(1)] DateOnly OnDate, [property: Id(2)] string How, [property: Id(3)] string By);

/// <summary>
/// The plan as the coordinator writes it with the citizen, whole; also the body of <c>PUT …/plan</c>. Every property may be missing: a
/// missing required property is answered as a fault.
/// </summary>
[GenerateSerializer, Immutable, Alias("view.plan-text")]
public sealed record PlanText
{
    /// <summary>Required: what the citizen wishes, in the citizen's words.</summary>
    [Id(0)] public string? Wishes { get; init; }

    [Id(1)] public IReadOnlyList<PlanGoalView>? Goals { get; init; }

    [Id(2)] public IReadOnlyList<PlanStepView>? Steps { get; init; }

    [Id(3)] public IReadOnlyList<PlanOpinionView>? Views { get; init; }

    [Id(4)] public SafetyPlanView? Safety { get; init; }

    [Id(5)] public DateOnly? ReviewOn { get; init; }
}
