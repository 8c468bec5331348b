namespace Coordination.Host.Pages.Teams;

/// <summary>The addresses of a leader's pages.</summary>
/// <param name="unit">The unit shown alone; null: all.</param>
internal readonly struct TeamAddress(string? unit)
{
    internal const string Path = "/team";

    /// <summary>The page.</summary>
    internal string Page => Path + Query.Create([KeyValuePair.Create("unit", unit)]);

    /// <summary>The list of what is owed.</summary>
    /// <param name="person">The person or unit; null: any.</param>
    /// <param name="matter">The type; null: any.</param>
    /// <param name="overdue">Whether only what is overdue.</param>
    internal string Work(string? person = null, string? matter = null, bool overdue = false) =>
        $"{Path}/work" + Query.Create(
        [
            KeyValuePair.Create("unit", unit), KeyValuePair.Create("person", person), KeyValuePair.Create("matter", matter),
            KeyValuePair.Create("overdue", overdue ? "1" : null),
        ]);

    private static class Query
    {
        internal static QueryString Create(IEnumerable<KeyValuePair<string, string?>> values) =>
            QueryString.Create(values.Where(static pair => pair.Value is not null));
    }
}
