namespace Coordination.Host.Tests.Security;

public sealed class PrivateFilesTests(RunningHost running)
{
    [Fact]
    public void Nobody_but_the_owner_reads_files_of_the_data_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        var data = Path.Combine(running.Folder, "data");
        foreach (var folder in (string[])[data, .. Directory.GetDirectories(data, "*", SearchOption.AllDirectories)])
            Assert.Equal((folder, "700"), (folder, Mode(folder)));
        var files = Directory.GetFiles(data, "*", SearchOption.AllDirectories);
        Assert.Contains(files, static file => file.EndsWith("coordination.db-wal", StringComparison.Ordinal));
        Assert.All(files, static file => Assert.Equal((file, "600"), (file, Mode(file))));
    }

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
