using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Storage.ReadTables;

/// <summary>The stored form of a <see cref="PaidCourse"/>: camelCase, no nulls, no escapes for HTML.</summary>
[JsonSerializable(typeof(PaidCourse))]
internal sealed partial class PaidCourseJson : JsonSerializerContext
{
    public static PaidCourseJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
