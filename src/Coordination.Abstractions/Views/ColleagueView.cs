namespace Coordination.Views;

/// <summary>A caseworker who works with a citizen, without what they work with.</summary>
/// <param name="Caseworker">The caseworker's id.</param>
/// <param name="Name">The caseworker's name; the id where the name is not known.</param>
/// <param name="DepartmentName">Null: not known.</param>
/// <param name="Unit">Unit id; null: not known.</param>
/// <param name="Roles">
/// coordinator, caseworker, contact-owner (of a contact nobody has answered) and substitute (responsible for one who is away); sorted.
/// </param>
/// <param name="Phone">Null: not known, or the caseworker is away.</param>
/// <param name="Email">Null: not known, or the caseworker is away.</param>
/// <param name="Absent">Whether the caseworker is away now, or has left.</param>
/// <param name="Substitute">The person responsible meanwhile, who is in the list too; null: the caseworker is responsible.</param>
[GenerateSerializer, Immutable, Alias("view.colleague")]
public sealed record ColleagueView(
    [property: Id(0)] string Caseworker, [property: Id(1)] string Name, [property: Id(2)] string Department,
    [property: Id(3)] string? DepartmentName, [property: Id(4)] string? Unit, [property: Id(5)] IReadOnlyList<string> Roles,
    [property: Id(6)] string? Phone, [property: Id(7)] string? Email, [property: Id(8)] bool Absent, [property: Id(9)] string? Substitute);
