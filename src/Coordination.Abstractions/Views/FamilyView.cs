namespace Coordination.Views;

/// <summary>
/// A citizen's family and network, as far as the caller sees the content of the departments that reported them. Nothing of another
/// citizen's place is in it.
/// </summary>
[GenerateSerializer, Immutable, Alias("view.family")]
public sealed record FamilyView
{
    /// <summary>The links that are not over, in the order of their ids; at most 50.</summary>
    [Id(0)] public required IReadOnlyList<FamilyLinkView> Links { get; init; }

    /// <summary>The people of the network, in the order of their ids; at most 50.</summary>
    [Id(1)] public required IReadOnlyList<NetworkPersonView> Network { get; init; }
}

/// <summary>A link to another citizen.</summary>
/// <param name="Id">The public id of the link.</param>
/// <param name="Department">The department that reported it.</param>
/// <param name="Citizen">The key of the other citizen. It opens nothing.</param>
/// <param name="Kind">What the other is to the citizen: parent, child, sibling, partner, guardian or other.</param>
/// <param name="Standing">none, custody, shared-custody, visitation or guardian-appointed; null: not reported.</param>
/// <param name="StartsOn">Null: since ever.</param>
/// <param name="EndsOn">Null: without end.</param>
[GenerateSerializer, Immutable, Alias("view.family-link")]
public sealed record FamilyLinkView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Citizen, [property: Id(3)] string Kind,
    [property: Id(4)] string? Standing, [property: Id(5)] DateOnly? StartsOn, [property: Id(6)] DateOnly? EndsOn);

/// <summary>Somebody of a citizen's network, who has no place of their own here.</summary>
/// <param name="Id">The public id.</param>
/// <param name="Department">The department that named them.</param>
/// <param name="Relation">What they are to the citizen, in the department's words.</param>
/// <param name="Phone">Null: not known.</param>
/// <param name="MayBeTold">What they may be told: case, appointments, plan; empty: nothing.</param>
[GenerateSerializer, Immutable, Alias("view.network-person")]
public sealed record NetworkPersonView(
    [property: Id(0)] string Id, [property: Id(1)] string Department, [property: Id(2)] string Name, [property: Id(3)] string Relation,
    [property: Id(4)] string? Phone, [property: Id(5)] IReadOnlyList<string> MayBeTold);
