using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;

namespace Coordination.Host.Pages.Desk;

/// <summary>The desk: <c>GET /api/v1/me/desk</c> and the open alerts, ready to show.</summary>
/// <param name="Owed">What the reader owes, soonest first.</param>
/// <param name="Given">Offers the reader has made and still waits for.</param>
/// <param name="Citizens">The reader's citizens.</param>
/// <param name="Alerts">The open alerts.</param>
public sealed record DeskModel(
    IReadOnlyList<Owed> Owed,
    IReadOnlyList<HandoverModel> Given,
    IReadOnlyList<DeskCitizen> Citizens,
    AlertFeed Alerts);

/// <summary>Something the reader owes; exactly one of the three is there.</summary>
/// <param name="DueAt">When.</param>
/// <param name="Conflict">A conflict to settle.</param>
/// <param name="Handover">A handover to answer.</param>
/// <param name="Deadline">A deadline to meet.</param>
public sealed record Owed(DateTimeOffset? DueAt, ConflictModel? Conflict, HandoverModel? Handover, OwedDeadline? Deadline)
{
    /// <summary>The kind of debt: <c>conflict</c>, <c>handover</c> or <c>deadline</c>.</summary>
    public string Kind => Conflict is not null ? "conflict" : Handover is not null ? "handover" : "deadline";
}

/// <summary>A deadline the reader must meet.</summary>
/// <param name="Id">The deadline's id.</param>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="CitizenName">The citizen's name.</param>
/// <param name="Kind">The deadline's kind.</param>
/// <param name="Title">A title of the department's own.</param>
/// <param name="Basis">The law or local basis.</param>
public sealed record OwedDeadline(string Id, string CitizenKey, string CitizenName, string Kind, string? Title, string? Basis);

/// <summary>One of the reader's citizens.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The citizen's name.</param>
/// <param name="Departments">The departments with something active.</param>
/// <param name="Coordinator">The coordinator's name; null: nobody.</param>
/// <param name="IsCoordinator">Whether the reader is.</param>
/// <param name="OpenConflicts">Conflicts still open.</param>
/// <param name="NextDueAt">The next deadline of any department.</param>
public sealed record DeskCitizen(
    string Key,
    string Name,
    IReadOnlyList<string> Departments,
    string? Coordinator,
    bool IsCoordinator,
    int OpenConflicts,
    DateTimeOffset? NextDueAt);
