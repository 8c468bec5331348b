namespace Coordination.Views;

// One closed family: what a citizen is shown on their own page. It names what is shown, one by one, so that nothing new of the picture is
// shown by itself.

/// <summary>What a citizen is shown of what is known about them.</summary>
[GenerateSerializer, Immutable, Alias("view.own-page")]
public sealed record OwnPageView
{
    /// <summary>How many appointments are shown.</summary>
    public const int AppointmentsMax = 100;

    /// <summary>How many decisions are shown.</summary>
    public const int DecisionsMax = 50;

    /// <summary>How many messages of the citizen are shown.</summary>
    public const int MessagesMax = 20;

    /// <summary>Null: not known.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>Every key under which looks at the citizen are logged.</summary>
    [Id(1)] public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The plan the citizen agreed to; null: there is none.</summary>
    [Id(2)] public OwnPlanView? Plan { get; init; }

    /// <summary>The appointments that are not over, the soonest first, <see cref="AppointmentsMax"/> at most.</summary>
    [Id(3)] public IReadOnlyList<OwnAppointmentView> Appointments { get; init; } = [];

    /// <summary>How many appointments there are.</summary>
    [Id(4)] public int AppointmentsTotal { get; init; }

    /// <summary>Whom to ask: the coordinator first, then each department that does something now.</summary>
    [Id(5)] public IReadOnlyList<ReachView> Reach { get; init; } = [];

    /// <summary>What was decided, the newest first, <see cref="DecisionsMax"/> at most.</summary>
    [Id(6)] public IReadOnlyList<OwnDecisionView> Decisions { get; init; } = [];

    /// <summary>What the citizen wrote on the page, the newest first, <see cref="MessagesMax"/> at most.</summary>
    [Id(7)] public IReadOnlyList<OwnMessageView> Messages { get; init; } = [];

    /// <summary>The people of the citizen's network, in the order of their ids, 50 at most.</summary>
    [Id(8)] public IReadOnlyList<OwnNetworkView> Network { get; init; } = [];
}

/// <summary>Somebody of the citizen's network, without the words that a department wrote of them.</summary>
/// <param name="MayBeTold">What they may be told: case, appointments, plan; empty: nothing.</param>
[GenerateSerializer, Immutable, Alias("view.own-network")]
public sealed record OwnNetworkView([property: Id(0)] string Name, [property: Id(1)] IReadOnlyList<string> MayBeTold);

/// <summary>The plan the citizen agreed to, without what others think of it.</summary>
[GenerateSerializer, Immutable, Alias("view.own-plan")]
public sealed record OwnPlanView
{
    /// <summary>The local day on which the citizen agreed.</summary>
    [Id(0)] public required DateOnly AgreedOn { get; init; }

    /// <summary>How they agreed; null: a department reported that they did, and not how.</summary>
    [Id(1)] public string? How { get; init; }

    /// <summary>The citizen's wishes in their words; null: a department reported the plan, and not what it says.</summary>
    [Id(2)] public string? Wishes { get; init; }

    [Id(3)] public IReadOnlyList<PlanGoalView> Goals { get; init; } = [];

    /// <summary>In the order in which they are to be taken.</summary>
    [Id(4)] public IReadOnlyList<PlanStepView> Steps { get; init; } = [];

    /// <summary>What the citizen thinks of the plan; null: it was not written down.</summary>
    [Id(5)] public PlanOpinionView? Opinion { get; init; }

    /// <summary>The safety plan; null: there is none.</summary>
    [Id(6)] public SafetyPlanView? Safety { get; init; }

    /// <summary>The local day on which the plan is looked at again; null: not known.</summary>
    [Id(7)] public DateOnly? ReviewOn { get; init; }
}

/// <summary>An appointment of the citizen.</summary>
/// <param name="Id">The public id.</param>
/// <param name="Caseworker">Whom the citizen is to meet.</param>
/// <param name="Place">Null: not known.</param>
/// <param name="Status">booked, yielding or cancelled.</param>
/// <param name="ChangedAt">When it was booked, moved or cancelled last, as its department tells it.</param>
/// <param name="Before">When it was to begin before it was moved last; null: it was not moved.</param>
[GenerateSerializer, Immutable, Alias("view.own-appointment")]
public sealed record OwnAppointmentView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Kind, [property: Id(3)] string Caseworker,
    [property: Id(4)] DateTimeOffset StartsAt, [property: Id(5)] DateTimeOffset EndsAt, [property: Id(6)] string? Place,
    [property: Id(7)] bool Mandatory, [property: Id(8)] string Status, [property: Id(9)] DateTimeOffset ChangedAt,
    [property: Id(10)] DateTimeOffset? Before)
{
    /// <summary>
    /// Whether the coordinator receives what the citizen says about its time. One of another department does not if the matter is secret.
    /// </summary>
    [Id(11)] public bool CoordinatorReads { get; init; }
}

/// <summary>Something that was decided about the citizen. It has no person's words: those were written for colleagues.</summary>
/// <param name="What">
/// appointment-clash, citizen-unavailable or repeated-demand for a conflict that was settled; sanction for a sanction.
/// </param>
/// <param name="Outcome">How the conflict was settled; of a sanction its status.</param>
/// <param name="At">When.</param>
/// <param name="Department">Whose appointment, demand or sanction it is; null: not known.</param>
[GenerateSerializer, Immutable, Alias("view.own-decision")]
public sealed record OwnDecisionView(
    [property: Id(0)] string What, [property: Id(1)] string Outcome, [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Department)
{
    /// <summary>When the appointment that gives way begins, or began; null: none does.</summary>
    [Id(4)] public DateTimeOffset? GivesWayAt { get; init; }

    /// <summary>When the appointment or stay begins that stays; null: it is no such decision.</summary>
    [Id(5)] public DateTimeOffset? StaysAt { get; init; }

    /// <summary>The document that need not be handed in; null: it is no such decision.</summary>
    [Id(6)] public string? Document { get; init; }

    /// <summary>Why the sanction was notified: no-show, no-documentation, refusal or other; null: it is no sanction.</summary>
    [Id(7)] public string? Reason { get; init; }

    /// <summary>The amount of the sanction; null: not known.</summary>
    [Id(8)] public decimal? Amount { get; init; }

    /// <summary>The local day from which the sanction counts; null: not known.</summary>
    [Id(9)] public DateOnly? EffectiveOn { get; init; }
}

/// <summary>What the citizen wrote on the page.</summary>
/// <param name="Text">What they wrote.</param>
/// <param name="AnswerBy">When it must be answered; null: it was answered, or nobody owes an answer.</param>
/// <param name="AnsweredAt">When it was answered; null: not yet.</param>
[GenerateSerializer, Immutable, Alias("view.own-message")]
public sealed record OwnMessageView(
    [property: Id(0)] string Text, [property: Id(1)] DateTimeOffset WrittenAt, [property: Id(2)] DateTimeOffset? AnswerBy,
    [property: Id(3)] DateTimeOffset? AnsweredAt);
