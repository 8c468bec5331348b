using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens.Feedback;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;
using Coordination.Host.Pages.History;
using Coordination.Host.Pages.Measures;
using Coordination.Host.Pages.Plans;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A citizen's page: the picture of <c>GET /api/v1/citizens/{key}</c> with names instead of ids.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The citizen's name.</param>
/// <param name="BirthDate">The date of birth; null: unknown.</param>
/// <param name="AddressProtected">Whether the address is protected.</param>
/// <param name="Coordinator">The coordinator; null: the role is vacant, or the coordinator is masked.</param>
/// <param name="CanCoordinate">Whether the user may take the vacant role or give it to somebody.</param>
/// <param name="Conflicts">Open conflicts first.</param>
/// <param name="Handovers">Handovers that wait for an answer.</param>
/// <param name="Course">What the timeline draws.</param>
/// <param name="Zoom">How much of it is in view.</param>
/// <param name="Contacts">Who is responsible, per department.</param>
/// <param name="History">The journal, newest first.</param>
/// <param name="Alerts">The user's alerts about this citizen.</param>
public sealed record CitizenModel(
    string Key,
    string Name,
    DateOnly? BirthDate,
    bool AddressProtected,
    ReachablePerson? Coordinator,
    bool CanCoordinate,
    IReadOnlyList<ConflictModel> Conflicts,
    IReadOnlyList<HandoverModel> Handovers,
    TimelineCourse Course,
    TimelineZoom Zoom,
    IReadOnlyList<ContactModel> Contacts,
    IReadOnlyList<HistoryLine> History,
    AlertFeed Alerts)
{
    /// <summary>Where the coordinator works and whom to call, where the user may not see who it is; null: not so.</summary>
    public string? MaskedCoordinator { get; init; }

    /// <summary>The consultant's name; null: nobody is assigned, or the user may not see who it is.</summary>
    public string? Consultant { get; init; }

    /// <summary>Whether the user may assign a consultant and end the assignment.</summary>
    public bool CanAssignConsultant { get; init; }

    /// <summary>What the user sees of the citizen, and why.</summary>
    public AccessModel Access { get; init; } = AccessModel.Nothing;

    /// <summary>The conflicts somebody must still act on.</summary>
    public IEnumerable<ConflictModel> OpenConflicts => Conflicts.Where(static conflict => conflict.NeedsAction);

    /// <summary>The conflicts nobody must act on.</summary>
    public IEnumerable<ConflictModel> ClosedConflicts => Conflicts.Where(static conflict => !conflict.NeedsAction);

    /// <summary>Whom the user may make coordinator: themselves, members of units they lead.</summary>
    public IReadOnlyList<CoordinatorChoice> Candidates { get; init; } = [];

    /// <summary>The plan the citizen agreed to; null: there is none, or the user may not see what it says.</summary>
    public PlanModel? Plan { get; init; }

    /// <summary>The plan as it is being written; null: there is none, or the user may not see it.</summary>
    public PlanModel? PlanDraft { get; init; }

    /// <summary>What the interventions cost that the user sees; null: of none of them a cost was reported.</summary>
    public PlanCostModel? Costs { get; init; }

    /// <summary>What the coordinator asked departments for.</summary>
    public IReadOnlyList<MeasureModel> Measures { get; init; } = [];

    /// <summary>The departments that the user may ask for a measure.</summary>
    public IReadOnlyList<DepartmentChoice> Askable { get; init; } = [];

    /// <summary>The citizen's feedback, a curve for each department and scale that the user sees.</summary>
    public IReadOnlyList<FeedbackCurveModel> Feedback { get; init; } = [];

    /// <summary>Whether the user may ask the citizen for feedback.</summary>
    public bool CanAskFeedback { get; init; }

    /// <summary>Whether the user may lay the coordinator role down.</summary>
    public bool CanLayDown { get; init; }

    /// <summary>What the user may offer.</summary>
    public IReadOnlyList<HandoverOption> Offerable { get; init; } = [];

    /// <summary>What the user may request.</summary>
    public IReadOnlyList<HandoverOption> Requestable { get; init; } = [];

    /// <summary>The units the user may offer to.</summary>
    public IReadOnlyList<UnitChoice> Units { get; init; } = [];

    /// <summary>The day of death; null: alive, as far as is known.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>The municipality the citizen moved to; null: lives in this one.</summary>
    public MovedToView? MovedTo { get; init; }

    /// <summary>Open contacts, then the last that were answered.</summary>
    public IReadOnlyList<ReceivedContactModel> Received { get; init; } = [];

    public IReadOnlyList<ColleagueModel> Colleagues { get; init; } = [];

    /// <summary>The family and the network; null: the user sees none.</summary>
    public FamilyModel? Family { get; init; }

    /// <summary>When the first ground ends on which something is shown of the citizen or the family; null: none that is known.</summary>
    public DateTimeOffset? ShownUntil { get; init; }

    /// <summary>Whether the journal has more entries than shown.</summary>
    public bool HasMoreHistory { get; init; }
}
