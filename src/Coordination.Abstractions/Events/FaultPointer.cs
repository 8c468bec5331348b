namespace Coordination.Events;

/// <summary>Writes pointers of faults (RFC 6901).</summary>
/// <remarks>Thread safe.</remarks>
public static class FaultPointer
{
    /// <summary>A name as a part of a pointer: what divides the parts is escaped.</summary>
    public static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The pointer of a path that the serializer writes, such as <c>$.units[3].id</c>; null: the document itself.</summary>
    public static string OfPath(string? path) =>
        (path ?? "").TrimStart('$')
            .Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
}
