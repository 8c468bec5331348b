namespace Coordination.Views;

/// <summary>
/// A view of something that may belong to a department whose content the caller may not see. If it does, it is masked: it has an opaque and
/// stable id, the department, times where the caller needs them to rebook, and a contact; every other member is empty. As JSON it then has
/// these members only.
/// </summary>
public interface IMaskable
{
    /// <summary>Whether it is masked.</summary>
    bool Masked { get; }
}

/// <summary>Whom to call about something masked.</summary>
/// <param name="Name">The department's name; <c>other-authority</c> for a department that policy names to nobody else.</param>
/// <param name="Phone">The telephone number of its entry; null: not known.</param>
[GenerateSerializer, Immutable, Alias("view.masked-contact")]
public sealed record MaskedContactView([property: Id(0)] string Name, [property: Id(1)] string? Phone);

/// <summary>What the caller sees of the content of a department that works with the citizen.</summary>
/// <param name="Access">full or masked.</param>
/// <param name="Ground">
/// Why it is full: responsible, coordinator, owes-answer, handover-party, told, unit-leader, consent, law, broken-glass, auditor,
/// integration or system. Null: it is masked.
/// </param>
/// <param name="Until">When the ground ends, as far as is known now; null: it is open.</param>
[GenerateSerializer, Immutable, Alias("view.department-access")]
public sealed record DepartmentAccessView(
    [property: Id(0)] string Department, [property: Id(1)] string Access, [property: Id(2)] string? Ground,
    [property: Id(3)] DateTimeOffset? Until);

/// <summary>The glass of a citizen is broken for the caller.</summary>
/// <param name="Until">The first instant at which nothing is seen by it any more.</param>
[GenerateSerializer, Immutable, Alias("view.glass")]
public sealed record GlassView([property: Id(0)] DateTimeOffset Until);
