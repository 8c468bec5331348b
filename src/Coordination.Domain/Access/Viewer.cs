using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>The kinds of viewers.</summary>
public enum ViewerKind
{
    /// <summary>The service itself: the pump, the clock, a caseload transfer.</summary>
    System,

    /// <summary>Reads everything. Every look is logged.</summary>
    Auditor,

    /// <summary>An integration service: reads everything. Every look is logged.</summary>
    Integration,

    /// <summary>Runs the service and sees no citizen.</summary>
    Operations,

    /// <summary>A department's system: sees the citizens its department works with, as far as the department may.</summary>
    DepartmentSystem,

    /// <summary>The data-protection officer: reads who looked at whom, and sees no citizen.</summary>
    DataProtection,

    /// <summary>A caseworker, leaders included.</summary>
    Caseworker,
}

/// <summary>The person or system that asks to see a citizen or gives a command.</summary>
public readonly record struct Viewer
{
    private Viewer(ViewerKind kind, CaseworkerId caseworker) => (Kind, Id, Departments) = (kind, caseworker, []);

    public ViewerKind Kind { get; }

    /// <summary>The caseworker; the default value for every other kind.</summary>
    public CaseworkerId Id { get; }

    /// <summary>The departments as whose system the viewer looks; empty for every other kind.</summary>
    public IReadOnlyList<DepartmentCode> Departments { get; private init; }

    /// <summary>A department's system, or one that works for several.</summary>
    public static Viewer SystemOf(IReadOnlyList<DepartmentCode> departments) =>
        new(ViewerKind.DepartmentSystem, default) { Departments = departments };

    /// <summary>
    /// A caseworker, who need not be in the organization: department systems may name people before the organization does.
    /// </summary>
    public static Viewer Caseworker(CaseworkerId id) => new(ViewerKind.Caseworker, id);

    /// <summary>A viewer of any other kind.</summary>
    public static Viewer Of(ViewerKind kind) => kind == ViewerKind.Caseworker
        ? throw new ArgumentOutOfRangeException(nameof(kind), kind, "A caseworker has an id.")
        : new Viewer(kind, default);
}
