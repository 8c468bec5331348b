namespace Coordination.Grains;

/// <summary>Whose caseload is transferred to whom.</summary>
/// <param name="From">Required. The giver's caseworker id; may have left the organization.</param>
/// <param name="To">At least one part.</param>
/// <param name="Reason">Required. Free text.</param>
[GenerateSerializer, Immutable, Alias("caseload-order")]
public sealed record CaseloadOrder(
    [property: Id(0)] string? From, [property: Id(1)] IReadOnlyList<CaseloadPart> To, [property: Id(2)] string? Reason);

/// <summary>One part of a caseload: to a caseworker, or evenly to everybody present in a unit; exactly one of the two.</summary>
/// <param name="Caseworker">A caseworker id; null: a unit.</param>
/// <param name="Unit">A unit id, whose members receive without the giver and its leader; null: a caseworker.</param>
/// <param name="Share">Weight of this part among the citizens that no list names, 1–1,000.</param>
/// <param name="Citizens">The keys of just these citizens, and no share of the others; null: a share.</param>
[GenerateSerializer, Immutable, Alias("caseload-part")]
public sealed record CaseloadPart(
    [property: Id(0)] string? Caseworker, [property: Id(1)] string? Unit, [property: Id(2)] int Share,
    [property: Id(3)] IReadOnlyList<string>? Citizens);
