namespace Coordination.Events;

/// <summary>The citizen consented that departments see each other's content.</summary>
[GenerateSerializer, Immutable, Alias("coordination.consent.given.v1")]
public sealed record ConsentGiven : EventData
{
    /// <summary>The codes of the departments among whom content may be seen.</summary>
    [Id(0)] public required TextList Scope { get; init; }

    /// <summary>When the consent ends; a date means the end of that day.</summary>
    [Id(1)] public DateOrInstant? Until { get; init; }

    internal static ConsentGiven Read(ref Reading data) => new()
    {
        Scope = data.Ids("scope"u8),
        Until = data.OptionalDateOrInstant("until"u8),
    };
}

/// <summary>The citizen withdrew consent.</summary>
[GenerateSerializer, Immutable, Alias("coordination.consent.withdrawn.v1")]
public sealed record ConsentWithdrawn : EventData
{
    /// <summary>The codes of the departments it is withdrawn for.</summary>
    [Id(0)] public required TextList Scope { get; init; }

    internal static ConsentWithdrawn Read(ref Reading data) => new()
    {
        Scope = data.Ids("scope"u8),
    };
}
