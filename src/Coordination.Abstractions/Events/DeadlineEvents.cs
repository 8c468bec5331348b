namespace Coordination.Events;

/// <summary>A department set a deadline of its own.</summary>
[GenerateSerializer, Immutable, Alias("coordination.deadline.set.v1")]
public sealed record DeadlineSet : EventData
{
    /// <summary>The deadline, by the sending department's id.</summary>
    [Id(0)] public required string DeadlineId { get; init; }

    /// <summary>The task to do.</summary>
    [Id(1)] public string? Title { get; init; }

    /// <summary>The intervention it belongs to.</summary>
    [Id(2)] public string? InterventionId { get; init; }

    /// <summary>The due time. A date means the end of that local day.</summary>
    [Id(3)] public required DateOrInstant DueAt { get; init; }

    /// <summary>The caseworker who must meet it; absent: the intervention's caseworker.</summary>
    [Id(4)] public string? Responsible { get; init; }

    internal static DeadlineSet Read(ref Reading data) => new()
    {
        DeadlineId = data.Id("deadlineId"u8),
        Title = data.OptionalText("title"u8),
        InterventionId = data.OptionalId("interventionId"u8),
        DueAt = data.DateOrInstant("dueAt"u8),
        Responsible = data.OptionalId("responsible"u8),
    };
}

/// <summary>A deadline was met at the time of the event.</summary>
[GenerateSerializer, Immutable, Alias("coordination.deadline.met.v1")]
public sealed record DeadlineMet : EventData
{
    /// <summary>The deadline, by the sending department's id.</summary>
    [Id(0)] public required string DeadlineId { get; init; }

    internal static DeadlineMet Read(ref Reading data) => new()
    {
        DeadlineId = data.Id("deadlineId"u8),
    };
}

/// <summary>A deadline was suspended.</summary>
[GenerateSerializer, Immutable, Alias("coordination.deadline.suspended.v1")]
public sealed record DeadlineSuspended : EventData
{
    /// <summary>The deadline, by the sending department's id.</summary>
    [Id(0)] public required string DeadlineId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public required string Reason { get; init; }

    internal static DeadlineSuspended Read(ref Reading data) => new()
    {
        DeadlineId = data.Id("deadlineId"u8),
        Reason = data.Text("reason"u8),
    };
}

/// <summary>A suspended deadline runs again, with the time that was left.</summary>
[GenerateSerializer, Immutable, Alias("coordination.deadline.resumed.v1")]
public sealed record DeadlineResumed : EventData
{
    /// <summary>The deadline, by the sending department's id.</summary>
    [Id(0)] public required string DeadlineId { get; init; }

    internal static DeadlineResumed Read(ref Reading data) => new()
    {
        DeadlineId = data.Id("deadlineId"u8),
    };
}

/// <summary>A deadline was extended.</summary>
[GenerateSerializer, Immutable, Alias("coordination.deadline.extended.v1")]
public sealed record DeadlineExtended : EventData
{
    /// <summary>The deadline, by the sending department's id.</summary>
    [Id(0)] public required string DeadlineId { get; init; }

    /// <summary>The new due time. A date means the end of that local day.</summary>
    [Id(1)] public required DateOrInstant DueAt { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(2)] public required string Reason { get; init; }

    internal static DeadlineExtended Read(ref Reading data) => new()
    {
        DeadlineId = data.Id("deadlineId"u8),
        DueAt = data.DateOrInstant("dueAt"u8),
        Reason = data.Text("reason"u8),
    };
}
