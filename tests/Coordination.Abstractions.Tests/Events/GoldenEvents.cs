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

    public static JsonElement Data(string name) => JsonElement.Parse(Json(name)).GetProperty("data");
}
