using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Explanations;

/// <summary>A reader who may not see the content of some departments.</summary>
/// <param name="Hidden">Those of them that the text is about; null: none.</param>
/// <param name="Person">The reader. Null: the reader is no caseworker.</param>
public sealed record MaskedReader(ConcealedDepartments? Hidden, CaseworkerId? Person)
{
    /// <summary>Whether a person may be named by id; null: only the reader.</summary>
    public Predicate<CaseworkerId>? MayKnow { get; init; }

    /// <summary>Whether the content of a department is hidden from the reader.</summary>
    public bool IsHidden(DepartmentCode department) => Hidden is { } hidden && hidden.Contains(department);

    /// <summary>Whether a person may be named by id.</summary>
    public bool Knows(CaseworkerId person) => Person == person || MayKnow?.Invoke(person) is true;

    /// <summary>The receiver of an alert; null if the alert hides nothing.</summary>
    internal static MaskedReader? Of(Alert alert) => alert.Hides is { } hidden ? new(hidden, alert.Receiver.Person) : null;
}
