using Coordination.Domain.Citizens;
using Coordination.Ids;

namespace Coordination.Domain.Explanations;

/// <summary>A reader who may not see the content of some departments that a text is about.</summary>
/// <param name="Hidden">These departments.</param>
/// <param name="Person">The reader; the only person the text names by id. Null: the reader is no caseworker.</param>
public sealed record MaskedReader(ConcealedDepartments Hidden, CaseworkerId? Person)
{
    /// <summary>The receiver of an alert; null if the alert hides nothing.</summary>
    internal static MaskedReader? Of(Alert alert) => alert.Hides is { } hidden ? new(hidden, alert.Receiver.Person) : null;
}
