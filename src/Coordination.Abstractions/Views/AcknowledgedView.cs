namespace Coordination.Views;

/// <summary>An alert that was acknowledged.</summary>
/// <param name="Id">The alert's id.</param>
/// <param name="AcknowledgedAt">When, by the service's clock.</param>
[GenerateSerializer, Immutable, Alias("view.acknowledged")]
public sealed record AcknowledgedView([property: Id(0)] string Id, [property: Id(1)] DateTimeOffset AcknowledgedAt);
