namespace Coordination.Architecture.Tests;

/// <summary>The source tree this assembly was built from.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files with an ending below a folder of the root, without generated and restored ones.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "artifacts" or "node_modules")
        select file;

    /// <summary>A file's path below the root.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orleans.Coordination.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The source tree is not above the test's folder.");
    }
}
