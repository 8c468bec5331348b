using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Views;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Access;

/// <summary>
/// Names what a viewer was shown of a citizen: a hash of it. It is the same whatever is hidden, and changes when a basis begins or ends.
/// </summary>
internal sealed class PictureTag(IOptions<JsonOptions> json)
{
    private const int TagBytes = 12;

    /// <summary>The tag: 24 hexadecimal digits.</summary>
    internal string Of(CitizenView picture) => HashOf(picture);

    /// <summary>The tag of a page that shows a citizen and the family.</summary>
    internal string Of(CitizenView picture, FamilyAnswer family) => HashOf((object[])[picture, family]);

    private string HashOf<T>(T shown) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown, json.Value.SerializerOptions)).AsSpan(0, TagBytes));
}
