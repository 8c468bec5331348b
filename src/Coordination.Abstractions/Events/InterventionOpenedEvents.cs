using System.Diagnostics.CodeAnalysis;

namespace Coordination.Events;

/// <summary>An intervention was granted or has started. Either event creates the intervention.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention-opened")]
public abstract record InterventionOpened : EventData
{
    private protected InterventionOpened()
    {
    }

    [SetsRequiredMembers]
    private protected InterventionOpened(ref Reading data)
    {
        var (startsOn, endsOn) = data.Days("startsOn"u8, "endsOn"u8);
        InterventionId = data.Id("interventionId"u8);
        Kind = data.Kind("kind"u8);
        Title = data.OptionalText("title"u8);
        Unit = data.Id("unit"u8);
        Caseworker = data.Id("caseworker"u8);
        StartsOn = startsOn;
        EndsOn = endsOn;
        WeeklyHours = data.OptionalHours("weeklyHours"u8);
        Intensity = data.OptionalWord<Intensity>("intensity"u8);
        Place = data.OptionalText("place"u8);
        Lasting = data.OptionalBool("lasting"u8);
        Cost = data.OptionalCost("cost"u8);
        Payer = data.OptionalText("payer"u8);
        LegalBasis = data.OptionalText("legalBasis"u8);
        Kle = data.OptionalKle("kle"u8);
        Goals = data.OptionalTexts("goals"u8);
    }

    /// <summary>The intervention, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>The kind, as defined by policy. An unknown kind belongs to the group <c>other</c>.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>The department's own title.</summary>
    [Id(2)] public string? Title { get; init; }

    /// <summary>The unit that is responsible.</summary>
    [Id(3)] public required string Unit { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(4)] public required string Caseworker { get; init; }

    /// <summary>The first local day. Before it the intervention is planned.</summary>
    [Id(5)] public required DateOnly StartsOn { get; init; }

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
}

[GenerateSerializer, Immutable, Alias("coordination.intervention.granted.v1")]
public sealed record InterventionGranted : InterventionOpened
{
    /// <summary>For use with an object initializer.</summary>
    public InterventionGranted()
    {
    }

    [SetsRequiredMembers]
    private InterventionGranted(ref Reading data)
        : base(ref data)
    {
    }

    internal static InterventionGranted Read(ref Reading data) => new(ref data);
}

/// <summary>An intervention has started.</summary>
[GenerateSerializer, Immutable, Alias("coordination.intervention.started.v1")]
public sealed record InterventionStarted : InterventionOpened
{
    /// <summary>For use with an object initializer.</summary>
    public InterventionStarted()
    {
    }

    [SetsRequiredMembers]
    private InterventionStarted(ref Reading data)
        : base(ref data)
    {
    }

    internal static InterventionStarted Read(ref Reading data) => new(ref data);
}
