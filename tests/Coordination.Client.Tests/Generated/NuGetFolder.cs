using System.Reflection;

namespace Coordination.Client.Tests.Generated;

/// <summary>Where the programs are that the project downloads as packages.</summary>
internal static class NuGetFolder
{
    internal static string NSwag => At("NSwag", "tools", "net10.0", "any", "dotnet-nswag.dll");

    /// <summary>The compiler of TypeScript, for the machine.</summary>
    internal static string TypeScript => At("TypeScript", "tools", "runtimes", Machine, "tsc");

    /// <summary>Node.js, as Playwright brings it.</summary>
    internal static string Node => At("Playwright", ".playwright", "node", Machine, "node");

    /// <summary>Packages of npm: see <c>tests/npm</c>.</summary>
    internal static string Npm => At("Npm");

    /// <summary>Redocly's linter of OpenAPI documents, to run with <see cref="Node"/>.</summary>
    internal static string Linter => At("Npm", "@redocly", "cli", "bin", "cli.js");

    private static string Machine =>
        $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{(System.Runtime.InteropServices.RuntimeInformation.OSArchitecture
            is System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64")}";

    private static string At(string package, params string[] path)
    {
        var folder = typeof(NuGetFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == package).Value!;
        return Path.Combine([folder, .. path]);
    }
}
