namespace Coordination.Client.Tests;

/// <summary>The repository.</summary>
internal static class Tree
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (folder.GetFiles("*.sln").Length > 0) return folder.FullName;
        throw new InvalidOperationException("The tests do not run from a folder of the repository.");
    }
}
