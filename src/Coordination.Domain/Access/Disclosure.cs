using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>The content of one department that a viewer sees in full.</summary>
/// <param name="Until">The instant at which the ground ends, as far as is known now; null: it is open.</param>
public readonly record struct DepartmentAccess(DepartmentCode Department, AccessGround Ground, DateTimeOffset? Until);

/// <summary>
/// What a viewer sees of a citizen: the content of some departments in full. The content of every other department is masked: the
/// viewer learns that there is something, of which department, when where a time is needed to rebook, and whom to call.
/// </summary>
public sealed class Disclosure
{
    private readonly Organization? _organization;

    private Disclosure(
        AccessGround ground, DateTimeOffset? until, CaseworkerId? viewer, ImmutableArray<DepartmentAccess>? full,
        Organization? organization) =>
        (Ground, Until, Viewer, Full, _organization) = (ground, until, viewer, full ?? [], organization);

    /// <summary>The first ground on which the citizen is seen, in the order of <see cref="AccessGround"/>.</summary>
    public AccessGround Ground { get; }

    /// <summary>The instant at which the ground ends; null: it is open.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>The caseworker who looks; null: another viewer.</summary>
    public CaseworkerId? Viewer { get; }

    /// <summary>Whether the content of every department is seen in full.</summary>
    public bool IsWhole => _organization is null;

    /// <summary>The departments whose content is seen in full, in order; empty if everything is.</summary>
    public ImmutableArray<DepartmentAccess> Full { get; }

    /// <summary>The version of the organization by which it is told who works where; 0 if everything is seen.</summary>
    public long OrganizationVersion => _organization?.Version ?? 0;

    /// <summary>
    /// Whether what somebody of a department holds is shown there too, and what the viewer answers for. False for pictures of the past:
    /// who held something then does not open it today.
    /// </summary>
    public bool OpensWhatIsHeld { get; private init; } = true;

    /// <summary>The same for a picture of the past.</summary>
    public Disclosure OfThePast() =>
        IsWhole ? this : new(Ground, Until, viewer: null, Full, _organization) { OpensWhatIsHeld = false };

    /// <summary>Everything is seen.</summary>
    public static Disclosure Whole(AccessGround ground, DateTimeOffset? until = null, CaseworkerId? viewer = null) =>
        new(ground, until, viewer, null, null);

    /// <summary>Somebody sees the content of some departments in full.</summary>
    /// <param name="viewer">The caseworker who looks; null: a department's system.</param>
    /// <param name="organization">Tells which department a person works in.</param>
    public static Disclosure Of(
        AccessGround ground, CaseworkerId? viewer, IReadOnlyList<DepartmentAccess> full, Organization organization) =>
        new(ground, null, viewer, full is [var only] ? [only] : [.. full.OrderBy(static one => one.Department)], organization);

    /// <summary>Whether a department's content is seen in full. What belongs to no department is seen.</summary>
    public bool Shows(DepartmentCode department)
    {
        if (IsWhole || string.IsNullOrEmpty(department.Value)) return true;
        foreach (var one in Full)
            if (one.Department == department) return true;
        return false;
    }

    /// <summary>Whether there is a department whose content is seen in full: a department that is not named opens nothing.</summary>
    public bool ShowsBy(string? department) => IsWhole || (!string.IsNullOrEmpty(department) && Shows(department));

    /// <inheritdoc cref="Shows(DepartmentCode)"/>
    public bool Shows(string? department) => IsWhole || string.IsNullOrEmpty(department) || Shows(new DepartmentCode(department));

    /// <summary>
    /// Whether a person's id may be shown: the viewer's own, and those of people who work in a department whose content is seen. The id
    /// of somebody else may tell what the citizen meets them for.
    /// </summary>
    public bool ShowsPerson(CaseworkerId person)
    {
        if (IsWhole || person == Viewer) return true;
        foreach (var department in _organization!.DepartmentsOf(person))
            if (Shows(department)) return true;
        return false;
    }

    /// <summary>Whether it is what a department's own system is shown.</summary>
    public bool IsSystemOf(string? department)
    {
        foreach (var one in Full)
            if (one.Ground == AccessGround.Integration && one.Department.Value == department) return true;
        return false;
    }

    /// <summary>Whether the viewer may answer what a person or a unit was asked: they were, they are in the unit, or they lead.</summary>
    public bool AnswersFor(CaseworkerId? asked, UnitId? unit, DepartmentCode department) => IsWhole || (Viewer is { } viewer
        && ((asked is { } person && (person == viewer || _organization!.Leads(viewer, person, department)))
            || (unit is { } one && (_organization!.IsIn(viewer, one) || _organization.LeaderOf(one) == viewer))));

    /// <summary>Whether something of a citizen is hidden.</summary>
    public bool HidesSomeOf(Citizen citizen)
    {
        if (IsWhole) return false;
        foreach (var item in citizen.Items.Values)
            if (!Shows(item.Department)) return true;
        return false;
    }

    /// <inheritdoc cref="ShowsPerson(CaseworkerId)"/>
    public bool ShowsPerson(string? person) => IsWhole || string.IsNullOrEmpty(person) || ShowsPerson(new CaseworkerId(person));
}
