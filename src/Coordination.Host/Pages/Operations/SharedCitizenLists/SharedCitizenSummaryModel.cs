namespace Coordination.Host.Pages.Operations;

/// <summary>Shared citizens, the programme, and waiting times of a period; as they stood when the page was opened.</summary>
/// <param name="Span">The period.</param>
/// <param name="Total">All that the reader sees.</param>
/// <param name="Pairs">Per pair of departments, the largest first.</param>
/// <param name="Programme">How many have one plan, of how many by when.</param>
/// <param name="Waiting">Waiting times per pair and stage, the longest first.</param>
public sealed record SharedModel(Span Span, SharedRow Total, IReadOnlyList<SharedRow> Pairs, ProgrammeModel Programme, IReadOnlyList<WaitingRow> Waiting);

/// <summary>Shared citizens of a pair of departments ("BIF – SOF"), or of all.</summary>
public sealed record SharedRow(string Pair, Figure Shared, Figure WithoutCoordinator, Figure WithoutPlan);

/// <summary>The programme's figure.</summary>
/// <param name="WithPlan">Shared citizens with one plan.</param>
/// <param name="Target">How many there shall be; null while no target is set.</param>
/// <param name="By">By which day.</param>
/// <param name="Agreed">How many plans the period brought.</param>
/// <param name="Forecast">How many there will be by then at that pace.</param>
/// <param name="IsReached">Whether that is enough.</param>
/// <param name="MaySet">Whether the reader may set the target.</param>
public sealed record ProgrammeModel(Figure WithPlan, long? Target, DateOnly? By, long Agreed, long? Forecast, bool IsReached, bool MaySet);

/// <summary>How long one department waits for another.</summary>
/// <param name="Stage"><c>offered-accepted</c>, <c>contact-answer</c> or <c>conflict-answer</c>.</param>
/// <param name="From">The department that waits; empty where no departments clash.</param>
/// <param name="To">The department waited for.</param>
/// <param name="Count">How many waits.</param>
/// <param name="MedianHours">Median.</param>
/// <param name="P90Hours">Nine of ten are faster.</param>
public sealed record WaitingRow(string Stage, string From, string To, Figure Count, double MedianHours, double P90Hours);

/// <summary>A list of shared citizens.</summary>
/// <param name="Departments">Of which departments, "BIF – SOF"; null: any.</param>
/// <param name="HasCoordinator">With or without coordinator; null: either.</param>
/// <param name="HasPlan">With or without plan; null: either.</param>
/// <param name="Citizens">The page's citizens, by key.</param>
/// <param name="Next">The address of the next page, if there is one.</param>
public sealed record SharedListModel(string? Departments, bool? HasCoordinator, bool? HasPlan, IReadOnlyList<SharedListRow> Citizens, string? Next);

/// <summary>A shared citizen in a list.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Name">The name; null where the reader knows keys only.</param>
/// <param name="Href">The citizen's page; null where the reader sees no citizens.</param>
/// <param name="Departments">Departments with something active.</param>
/// <param name="Coordinator">Who coordinates, with department.</param>
/// <param name="PlanAgreedOn">Since when there is a plan.</param>
/// <param name="HasPlan">Whether there is one.</param>
public sealed record SharedListRow(string Key, string? Name, string? Href, string Departments, string? Coordinator, DateOnly? PlanAgreedOn, bool HasPlan);

/// <summary>The single waits behind a waiting time, newest first.</summary>
public sealed record WaitsModel(IReadOnlyList<WaitRow> Waits);

/// <summary>One wait that has ended.</summary>
public sealed record WaitRow(string Key, string? Href, string Stage, string From, string To, DateTimeOffset EndedAt, TimeSpan Length);
