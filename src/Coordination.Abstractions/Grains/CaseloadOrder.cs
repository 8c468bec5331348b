namespace Coordination.Grains;

/// <summary>The transfer of a caseload to one or more receivers.</summary>
/// <param name="From">Required. The giver's caseworker id. The giver may have left the organization.</param>
/// <param name="To">At least one part.</param>
/// <param name="Reason">Required. Free text.</param>
[GenerateSerializer, Immutable, Alias("caseload-order")]
public sealed record CaseloadOrder(
    [property: Id(0)] string? From, [property: Id(1)] IReadOnlyList<CaseloadPart> To, [property: Id(2)] string? Reason);

/// <summary>One part of a caseload. Its receiver is either a caseworker, or a unit, whose present members receive evenly.</summary>
/// <param name="Caseworker">A caseworker id; null: a unit.</param>
/// <param name="Unit">A unit id; null: a caseworker. The giver and the unit's leader receive nothing.</param>
/// <param name="Share">The weight of this part when citizens that no list names are distributed, 1–1,000.</param>
/// <param name="Citizens">
/// The keys of the only citizens of this part, which then gets no share of the others; null: the part gets a share.
/// </param>
[GenerateSerializer, Immutable, Alias("caseload-part")]
public sealed record CaseloadPart(
    [property: Id(0)] string? Caseworker, [property: Id(1)] string? Unit, [property: Id(2)] int Share,
    [property: Id(3)] IReadOnlyList<string>? Citizens);
