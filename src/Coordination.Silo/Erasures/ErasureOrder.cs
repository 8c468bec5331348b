namespace Coordination.Silo.Erasures;

/// <summary>What is to be erased of a citizen.</summary>
/// <param name="Request">The id of the request. The same request is carried out once.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="Events">Source and id of each event, separated by a space; empty: everything.</param>
/// <param name="Keys">The keys of the person it was confirmed for; empty: of whoever the key leads to.</param>
[GenerateSerializer, Immutable, Alias("coordination.erasure-order")]
internal sealed record ErasureOrder(
    [property: Id(0)] string Request, [property: Id(1)] string By, [property: Id(2)] IReadOnlyList<string> Events,
    [property: Id(3)] IReadOnlyList<string> Keys);
