
namespace Coordination.Events;

/// <summary>An intervention was changed. An absent property did not change; a null takes an optional one back.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.changed.v1")]
public sealed record InterventionChanged : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The kind, as defined by policy. An unknown kind belongs to the group <c>other</c>.</summary>
    [Id(1)] public string? Kind { get; init; }

    /// <summary>The department's own title.</summary>
    [Id(2)] public string? Title { get; init; }

    /// <summary>The unit that is responsible.</summary>
    [Id(3)] public string? Unit { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(4)] public string? Caseworker { get; init; }

    /// <summary>The first local day. Before it the intervention is planned.</summary>
    [Id(5)] public DateOnly? StartsOn { get; init; }

    /// <summary>The last local day; absent: open-ended.</summary>
    [Id(6)] public DateOnly? EndsOn { get; init; }

    /// <summary>The hours per week it takes from the citizen, 0 to 168.</summary>
    [Id(7)] public decimal? WeeklyHours { get; init; }

    /// <summary>How much it demands of the citizen; absent: the default of its kind.</summary>
    [Id(8)] public Intensity? Intensity { get; init; }

    /// <summary>The place where it is given.</summary>
    [Id(9)] public string? Place { get; init; }

    /// <summary>Whether the need is expected to last for life.</summary>
    [Id(10)] public bool? Lasting { get; init; }

    /// <summary>The cost, and how often it is paid.</summary>
    [Id(11)] public Cost? Cost { get; init; }

    [Id(12)] public string? Payer { get; init; }

    /// <summary>The provision it is granted under.</summary>
    [Id(13)] public string? LegalBasis { get; init; }

    /// <summary>The number in the municipal subject plan, NN.NN.NN.</summary>
    [Id(14)] public string? Kle { get; init; }

    /// <summary>What the intervention is for, in the sender's words; null: not reported.</summary>
    [Id(15)] public TextList? Goals { get; init; }

    internal static InterventionChanged Read(ref Reading data)
    {
        var (startsOn, endsOn) = data.OptionalDays("startsOn"u8, "endsOn"u8);
        return new()
        {
            InterventionId = data.Id("interventionId"u8),
            Kind = data.KindOrAbsent("kind"u8),
            Title = data.OptionalText("title"u8),
            Unit = data.IdOrAbsent("unit"u8),
            Caseworker = data.IdOrAbsent("caseworker"u8),
            StartsOn = startsOn,
            EndsOn = endsOn,
            WeeklyHours = data.OptionalHours("weeklyHours"u8),
            Intensity = data.OptionalWord<Intensity>("intensity"u8),
            Place = data.OptionalText("place"u8),
            Lasting = data.OptionalBool("lasting"u8),
            Cost = data.OptionalCost("cost"u8),
            Payer = data.OptionalText("payer"u8),
            LegalBasis = data.OptionalText("legalBasis"u8),
            Kle = data.OptionalKle("kle"u8),
            Goals = data.OptionalTexts("goals"u8),
        };
    }
}

/// <summary>An intervention is paused from a day on.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.paused.v1")]
public sealed record InterventionPaused : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The first local day of the pause.</summary>
    [Id(1)] public required DateOnly OnDate { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    internal static InterventionPaused Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        OnDate = data.Date("onDate"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

/// <summary>A paused intervention continues from a day on.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.resumed.v1")]
public sealed record InterventionResumed : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The local day from which it continues.</summary>
    [Id(1)] public required DateOnly OnDate { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    internal static InterventionResumed Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        OnDate = data.Date("onDate"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.intervention.ended.v1")]
public sealed record InterventionEnded : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The last local day.</summary>
    [Id(1)] public required DateOnly EndedOn { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    internal static InterventionEnded Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        EndedOn = data.Date("endedOn"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

/// <summary>A department made another caseworker responsible for an intervention.</summary>
[GenerateSerializer, Immutable, Alias("coordination.caseworker.assigned.v1")]
public sealed record CaseworkerAssigned : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The caseworker who is responsible from now on.</summary>
    [Id(1)] public required string Caseworker { get; init; }

    /// <summary>The caseworker's unit; absent: the unit the organization knows the caseworker in, else the unit does not change.</summary>
    [Id(2)] public string? Unit { get; init; }

    internal static CaseworkerAssigned Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        Caseworker = data.Id("caseworker"u8),
        Unit = data.OptionalId("unit"u8),
    };
}
