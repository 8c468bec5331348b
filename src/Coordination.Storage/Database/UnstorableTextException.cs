namespace Coordination.Storage.Database;

/// <summary>
/// A text contains U+0000. PostgreSQL refuses such a text, and its driver may then fail the next request on the same connection. SQLite
/// would store it and later return only its beginning. So it is refused before it is sent.
/// </summary>
internal sealed class UnstorableTextException() : Exception("A text holds U+0000, which no database column may hold.")
{
    /// <summary>The text, if it can be stored.</summary>
    /// <exception cref="UnstorableTextException">It cannot.</exception>
    internal static string? Unless(string? text) =>
        text is not null && text.Contains('\0', StringComparison.Ordinal) ? throw new UnstorableTextException() : text;
}
