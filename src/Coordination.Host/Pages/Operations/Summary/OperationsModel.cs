using Coordination.Host.Pages.Operations.SharedCitizenLists;
using Coordination.Host.Pages.Operations.Trends;

namespace Coordination.Host.Pages.Operations.Summary;

/// <summary>
/// The operations page: the content of <c>GET /api/v1/operations/summary</c> in panels, and of <c>GET /api/v1/operations/trends</c> in
/// charts.
/// </summary>
/// <param name="Symptoms">What operations must act on.</param>
/// <param name="Flows">Throughput and processing times.</param>
/// <param name="Collaboration">How the departments work together.</param>
/// <param name="Shared">Shared citizens, the programme and waiting times of a period.</param>
/// <param name="Trends">How the figures developed.</param>
/// <param name="Stream">The address of the stream of panels, <c>/live/operations</c>.</param>
public sealed record OperationsModel(
    SymptomsModel Symptoms, FlowsModel Flows, CollaborationModel Collaboration, SharedCitizenSummaryModel Shared, TrendModel Trends,
    string Stream)
{
    /// <summary>Whether it is shown on a screen on the wall: large, without navigation.</summary>
    public bool IsWall { get; init; }
}
