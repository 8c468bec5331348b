namespace Coordination.Events;

/// <summary>A goal was agreed with the citizen.</summary>
[GenerateSerializer, Immutable, Alias("coordination.goal.agreed.v1")]
public sealed record GoalAgreed : EventData
{
    /// <summary>The goal, by the sending department's id.</summary>
    [Id(0)] public required string GoalId { get; init; }

    /// <summary>The goal in the citizen's words.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>The goal's code in policy. Policy declares which codes contradict each other.</summary>
    [Id(2)] public string? Code { get; init; }

    /// <summary>The owner of the goal.</summary>
    [Id(3)] public string? Owner { get; init; }

    /// <summary>The interventions that serve it.</summary>
    [Id(4)] public TextList? InterventionIds { get; init; }

    /// <summary>The local day to reach it by.</summary>
    [Id(5)] public DateOnly? DueOn { get; init; }

    internal static GoalAgreed Read(ref Reading data) => new()
    {
        GoalId = data.Id("goalId"u8),
        Text = data.Text("text"u8),
        Code = data.OptionalId("code"u8),
        Owner = data.OptionalId("owner"u8),
        InterventionIds = data.OptionalIds("interventionIds"u8),
        DueOn = data.OptionalDate("dueOn"u8),
    };
}

/// <summary>A goal was changed. An absent property did not change; a null takes an optional one back.</summary>
[GenerateSerializer, Immutable, Alias("coordination.goal.changed.v1")]
public sealed record GoalChanged : EventData
{
    /// <summary>The goal, by the sending department's id.</summary>
    [Id(0)] public required string GoalId { get; init; }

    /// <summary>The goal in the citizen's words.</summary>
    [Id(1)] public string? Text { get; init; }

    /// <summary>The goal's code in policy. Policy declares which codes contradict each other.</summary>
    [Id(2)] public string? Code { get; init; }

    /// <summary>The owner of the goal.</summary>
    [Id(3)] public string? Owner { get; init; }

    /// <summary>The interventions that serve it.</summary>
    [Id(4)] public TextList? InterventionIds { get; init; }

    /// <summary>The local day to reach it by.</summary>
    [Id(5)] public DateOnly? DueOn { get; init; }

    internal static GoalChanged Read(ref Reading data) => new()
    {
        GoalId = data.Id("goalId"u8),
        Text = data.TextOrAbsent("text"u8),
        Code = data.OptionalId("code"u8),
        Owner = data.OptionalId("owner"u8),
        InterventionIds = data.OptionalIds("interventionIds"u8),
        DueOn = data.OptionalDate("dueOn"u8),
    };
}

/// <summary>A goal is no longer pursued.</summary>
[GenerateSerializer, Immutable, Alias("coordination.goal.closed.v1")]
public sealed record GoalClosed : EventData
{
    /// <summary>The goal, by the sending department's id.</summary>
    [Id(0)] public required string GoalId { get; init; }

    /// <summary>Whether it was reached, in the sender's words; null: not reported.</summary>
    [Id(1)] public string? Outcome { get; init; }

    internal static GoalClosed Read(ref Reading data) => new()
    {
        GoalId = data.Id("goalId"u8),
        Outcome = data.OptionalText("outcome"u8, clears: false),
    };
}
