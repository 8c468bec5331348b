namespace Coordination.Events;

/// <summary>A decision was made about aftercare when a placement ends at 18.</summary>
[GenerateSerializer, Immutable, Alias("coordination.aftercare.decided.v1")]
public sealed record AftercareDecided : EventData
{
    /// <summary>The placement, by the sending department's id.</summary>
    [Id(0)] public required string InterventionId { get; init; }

    /// <summary>What was decided, in the sender's words.</summary>
    [Id(1)] public required string Outcome { get; init; }

    internal static AftercareDecided Read(ref Reading data) => new()
    {
        InterventionId = data.Id("interventionId"u8),
        Outcome = data.Text("outcome"u8),
    };
}
