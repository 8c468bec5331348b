namespace Coordination.Events;

/// <summary>Somebody is of the citizen's network: a relative, a neighbor, a volunteer. They have no place of their own here.</summary>
[GenerateSerializer, Immutable, Alias("coordination.network.named.v1")]
public sealed record NetworkNamed : EventData
{
    /// <summary>The person, by the sending department's id.</summary>
    [Id(0)] public required string PersonId { get; init; }

    [Id(1)] public required string Name { get; init; }

    /// <summary>What the person is to the citizen, in the sender's words.</summary>
    [Id(2)] public required string Relation { get; init; }

    /// <summary>The phone number; null: not known.</summary>
    [Id(3)] public string? Phone { get; init; }

    /// <summary>What the person may be told, as words of <see cref="NetworkTopic"/>; null or empty: nothing.</summary>
    [Id(4)] public TextList? MayBeTold { get; init; }

    internal static NetworkNamed Read(ref Reading data) => new()
    {
        PersonId = data.Id("personId"u8),
        Name = data.Name("name"u8),
        Relation = data.Text("relation"u8),
        Phone = data.OptionalText("phone"u8),
        MayBeTold = data.OptionalWords<NetworkTopic>("mayBeTold"u8),
    };
}

/// <summary>Somebody is not of the citizen's network any more.</summary>
[GenerateSerializer, Immutable, Alias("coordination.network.ended.v1")]
public sealed record NetworkEnded : EventData
{
    /// <summary>The person, by the sending department's id.</summary>
    [Id(0)] public required string PersonId { get; init; }

    internal static NetworkEnded Read(ref Reading data) => new() { PersonId = data.Id("personId"u8) };
}
