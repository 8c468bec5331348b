namespace Coordination.Events;

/// <summary>An intervention was changed; what is absent stays.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.changed.v1")]
public sealed record InterventionChanged : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>Its kind, from policy; an unknown kind counts as group <c>other</c>.</summary>
    [Id(1)] public string? Kind { get; init; }

    /// <summary>What to call it.</summary>
    [Id(2)] public string? Title { get; init; }

    /// <summary>The unit that is responsible.</summary>
    [Id(3)] public string? Unit { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(4)] public string? Caseworker { get; init; }

    /// <summary>Its first local day; before it the intervention is planned.</summary>
    [Id(5)] public DateOnly? StartsOn { get; init; }

    /// <summary>Its last local day; absent while open-ended.</summary>
    [Id(6)] public DateOnly? EndsOn { get; init; }

    /// <summary>Hours a week it takes of the citizen, 0 to 168.</summary>
    [Id(7)] public decimal? WeeklyHours { get; init; }

    /// <summary>How much it demands; absent means the default of its kind.</summary>
    [Id(8)] public Intensity? Intensity { get; init; }

    /// <summary>Where it is given.</summary>
    [Id(9)] public string? Place { get; init; }

    /// <summary>Whether the need is expected to last for life.</summary>
    [Id(10)] public bool? Lasting { get; init; }

    /// <summary>What it costs and how often.</summary>
    [Id(11)] public Cost? Cost { get; init; }

    [Id(12)] public string? Payer { get; init; }

    /// <summary>The provision it is granted under.</summary>
    [Id(13)] public string? LegalBasis { get; init; }

    /// <summary>Its number in the municipal subject plan, NN.NN.NN.</summary>
    [Id(14)] public string? Kle { get; init; }

    /// <summary>What it is to achieve.</summary>
    [Id(15)] public TextList? Goals { get; init; }

    internal static InterventionChanged Read(ref Reading data)
    {
        var (startsOn, endsOn) = data.OptionalDays("startsOn"u8, "endsOn"u8);
        return new()
        {
            InterventionId = data.Id("interventionId"u8),
            Kind = data.OptionalKind("kind"u8),
            Title = data.OptionalText("title"u8),
            Unit = data.OptionalId("unit"u8),
            Caseworker = data.OptionalId("caseworker"u8),
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

/// <summary>An intervention is paused from a day.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.paused.v1")]
public sealed record InterventionPaused : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The local day from which it holds.</summary>
    [Id(1)] public required DateOnly OnDate { get; init; }

    /// <summary>Why, in the sender's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    internal static InterventionPaused Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        OnDate = data.Date("onDate"u8),
        Reason = data.OptionalText("reason"u8),
    };
}

/// <summary>A paused intervention goes on from a day.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.resumed.v1")]
public sealed record InterventionResumed : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The local day from which it holds.</summary>
    [Id(1)] public required DateOnly OnDate { get; init; }

    /// <summary>Why, in the sender's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    internal static InterventionResumed Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        OnDate = data.Date("onDate"u8),
        Reason = data.OptionalText("reason"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.intervention.ended.v1")]
public sealed record InterventionEnded : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>Its last local day.</summary>
    [Id(1)] public required DateOnly EndedOn { get; init; }

    /// <summary>Why, in the sender's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    internal static InterventionEnded Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        EndedOn = data.Date("endedOn"u8),
        Reason = data.OptionalText("reason"u8),
    };
}

/// <summary>A department made another caseworker responsible for an intervention.</summary>
[GenerateSerializer, Immutable, Alias("coordination.caseworker.assigned.v1")]
public sealed record CaseworkerAssigned : EventData
{
    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The caseworker who is responsible now.</summary>
    [Id(1)] public required string Caseworker { get; init; }

    /// <summary>Their unit, if it moved too.</summary>
    [Id(2)] public string? Unit { get; init; }

    internal static CaseworkerAssigned Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        Caseworker = data.Id("caseworker"u8),
        Unit = data.OptionalId("unit"u8),
    };
}
