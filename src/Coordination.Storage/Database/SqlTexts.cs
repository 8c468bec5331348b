using System.Collections.Frozen;
using Coordination.Storage.ReadTables;

namespace Coordination.Storage.Database;

/// <summary>
/// The statements. One per file: <c>Folder/name.sql</c> for both engines, or <c>Folder/Engine/name.sql</c> where they differ. Those of
/// <see cref="GeneratedStatements"/> are added as if they were files.
/// </summary>
internal static class SqlTexts
{
    private static readonly FrozenDictionary<string, string> Texts = Load();

    internal static string Find(string engine, string name)
    {
        if (Texts.TryGetValue(OwnFile(engine, name), out var own)) return own;
        return Texts.TryGetValue($"{name}.sql", out var shared)
            ? shared
            : throw new InvalidOperationException($"There is no statement {name} for {engine}.");
    }

    /// <summary>The migrations of an engine, in order of their numbers.</summary>
    internal static IEnumerable<(string Name, string Text)> Migrations(string engine) =>
        from text in Texts
        where text.Key.StartsWith($"Schema/{engine}/", StringComparison.Ordinal)
        let name = Path.GetFileNameWithoutExtension(text.Key)
        where char.IsAsciiDigit(name[0])
        orderby name
        select (name, text.Value);

    private static string OwnFile(string engine, string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return $"{name[..slash]}/{engine}/{name[(slash + 1)..]}.sql";
    }

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(SqlTexts).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            texts.Add(resource, reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        foreach (var (engine, name, text) in GeneratedStatements.All()) texts.Add(OwnFile(engine, name), text);
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
