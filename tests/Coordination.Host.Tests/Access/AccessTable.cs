namespace Coordination.Host.Tests.Access;

/// <summary>The table in <c>docs/reference/access.md</c>, which a test of the domain writes.</summary>
internal static class AccessTable
{
    private const string SecretHeading = "## A secret matter";

    /// <summary>One row: what a role sees on a ground, by the output.</summary>
    internal sealed record Row(bool IsSecret, string Role, string Ground, IReadOnlyDictionary<string, string> Cells);

    internal static IReadOnlyList<Row> Read()
    {
        List<Row> rows = [];
        string[] outputs = [];
        var isSecret = false;
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "reference", "access.md")))
        {
            isSecret |= line == SecretHeading;
            if (!line.StartsWith("| ", StringComparison.Ordinal)) continue;
            string[] cells = [.. line.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static cell => cell.Trim())];
            if (cells is ["role", "ground", .. var names])
                outputs = names;
            else if (outputs.Length > 0)
                rows.Add(new Row(isSecret, cells[0], cells[1], outputs.Zip(cells[2..]).ToDictionary(
                    static one => one.First, static one => one.Second)));
        }

        return rows;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
