using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Coordination.Client.Tests.Packages;

/// <summary>What integration services get, packed from what was built.</summary>
public sealed class PackageTests
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly string[] KnownHosts = ["github.com", "gitlab.com", "bitbucket.org", "dev.azure.com"];
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [InlineData("Coordination.Abstractions", "Microsoft.Orleans.Sdk", "ICitizenGrain")]
    [InlineData("Coordination.Client", "Coordination.Abstractions", "EventsClient")]
    public async Task A_package_has_a_readme_a_licence_documentation_and_symbols(string project, string needs, string documented)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-packages-");
        try
        {
            await PackAsync(project, folder.FullName);
            using var package = await ZipFile.OpenReadAsync(Assert.Single(folder.GetFiles($"{project}.*.nupkg")).FullName);
            var metadata = XDocument.Parse(await TextAsync(package, $"{project}.nuspec")).Root!.Elements().First();
            string? Of(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
            Assert.Equal((project, "MIT", "README.md"), (Of("id"), Of("license"), Of("readme")));
            Assert.NotEmpty(Of("description")!);
            Assert.Contains(
                metadata.Descendants(), element => element.Name.LocalName == "dependency" && element.Attribute("id")?.Value == needs);
            Assert.DoesNotContain(
                metadata.Descendants(), static element => element.Attribute("id")?.Value.Contains("PublicApiAnalyzers") is true);
            Assert.StartsWith($"# {project}", await TextAsync(package, "README.md"), StringComparison.Ordinal);
            Assert.Contains(documented, await TextAsync(package, $"lib/net10.0/{project}.xml"), StringComparison.Ordinal);
            Assert.NotNull(package.GetEntry($"lib/net10.0/{project}.dll"));

            using var symbols = await ZipFile.OpenReadAsync(Assert.Single(folder.GetFiles($"{project}.*.snupkg")).FullName);
            var information = await InformationInAsync(symbols, $"lib/net10.0/{project}.pdb");
            Assert.Contains(EmbeddedSource, information); // Sources that are not in the repository, such as generated ones.

            // A repository without a remote on the web has no address to link to.
            if (HasRemoteOnTheWeb()) Assert.Contains(SourceLink, information);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// In a repository with a remote on the web, which the folder of the tests may not be: what decides it is copied to a new one.
    /// </summary>
    [Theory]
    [InlineData("Coordination.Abstractions")]
    [InlineData("Coordination.Client")]
    public async Task Sources_are_linked_to_the_commit_of_a_repository_on_the_web(string project)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-linked-");
        try
        {
            var own = folder.CreateSubdirectory($"src/{project}");
            folder.CreateSubdirectory($"artifacts/obj/{project}/debug");
            var root = new DirectoryInfo(Tree.Root);
            foreach (var file in root.GetFiles("*.props").Concat(root.GetFiles("global.json")))
                file.CopyTo(Path.Combine(folder.FullName, file.Name));
            File.Copy(Path.Combine(Tree.Root, $"src/{project}/{project}.csproj"), Path.Combine(own.FullName, $"{project}.csproj"));
            await RunAsync("git", folder.FullName, "init", "-q");
            await RunAsync("git", folder.FullName, "remote", "add", "origin", "https://github.com/example/coordination.git");
            await RunAsync("git", folder.FullName, "add", ".");
            await RunAsync(
                "git", folder.FullName, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--no-gpg-sign", "-m", "t");
            var commit = (await RunAsync("git", folder.FullName, "rev-parse", "HEAD")).Trim();

            var said = JsonElement.Parse(await RunAsync(
                "dotnet", own.FullName, "msbuild", "-t:GenerateSourceLinkFile;_InitializeNuspecRepositoryInformationProperties",
                "-getProperty:SourceLink,RepositoryUrl,RepositoryCommit")).GetProperty("Properties");
            Assert.Equal("https://github.com/example/coordination.git", said.GetProperty("RepositoryUrl").GetString());
            Assert.Equal(commit, said.GetProperty("RepositoryCommit").GetString());
            var links = await File.ReadAllTextAsync(Path.Combine(own.FullName, said.GetProperty("SourceLink").GetString()!));
            Assert.Contains($"https://raw.githubusercontent.com/example/coordination/{commit}/*", links, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (printed, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {arguments[0]}: {await printed}{await told}");
        return await printed;
    }

    private static async Task PackAsync(string project, string folder)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        var start = new ProcessStartInfo("dotnet", ["pack", $"src/{project}", "--no-build", "-c", configuration, "-o", folder, "-v", "q"])
        {
            WorkingDirectory = Tree.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, printed);
    }

    private static async Task<string> TextAsync(ZipArchive package, string name)
    {
        using var reader = new StreamReader(await package.GetEntry(name)!.OpenAsync(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task<IReadOnlyList<Guid>> InformationInAsync(ZipArchive symbols, string name)
    {
        using var copy = new MemoryStream();
        await using (var entry = await symbols.GetEntry(name)!.OpenAsync()) await entry.CopyToAsync(copy);
        copy.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(copy);
        var reader = provider.GetMetadataReader();
        return [.. reader.CustomDebugInformation.Select(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind))];
    }

    // The SDK links to the hosts it knows; a clone of a folder has an address that nobody else can open.
    private static bool HasRemoteOnTheWeb()
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", ["remote", "get-url", "origin"])
            {
                WorkingDirectory = Tree.Root, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
        var address = git.StandardOutput.ReadToEnd().Trim();
        return Array.Exists(KnownHosts, host => address.Contains(host, StringComparison.Ordinal));
    }
}
