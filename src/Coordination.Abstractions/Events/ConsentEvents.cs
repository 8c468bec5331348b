namespace Coordination.Events;

/// <summary>The citizen consented that departments see each other's content.</summary>
[GenerateSerializer, Immutable, Alias("coordination.consent.given.v1")]
public sealed record ConsentGiven : EventData
{
    /// <summary>The codes of the departments that may see each other's content.</summary>
    [Id(0)] public required TextList Scope { get; init; }

    /// <summary>The end of the consent. A date means the end of that day.</summary>
    [Id(1)] public DateOrInstant? Until { get; init; }

    internal static ConsentGiven Read(ref Reading data) => new()
    {
        Scope = data.Scope("scope"u8),
        Until = data.OptionalDateOrInstant("until"u8, clears: false),
    };
}

/// <summary>The citizen withdrew consent.</summary>
[GenerateSerializer, Immutable, Alias("coordination.consent.withdrawn.v1")]
public sealed record ConsentWithdrawn : EventData
{
    /// <summary>The codes of the departments for which it is withdrawn.</summary>
    [Id(0)] public required TextList Scope { get; init; }

    internal static ConsentWithdrawn Read(ref Reading data) => new()
    {
        Scope = data.Ids("scope"u8),
    };
}
