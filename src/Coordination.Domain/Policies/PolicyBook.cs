using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;

namespace Coordination.Domain.Policies;

/// <summary>All policy versions: the delivered one and those put since, each with the instant it applies from. Immutable.</summary>
public sealed class PolicyBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly PolicyVersion[] _versions;

    /// <summary>A book of versions.</summary>
    /// <exception cref="ArgumentException">There is no version.</exception>
    public PolicyBook(IEnumerable<PolicyVersion> versions)
    {
        _versions = [.. versions.OrderBy(v => v.AppliesFrom).ThenBy(v => v.Number)];
        if (_versions.Length == 0) throw new ArgumentException("A policy book needs at least one version.", nameof(versions));
    }

    /// <summary>The book with only the delivered policy.</summary>
    public static PolicyBook Delivered { get; } =
        new([new PolicyVersion(Read(Resource("policy.2026-01-01.json").Span), DateTimeOffset.MinValue, Number: 0)]);

    /// <summary>The document of the delivered version (UTF-8 JSON).</summary>
    public static ReadOnlyMemory<byte> DeliveredDocument { get; } = Resource("policy.2026-01-01.json");

    /// <summary>The JSON Schema of a policy document (UTF-8 JSON).</summary>
    public static ReadOnlyMemory<byte> Schema { get; } = Resource("policy.schema.json");

    /// <summary>All versions, in the order in which they apply.</summary>
    public IReadOnlyList<PolicyVersion> Versions => _versions;

    /// <summary>The version that applies last.</summary>
    public Policy Newest => _versions[^1].Policy;

    /// <summary>
    /// The version that applies at an instant: among those that have begun, the one that began last; among several that began at
    /// once, the one put last. Before the first version begins, the first version.
    /// </summary>
    public PolicyVersion At(DateTimeOffset instant)
    {
        for (var i = _versions.Length - 1; i > 0; i--)
            if (_versions[i].AppliesFrom <= instant) return _versions[i];
        return _versions[0];
    }

    /// <summary>When the next version begins after an instant; null: none does.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant)
    {
        foreach (var version in _versions)
            if (version.AppliesFrom > instant) return version.AppliesFrom;
        return null;
    }

    /// <summary>The version with a name; null: none.</summary>
    public PolicyVersion? Find(string name) => Array.Find(_versions, version => version.Policy.Version == name);

    /// <summary>This book with one more version.</summary>
    public PolicyBook With(PolicyVersion version) => new([.. _versions, version]);

    /// <summary>
    /// The instant from which a version applies: local midnight of its first day, or the instant it was put if that is later.
    /// </summary>
    public static DateTimeOffset AppliesFrom(Policy policy, DateTimeOffset putAt)
    {
        var midnight = LocalTime.StartOfDay(policy.ValidFrom);
        return midnight > putAt ? midnight : putAt;
    }

    /// <summary>Reads one version from its JSON document.</summary>
    /// <exception cref="JsonException">The JSON is not a policy document. The message tells where.</exception>
    public static Policy Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Policy>(json, Json) ?? throw new JsonException("A policy document may not be null.");

    /// <summary>
    /// Reads a stored version, which an earlier program may have written. Values that documents did not contain then are taken from
    /// the delivered version. Values that they no longer contain are ignored.
    /// </summary>
    /// <exception cref="JsonException">The JSON is not a policy document. The message tells where.</exception>
    public static Policy ReadStored(ReadOnlySpan<byte> json)
    {
        if (JsonNode.Parse(json) is not JsonObject stored) throw new JsonException("A policy document must be an object.");
        var delivered = JsonNode.Parse(DeliveredDocument.Span)!.AsObject();
        AddMissing(stored, delivered);
        foreach (var part in new[] { "rules", "texts", "appointments", "information" })
            AddMissing(stored[part]!.AsObject(), delivered[part]!.AsObject());
        foreach (var (name, entry) in delivered["rules"]!.AsObject())
        {
            // A source and rolling forward may be omitted on purpose.
            var rule = stored["rules"]![name]!.AsObject();
            foreach (var part in new[] { "length", "numbers", "lengths", "lists", "texts" })
                if (entry![part] is { } value && rule[part] is null) rule.Add(part, value.DeepClone());
                else if (entry[part] is JsonObject values) AddMissing(rule[part]!.AsObject(), values);
        }

        return stored.Deserialize<Policy>(JsonSerializerOptions.Web) ?? throw new JsonException("A policy document may not be null.");
    }

    private static void AddMissing(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
            if (!target.ContainsKey(name)) target.Add(name, value?.DeepClone());
    }

    private static ReadOnlyMemory<byte> Resource(string file)
    {
        var assembly = typeof(PolicyBook).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith(file, StringComparison.Ordinal))!;
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
