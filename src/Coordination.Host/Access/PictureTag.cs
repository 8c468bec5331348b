using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Views;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Access;

/// <summary>
/// Names what a viewer was shown of a citizen. It follows from what is shown alone, so it gives away no decision that the viewer may not see.
/// </summary>
internal sealed class PictureTag(IOptions<JsonOptions> json)
{
    private const int TagBytes = 12;

    /// <summary>The tag: 24 hexadecimal digits.</summary>
    internal string Of(CitizenView picture) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(picture, json.Value.SerializerOptions)).AsSpan(0, TagBytes));
}
