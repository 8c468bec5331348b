namespace Coordination.Host.Tests.Security;

public sealed class PrivateFilesTests
{
    [Fact]
    public async Task Files_of_the_data_folder_could_be_read_by_everybody()
    {
        if (OperatingSystem.IsWindows()) return;
        var parent = Directory.CreateTempSubdirectory("coordination-private-").FullName;
        try
        {
            var data = Path.Combine(parent, "data");
            await using (await HostProcess.StartAsync(parent, ("Data__Folder", data)))
            {
                Assert.All(
                    Directory.GetDirectories(parent, "*", SearchOption.AllDirectories).Where(folder => folder.StartsWith(data,
                        StringComparison.Ordinal)),
                    folder => Assert.Equal((folder, "700"), (folder, Mode(folder))));
                var files = Directory.GetFiles(data, "*", SearchOption.AllDirectories);
                Assert.Contains(files, file => file.EndsWith("coordination.db-wal", StringComparison.Ordinal));
                Assert.All(files, file => Assert.Equal((file, "600"), (file, Mode(file))));
            }
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
