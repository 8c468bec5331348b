using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Names;

namespace Coordination.Domain.Citizens;

/// <summary>
/// The properties of a conflict's parties that matter for a settlement. A settlement stands until one of them changes. Immutable; two
/// are equal if their parts are equal in the same order.
/// </summary>
[JsonConverter(typeof(MaterialJson))]
public sealed class Material : IEquatable<Material>
{
    /// <summary>The maximum number of parts that are kept as such, so that a conflict about thousands of items stays small.</summary>
    public const int PartsMax = 100;

    private Material(ImmutableArray<MaterialPart> parts) => Parts = parts;

    /// <summary>No property matters.</summary>
    public static Material None { get; } = new([]);

    public ImmutableArray<MaterialPart> Parts { get; }

    public static Material Of(params ImmutableArray<MaterialPart> parts) => parts.IsEmpty ? None : new(parts);

    /// <summary>One part for each of any number of items. Past <see cref="PartsMax"/>, the others are one part.</summary>
    /// <param name="text">What a part says, the same on every machine.</param>
    public static Material OfMany<TPart>(IReadOnlyList<TPart> parts, Func<TPart, string> text) where TPart : MaterialPart =>
        parts.Count <= PartsMax
            ? Of([.. parts])
            : Of(
                [.. parts.Take(PartsMax),
                    new FurtherParts(parts.Count - PartsMax, DeterministicId.Id([.. parts.Skip(PartsMax).Select(text)]))]);

    /// <summary>How many parts there are, those past <see cref="PartsMax"/> included.</summary>
    public int Count => Parts is [.., FurtherParts { Count: var further }] ? Parts.Length - 1 + further : Parts.Length;

    /// <summary>
    /// Two parts in the order of their items' ids, so the order in which policy ranks the two items makes no difference.
    /// </summary>
    public static Material Pair(ItemMaterial one, ItemMaterial other) =>
        one.Item.CompareTo(other.Item) < 0 ? Of([one, other]) : Of([other, one]);

    public bool Contains(MaterialPart part) => Parts.Contains(part);

    public bool Equals(Material? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Material);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in Parts) hash.Add(part);
        return hash.ToHashCode();
    }

    public static bool operator ==(Material? one, Material? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(Material? one, Material? other) => !(one == other);
}
