using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A citizen's page: the picture of <c>GET /api/v1/citizens/{key}</c>, names looked up, ready to show.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The citizen's name.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="AddressProtected">Whether the address is protected.</param>
/// <param name="Coordinator">The coordinator; null: the role is vacant.</param>
/// <param name="CanCoordinate">Whether the reader may take or give the vacant role.</param>
/// <param name="Conflicts">Open conflicts first.</param>
/// <param name="Handovers">Pending handovers.</param>
/// <param name="Course">What the timeline draws.</param>
/// <param name="Zoom">How much of it is in view.</param>
/// <param name="Contacts">Who is responsible, per department.</param>
/// <param name="History">The journal, newest first.</param>
/// <param name="Alerts">The reader's alerts about this citizen.</param>
public sealed record CitizenModel(
    string Key,
    string Name,
    DateOnly? BirthDate,
    bool AddressProtected,
    Person? Coordinator,
    bool CanCoordinate,
    IReadOnlyList<ConflictModel> Conflicts,
    IReadOnlyList<HandoverModel> Handovers,
    Course Course,
    Zoom Zoom,
    IReadOnlyList<ContactModel> Contacts,
    IReadOnlyList<HistoryEntry> History,
    AlertFeed Alerts)
{
    /// <summary>Whom the reader may make coordinator: themselves, their unit's members.</summary>
    public IReadOnlyList<CoordinatorChoice> Candidates { get; init; } = [];

    /// <summary>What the reader may offer to others.</summary>
    public IReadOnlyList<Offerable> Offerable { get; init; } = [];

    /// <summary>What the reader may ask to be handed.</summary>
    public IReadOnlyList<Offerable> Requestable { get; init; } = [];

    /// <summary>Units to offer to.</summary>
    public IReadOnlyList<UnitChoice> Units { get; init; } = [];

    /// <summary>Contacts: the open ones, and the last that were answered.</summary>
    public IReadOnlyList<ReceivedContact> Received { get; init; } = [];

    /// <summary>Who works with the citizen.</summary>
    public IReadOnlyList<ColleagueModel> Colleagues { get; init; } = [];

    /// <summary>Whether the journal goes back further than shown.</summary>
    public bool HasMoreHistory { get; init; }
}

/// <summary>Somebody who may become coordinator.</summary>
/// <param name="Id">The caseworker's id.</param>
/// <param name="Name">The name.</param>
public sealed record CoordinatorChoice(string Id, string Name);

/// <summary>Somebody in the municipality, with how to reach them.</summary>
public sealed record Person(string Name, string Department, string? Unit, string? Phone)
{
    /// <summary>E-mail address, if known.</summary>
    public string? Email { get; init; }
}

/// <summary>Who is responsible in one department now.</summary>
/// <param name="Department">The department's name.</param>
/// <param name="Person">The responsible person, or the department's entry point.</param>
/// <param name="For">What they are responsible for, in words.</param>
/// <param name="Note">"Vikar for …", "Afdelingens indgang" ….</param>
public sealed record ContactModel(string Department, Person Person, string For, string? Note);

/// <summary>One line of the journal in plain words.</summary>
/// <param name="Version">Its number in the journal.</param>
/// <param name="At">When.</param>
/// <param name="What">What happened, in the reader's language.</param>
/// <param name="By">Who or what did it: a person, a department's system, the policy.</param>
/// <param name="Why">Rule and basis; null for plain reports.</param>
/// <param name="PolicyVersion">The policy it was decided under.</param>
public sealed record HistoryEntry(long Version, DateTimeOffset At, string What, string By, string? Why, string? PolicyVersion);
