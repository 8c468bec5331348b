namespace Coordination.Events;

/// <summary>A department asked the citizen for a document.</summary>
[GenerateSerializer, Immutable, Alias("coordination.requirement.issued.v1")]
public sealed record RequirementIssued : EventData
{
    /// <summary>The requirement, by the sending department's id.</summary>
    [Id(0)] public required string RequirementId { get; init; }

    /// <summary>The document that is asked for, in the sender's words.</summary>
    [Id(1)] public required string Document { get; init; }

    /// <summary>The last local day to hand it in.</summary>
    [Id(2)] public required DateOnly DueOn { get; init; }

    /// <summary>The responsible caseworker.</summary>
    [Id(3)] public required string Caseworker { get; init; }

    /// <summary>The intervention it belongs to.</summary>
    [Id(4)] public string? InterventionId { get; init; }

    internal static RequirementIssued Read(ref Reading data) => new()
    {
        RequirementId = data.Id("requirementId"u8),
        Document = data.Text("document"u8),
        DueOn = data.Date("dueOn"u8),
        Caseworker = data.Id("caseworker"u8),
        InterventionId = data.OptionalId("interventionId"u8),
    };
}

/// <summary>The document was received.</summary>
[GenerateSerializer, Immutable, Alias("coordination.requirement.fulfilled.v1")]
public sealed record RequirementFulfilled : EventData
{
    /// <summary>The requirement, by the sending department's id.</summary>
    [Id(0)] public required string RequirementId { get; init; }

    internal static RequirementFulfilled Read(ref Reading data) => new()
    {
        RequirementId = data.Id("requirementId"u8),
    };
}

/// <summary>The department no longer asks for the document.</summary>
[GenerateSerializer, Immutable, Alias("coordination.requirement.withdrawn.v1")]
public sealed record RequirementWithdrawn : EventData
{
    /// <summary>The requirement, by the sending department's id.</summary>
    [Id(0)] public required string RequirementId { get; init; }

    internal static RequirementWithdrawn Read(ref Reading data) => new()
    {
        RequirementId = data.Id("requirementId"u8),
    };
}
