namespace Coordination.Views;

/// <summary>Who is responsible in a department and how they are reached now.</summary>
/// <param name="Department">Department code.</param>
/// <param name="DepartmentName">Its name, if known.</param>
/// <param name="Role">coordinator, responsible or entry.</param>
/// <param name="Caseworker">Who; at an entry whoever is on the rota for the department that asks, at a hole who answers for the entry unit's leader.</param>
/// <param name="Name">Name of the person or unit.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">E-mail.</param>
/// <param name="For">The intervention or contact, for those involved.</param>
/// <param name="InsteadOf">For whom they answer while that person is away or gone; null: for themselves.</param>
[GenerateSerializer, Immutable, Alias("view.reach")]
public sealed record ReachView(
    [property: Id(0)] string Department, [property: Id(1)] string? DepartmentName, [property: Id(2)] string Role,
    [property: Id(3)] string? Caseworker, [property: Id(4)] string? Name, [property: Id(5)] string? Unit,
    [property: Id(6)] string? Phone, [property: Id(7)] string? Email, [property: Id(8)] string? For, [property: Id(9)] string? InsteadOf = null);
