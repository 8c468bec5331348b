namespace Coordination.Storage.ReadTables;

/// <summary>Several departments in one column: their codes, joined by a space. Codes contain no space.</summary>
public static class DepartmentSet
{
    private const char Separator = ' ';

    /// <summary>What is stored; empty: no department.</summary>
    /// <param name="codes">The codes in their one form, sorted: equal sets are stored alike.</param>
    public static string Stored(IEnumerable<string> codes) => string.Join(Separator, codes);

    /// <summary>The codes of what is stored, in its order.</summary>
    public static IReadOnlyList<string> Of(string stored) => stored.Split(Separator, StringSplitOptions.RemoveEmptyEntries);
}
