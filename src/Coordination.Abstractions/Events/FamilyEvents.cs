namespace Coordination.Events;

/// <summary>Another citizen is of the citizen's family. Each keeps a place of its own: the link opens nothing of either.</summary>
[GenerateSerializer, Immutable, Alias("coordination.family.linked.v1")]
public sealed record FamilyLinked : EventData, INamesOtherCitizen
{
    /// <summary>The link, by the sending department's id.</summary>
    [Id(0)] public required string LinkId { get; init; }

    /// <summary>The other citizen: <c>citizen:{key}</c>.</summary>
    [Id(1)] public required string Other { get; init; }

    /// <summary>What the other is to the citizen.</summary>
    [Id(2)] public required FamilyKind Kind { get; init; }

    /// <summary>The legal standing; null: not reported.</summary>
    [Id(3)] public FamilyStanding? Standing { get; init; }

    /// <summary>The first local day; null: since ever.</summary>
    [Id(4)] public DateOnly? StartsOn { get; init; }

    /// <summary>The last local day; null: without end.</summary>
    [Id(5)] public DateOnly? EndsOn { get; init; }

    string INamesOtherCitizen.OtherName => "other";

    EventData INamesOtherCitizen.WithOther(string key) => this with { Other = INamesOtherCitizen.CitizenPrefix + key };

    internal static FamilyLinked Read(ref Reading data)
    {
        var (startsOn, endsOn) = data.OptionalDays("startsOn"u8, "endsOn"u8);
        return new()
        {
            LinkId = data.Id("linkId"u8),
            Other = data.CitizenReference("other"u8),
            Kind = data.Word<FamilyKind>("kind"u8),
            Standing = data.OptionalWord<FamilyStanding>("standing"u8),
            StartsOn = startsOn,
            EndsOn = endsOn,
        };
    }
}

/// <summary>A family link does not count any more, or was never true.</summary>
[GenerateSerializer, Immutable, Alias("coordination.family.ended.v1")]
public sealed record FamilyEnded : EventData
{
    /// <summary>The link, by the sending department's id.</summary>
    [Id(0)] public required string LinkId { get; init; }

    internal static FamilyEnded Read(ref Reading data) => new() { LinkId = data.Id("linkId"u8) };
}
