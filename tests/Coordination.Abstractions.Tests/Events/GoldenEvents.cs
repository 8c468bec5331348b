using System.Text;
using System.Text.Json;
using Coordination.Events;

namespace Coordination.Tests.Events;

/// <summary>The stored form of one event per type, every field given; written once and never edited.</summary>
internal static class GoldenEvents
{
    public static TheoryData<string> Names => [.. EventTypes.All.Select(type => type.Name)];

    public static byte[] Json(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Events", "Golden", $"{name["coordination.".Length..]}.json");
        return File.ReadAllBytes(file).AsSpan().TrimEnd((byte)'\n').ToArray();
    }

    /// <summary>
    /// The data as a sender may send it. The stored move is older than the rule that a municipality is told by its four digits.
    /// </summary>
    public static JsonElement Data(string name) =>
        JsonElement.Parse(Encoding.UTF8.GetString(Json(name)).Replace("Aarhus", "0751", StringComparison.Ordinal)).GetProperty("data");
}
