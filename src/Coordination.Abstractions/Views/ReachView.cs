namespace Coordination.Views;

/// <summary>Who is responsible in a department and how they are reached now.</summary>
/// <param name="DepartmentName">Null: not known.</param>
/// <param name="Role">coordinator, responsible or entry.</param>
/// <param name="Caseworker">
/// A caseworker id. For an entry, the person on the rota for the department that asks. If there is none, the person responsible for
/// the entry unit's leader.
/// </param>
/// <param name="Name">Name of the person or unit.</param>
/// <param name="Phone">Null: not known.</param>
/// <param name="Email">Null: not known.</param>
/// <param name="For">The intervention or contact. Shown only to callers who are involved.</param>
/// <param name="InsteadOf">The person this one substitutes for, who is absent or has left; null: nobody.</param>
[GenerateSerializer, Immutable, Alias("view.reach")]
public sealed record ReachView(
    [property: Id(0)] string Department, [property: Id(1)] string? DepartmentName, [property: Id(2)] string Role,
    [property: Id(3)] string? Caseworker, [property: Id(4)] string? Name, [property: Id(5)] string? Unit, [property: Id(6)] string? Phone,
    [property: Id(7)] string? Email, [property: Id(8)] string? For, [property: Id(9)] string? InsteadOf = null);
