using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Policies;

/// <summary>All versions of policy, each valid from its day. Immutable.</summary>
public sealed class PolicyBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Policy[] _versions;

    /// <summary>A book of these versions.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public PolicyBook(IEnumerable<Policy> versions)
    {
        _versions = [.. versions.OrderBy(v => v.ValidFrom).ThenBy(v => v.Version, StringComparer.Ordinal)];
        if (_versions.Length == 0) throw new ArgumentException("A policy book needs at least one version.", nameof(versions));
    }

    /// <summary>The policy this product is delivered with.</summary>
    public static PolicyBook Delivered { get; } = new([Read(DeliveredJson())]);

    /// <summary>The newest version.</summary>
    public Policy Newest => _versions[^1];

    /// <summary>The version that applies on a local day; the first one also before it began.</summary>
    public Policy On(DateOnly day)
    {
        for (var i = _versions.Length - 1; i > 0; i--)
            if (_versions[i].ValidFrom <= day) return _versions[i];
        return _versions[0];
    }

    /// <summary>Reads one version from its JSON document.</summary>
    /// <exception cref="JsonException">It is not such a document; the message names the place.</exception>
    public static Policy Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Policy>(json, Json) ?? throw new JsonException("A policy document may not be null.");

    private static byte[] DeliveredJson()
    {
        var assembly = typeof(PolicyBook).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith("policy.2026-01-01.json", StringComparison.Ordinal))!;
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
