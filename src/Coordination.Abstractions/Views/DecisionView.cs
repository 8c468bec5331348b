namespace Coordination.Views;

/// <summary>
/// A decision as one department is told it in the feed: exactly one of the parts is set, the changed thing as that department may see it.
/// </summary>
[GenerateSerializer, Immutable, Alias("view.decision")]
public sealed record DecisionView
{
    /// <summary>The position of the decision in the feed. Positions rise; they have gaps.</summary>
    [Id(0)] public required long Position { get; init; }

    /// <summary>The citizen's key.</summary>
    [Id(1)] public required string Citizen { get; init; }

    /// <summary>conflict-detected, sanction-held, handover-offered, …</summary>
    [Id(2)] public required string Kind { get; init; }

    /// <summary>When it was decided, by the service's clock.</summary>
    [Id(3)] public required DateTimeOffset At { get; init; }

    /// <summary>The rule that decided; null: no rule did.</summary>
    [Id(4)] public string? Rule { get; init; }

    /// <summary>The law or local decision behind the rule, in Danish; null: no rule decided.</summary>
    [Id(5)] public string? Basis { get; init; }

    /// <summary>The policy version it was decided under; null: policy had no part in it.</summary>
    [Id(6)] public string? PolicyVersion { get; init; }

    /// <summary>The id of the department's own event that it was decided from; null: something else was the cause.</summary>
    [Id(7)] public string? Cause { get; init; }

    [Id(8)] public ConflictView? Conflict { get; init; }

    [Id(9)] public HandoverView? Handover { get; init; }

    [Id(10)] public DeadlineView? Deadline { get; init; }

    [Id(11)] public CoordinatorView? Coordinator { get; init; }

    [Id(12)] public AppointmentView? Appointment { get; init; }

    /// <summary>An intervention began, was paused, was resumed or ended.</summary>
    [Id(13)] public ChangedItemView? Intervention { get; init; }

    [Id(14)] public ResponsibilityMovedView? Responsibility { get; init; }

    [Id(15)] public DiedView? Died { get; init; }

    [Id(16)] public MovedToView? Moved { get; init; }

    /// <summary>The keys that lead to the citizen, or no longer do.</summary>
    [Id(17)] public CitizenKeysView? Keys { get; init; }

    /// <summary>An event of the department waits for what it changes, or waits no longer.</summary>
    [Id(18)] public NamedEventView? Event { get; init; }

    /// <summary>The department was asked for a measure, or one it asked for was answered.</summary>
    [Id(19)] public MeasureView? Measure { get; init; }
}

/// <summary>An item of the department and its new status.</summary>
[GenerateSerializer, Immutable, Alias("view.changed-item")]
public sealed record ChangedItemView([property: Id(0)] string Id, [property: Id(1)] string Status);

/// <summary>Another person answers for a responsibility.</summary>
/// <param name="Holder">The holder, for whom the person answers; <c>masked</c>: somebody who may not be shown.</param>
/// <param name="Responsible">Who answers now; <c>masked</c>: somebody who may not be shown.</param>
[GenerateSerializer, Immutable, Alias("view.responsibility-moved")]
public sealed record ResponsibilityMovedView(
    [property: Id(0)] ResponsibilityView What, [property: Id(1)] string Holder, [property: Id(2)] string Responsible);

/// <summary>Keys of one person.</summary>
/// <param name="Key">The key under which the citizen is found from now on.</param>
/// <param name="Others">The other keys that lead there, or that were parted from it.</param>
[GenerateSerializer, Immutable, Alias("view.citizen-keys")]
public sealed record CitizenKeysView([property: Id(0)] string Key, [property: Id(1)] IReadOnlyList<string> Others);

/// <summary>An event by what makes it the same.</summary>
[GenerateSerializer, Immutable, Alias("view.named-event")]
public sealed record NamedEventView([property: Id(0)] string Source, [property: Id(1)] string Id);
