using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Barriers;

/// <summary>
/// A professional who sees the citizen logs what stood in the way between two departments. Refusals have the order of
/// <see cref="Refusal"/>.
/// </summary>
internal static class BarrierCommands
{
    /// <summary>The maximum number of barriers of one citizen.</summary>
    public const int KeptMax = 500;

    private static readonly string KindsExpected = WordsOf<BarrierKind>();

    private static readonly string PlacesExpected = WordsOf<BarrierPlace>();

    /// <summary>Logs a barrier. Who sees the citizen is asked before (<see cref="Decisions.CommandAccess"/>).</summary>
    public static FactsOrRefusal Log(RuleContext context, LogBarrier command, IssuedCommand issued)
    {
        var kind = Vocabulary.Find<BarrierKind>(command.Kind);
        var place = Vocabulary.Find<BarrierPlace>(command.AboutType);
        if (Faults(context, command, kind, place) is { Count: > 0 } faults) return new Invalid(faults);
        var about = place is { } type ? new BarrierAbout(type, command.AboutId!) : null;
        if (about is not null && !Exists(context.Citizen, about)) return NothingThere;
        if (context.Organization.Find(issued.By) is null) return MayNotLog;
        if (context.Citizen.Barriers.Count >= KeptMax) return new StateConflict($"At most {KeptMax} barriers of a citizen are kept.");
        DepartmentCode[] between = [.. Known(context, command.Departments!)];
        var barrier = new LoggedBarrier(
            LoggedBarrier.IdOf(issued.Id), kind!.Value, between[0], between[1], about, Stated(command.Note),
            AuthorOf(context, issued.By, between), context.Clock.Now);
        return FactsOrRefusal.Of(new BarrierLogged(barrier), barrier.Id.Value);
    }

    private static NotFound NothingThere { get; } = new("There is no such conflict, handover or measure.");

    private static Forbidden MayNotLog { get; } = new("Barriers are logged by caseworkers of the organization.");

    private static List<Fault> Faults(RuleContext context, LogBarrier command, BarrierKind? kind, BarrierPlace? place)
    {
        List<Fault> faults = [];
        if (kind is null) faults.Add(new("/kind", $"Expected one of {KindsExpected}."));
        if (command.Departments is not { Count: 2 } named || Known(context, named).Count != 2)
            faults.Add(new("/departments", "Expected the codes of two departments of the organization."));
        if (command.Note?.Length > LoggedBarrier.NoteLengthMax)
            faults.Add(new("/note", $"Expected at most {LoggedBarrier.NoteLengthMax} characters."));
        if (command.AboutType is null && command.AboutId is null) return faults;
        if (place is null) faults.Add(new("/about/type", $"Expected one of {PlacesExpected}."));
        if (string.IsNullOrWhiteSpace(command.AboutId)) faults.Add(new("/about/id", "The id of what it was met at is required."));
        return faults;
    }

    /// <summary>The departments of the organization that are named, sorted, each once.</summary>
    private static SortedSet<DepartmentCode> Known(RuleContext context, IReadOnlyList<string?> codes) =>
    [
        .. codes.Select(code => string.IsNullOrWhiteSpace(code) ? null : context.Organization.Find(new DepartmentCode(code)))
            .OfType<Coordination.Organizations.Department>().Select(static known => new DepartmentCode(known.Code)),
    ];

    private static bool Exists(Citizen citizen, BarrierAbout about) => about.Type switch
    {
        BarrierPlace.Conflict => citizen.Conflicts.ContainsKey(new ConflictId(about.Id)),
        BarrierPlace.Handover => citizen.Handovers.ContainsKey(new HandoverId(about.Id)),
        BarrierPlace.Measure => citizen.Measures.ContainsKey(new MeasureId(about.Id)),
        _ => throw new InvalidOperationException($"No barrier is met at a {about.Type}."),
    };

    /// <summary>The author in the post of theirs that the barrier concerns, else in their first.</summary>
    private static Holder AuthorOf(RuleContext context, CaseworkerId by, DepartmentCode[] between)
    {
        var posts = context.Organization.DepartmentsOf(by);
        var department = posts.Where(between.Contains).DefaultIfEmpty(context.Organization.DepartmentOf(by, default)).First();
        return new Holder(by, context.Organization.UnitOf(by, department), department);
    }

    private static string WordsOf<T>() where T : struct, Enum =>
        string.Join(", ", Enum.GetValues<T>().Select(static one => Vocabulary.WordFor(one)));

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
