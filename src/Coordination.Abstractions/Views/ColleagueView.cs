namespace Coordination.Views;

/// <summary>Somebody who works with a citizen; nothing of what they work with.</summary>
/// <param name="Caseworker">Who.</param>
/// <param name="Name">Their name; the id where it is not known.</param>
/// <param name="Department">Department code.</param>
/// <param name="DepartmentName">Its name, if known.</param>
/// <param name="Unit">Unit, if known.</param>
/// <param name="Roles">coordinator, caseworker, contact-owner (of a contact nobody has answered) and substitute (answers for one who is away); sorted.</param>
/// <param name="Phone">Telephone, if known and not away.</param>
/// <param name="Email">E-mail, if known and not away.</param>
/// <param name="Absent">Whether they are away now, or have left.</param>
/// <param name="Substitute">Who answers for them meanwhile, who is in the list too; null while they do themselves.</param>
[GenerateSerializer, Immutable, Alias("view.colleague")]
public sealed record ColleagueView(
    [property: Id(0)] string Caseworker, [property: Id(1)] string Name, [property: Id(2)] string Department, [property: Id(3)] string? DepartmentName,
    [property: Id(4)] string? Unit, [property: Id(5)] IReadOnlyList<string> Roles, [property: Id(6)] string? Phone, [property: Id(7)] string? Email,
    [property: Id(8)] bool Absent, [property: Id(9)] string? Substitute);
