using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Finds for each open demand the earlier ones of other departments whose document answers it: one that is open too, or that was
/// received not too long before. Demands are taken in the order in which they were issued, so that a document received too long before
/// one is received too long before all that follow. Takes n log n time for all first answers.
/// </summary>
/// <remarks>Not thread safe: it forgets documents on the way.</remarks>
internal sealed class AnswersToDemands
{
    private static readonly Comparer<Requirement> ById = Comparer<Requirement>.Create(static (one, other) => one.Id.CompareTo(other.Id));

    private readonly RuleContext _context;
    private readonly int _days;
    private readonly Requirement[] _all;
    private readonly Dictionary<string, SortedDictionary<DepartmentCode, SortedSet<Requirement>>> _earlier =
        new(StringComparer.OrdinalIgnoreCase);

    private int _next;

    /// <param name="days">The number of days for which a received document counts, including the last day.</param>
    public AnswersToDemands(RuleContext context, IEnumerable<Requirement> demands, int days)
    {
        (_context, _days, _all) = (context, days, [.. demands.OrderBy(static it => it.Issued)]);
        FirstIssuedFirst = _all.Where(static it => it.Status == Requirement.Open);
    }

    /// <summary>The open demands, in the order in which they must be asked about.</summary>
    public IEnumerable<Requirement> FirstIssuedFirst { get; }

    /// <summary>First those whose departments may share the document, each by id.</summary>
    public IEnumerable<Requirement> Of(Requirement later)
    {
        for (; !ReferenceEquals(_all[_next], later); _next++)
            if (_all[_next] is { Status: Requirement.Open } or { FulfilledAt: not null }) ForDocument(_all[_next]).Add(_all[_next]);
        return _earlier.TryGetValue(later.Document.Trim(), out var departments) ? Among(departments, later) : [];
    }

    private IEnumerable<Requirement> Among(SortedDictionary<DepartmentCode, SortedSet<Requirement>> departments, Requirement later)
    {
        var others = departments.Where(department => department.Key != later.Department)
            .ToLookup(department => LegalBasis.Stands(_context, department.Key, later.Department), static department => department.Value);
        // The ids begin with the department, so those of one department are consecutive.
        foreach (var sharing in new[] { true, false })
            foreach (var demands in others[sharing].Where(static demands => demands.Count > 0).OrderBy(static demands => demands.Min!.Id))
            {
                while (demands.Min is { } first && IsTooOld(first, later)) demands.Remove(first);
                foreach (var demand in demands)
                    if (!IsTooOld(demand, later)) yield return demand;
            }
    }

    private bool IsTooOld(Requirement earlier, Requirement later) =>
        earlier.Status != Requirement.Open && earlier.FulfilledAt is { } received
        && LocalTime.DayOf(later.Issued.Time).DayNumber - LocalTime.DayOf(received).DayNumber > _days;

    private SortedSet<Requirement> ForDocument(Requirement demand)
    {
        var document = demand.Document.Trim();
        if (!_earlier.TryGetValue(document, out var departments)) _earlier[document] = departments = [];
        if (!departments.TryGetValue(demand.Department, out var demands)) departments[demand.Department] = demands = new(ById);
        return demands;
    }
}
