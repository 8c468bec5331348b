using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The search behind <see cref="RepeatedDemand"/>, which states what answers a requirement and what comes first. It gives each open
/// requirement the earlier ones of other departments that ask for its document. Requirements are taken in the order in which they were
/// issued, so that a document received too long before one is received too long before all that follow. Takes n log n time for all
/// first answers.
/// </summary>
/// <remarks>Not thread safe: it forgets documents on the way.</remarks>
internal sealed class EarlierRequirements
{
    private static readonly Comparer<Requirement> ById = Comparer<Requirement>.Create(static (one, other) => one.Id.CompareTo(other.Id));

    private readonly Func<Requirement, Requirement, bool> _counts;
    private readonly Func<DepartmentCode, DepartmentCode, bool> _mayShare;
    private readonly Requirement[] _all;
    private readonly Dictionary<string, SortedDictionary<DepartmentCode, SortedSet<Requirement>>> _earlier =
        new(StringComparer.OrdinalIgnoreCase);

    private int _next;

    /// <param name="counts">
    /// Whether the document of a requirement still counts for a later one; not for those after it if not for it.
    /// </param>
    /// <param name="mayShare">Whether two departments may share a document.</param>
    public EarlierRequirements(
        IEnumerable<Requirement> requirements, Func<Requirement, Requirement, bool> counts,
        Func<DepartmentCode, DepartmentCode, bool> mayShare)
    {
        (_counts, _mayShare, _all) = (counts, mayShare, [.. requirements.OrderBy(static it => it.Issued)]);
        FirstIssuedFirst = _all.Where(static it => it.Status == Requirement.Open);
    }

    /// <summary>The open requirements, in the order in which they must be asked about.</summary>
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
            .ToLookup(department => _mayShare(department.Key, later.Department), static department => department.Value);
        // The ids begin with the department, so those of one department are consecutive.
        foreach (var sharing in new[] { true, false })
            foreach (var requirements in others[sharing].Where(static all => all.Count > 0).OrderBy(static all => all.Min!.Id))
            {
                while (requirements.Min is { } first && !_counts(first, later)) requirements.Remove(first);
                foreach (var requirement in requirements)
                    if (_counts(requirement, later)) yield return requirement;
            }
    }

    private SortedSet<Requirement> ForDocument(Requirement requirement)
    {
        var document = requirement.Document.Trim();
        if (!_earlier.TryGetValue(document, out var departments)) _earlier[document] = departments = [];
        if (!departments.TryGetValue(requirement.Department, out var requirements))
            departments[requirement.Department] = requirements = new(ById);
        return requirements;
    }
}
