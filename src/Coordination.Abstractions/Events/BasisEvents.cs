namespace Coordination.Events;

/// <summary>A legal basis for sharing was established.</summary>
[GenerateSerializer, Immutable, Alias("coordination.basis.established.v1")]
public sealed record BasisEstablished : EventData
{
    /// <summary>The codes of the departments that may see each other's content.</summary>
    [Id(0)] public required TextList Scope { get; init; }

    [Id(1)] public required string Law { get; init; }

    internal static BasisEstablished Read(ref Reading data) => new()
    {
        Scope = data.Scope("scope"u8),
        Law = data.Text("law"u8),
    };
}

/// <summary>A legal basis for sharing ended.</summary>
[GenerateSerializer, Immutable, Alias("coordination.basis.ended.v1")]
public sealed record BasisEnded : EventData
{
    /// <summary>The codes of the departments for which it ended.</summary>
    [Id(0)] public required TextList Scope { get; init; }

    internal static BasisEnded Read(ref Reading data) => new()
    {
        Scope = data.Ids("scope"u8),
    };
}
