using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Coordination.Host.Tests.Grains;

/// <summary>An Orleans client in a process of its own, which makes one call for each line it is given.</summary>
internal sealed class OutsideProcess : IAsyncDisposable
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private OutsideProcess(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <param name="gatewayPort">The gateway's port on loopback.</param>
    /// <param name="credential">A source and its key, for a service credential; empty: without.</param>
    internal static OutsideProcess Start(int gatewayPort, params string[] credential)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Coordination.OutsideClient", own.Name, "Coordination.OutsideClient.dll");
        var start = new ProcessStartInfo("dotnet", [program, gatewayPort.ToString(CultureInfo.InvariantCulture), .. credential])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        return new OutsideProcess(Process.Start(start)!);
    }

    /// <summary>Has it make a call.</summary>
    internal async Task<Outcome> TryAsync(Attempt attempt)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(attempt, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerMax);
        if (line is null) throw new InvalidOperationException("The client ended.");
        return JsonSerializer.Deserialize<Outcome>(line, JsonSerializerOptions.Web)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>A call; <c>States</c> is the number of the kind of caller that the client says it is.</summary>
    internal sealed record Attempt(
        string Call, string Key, int? States = null, string? StatesId = null, string? Token = null, string Source = "/BIF/fasit");

    /// <summary>What became of it.</summary>
    internal sealed record Outcome(string? Answer, string? Fault, string? Text);
}
