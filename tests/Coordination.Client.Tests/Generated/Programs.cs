using System.Diagnostics;

namespace Coordination.Client.Tests.Generated;

/// <summary>Runs programs of others.</summary>
internal static class Programs
{
    /// <summary>What a program printed. It fails if the program does.</summary>
    internal static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var (code, printed) = await TryAsync(program, folder, arguments);
        Assert.True(code == 0, $"{Path.GetFileName(program)} {arguments[0]}: {printed}");
        return printed;
    }

    /// <summary>How a program ended, and what it printed; if it failed, with what it told of that.</summary>
    internal static async Task<(int Code, string Printed)> TryAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // The linter asks for newer versions of itself and tells of its use, unless it is told not to.
        (start.Environment["REDOCLY_TELEMETRY"], start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"]) = ("off", "true");
        using var process = Process.Start(start)!;
        var (printed, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? (await printed).Trim() : $"{await printed}{await told}");
    }
}
