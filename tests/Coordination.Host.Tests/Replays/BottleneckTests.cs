using System.Diagnostics;
using System.Text.Json;
using Coordination.Host.Overview;
using Coordination.Testing;

namespace Coordination.Host.Tests.Replays;

/// <summary>Replays of a case log into a service of its own: its figures are those that a count of the log's rows gives.</summary>
public sealed class BottleneckTests
{
    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 4)]
    public async Task The_figures_of_a_replay_equal_an_independent_count_of_the_log(bool onPostgres, int seed)
    {
        var log = new InventedLog(seed);
        await using var service = await Replayed.StartAsync(onPostgres);
        var printed = await service.ReplayAsync(log);

        Assert.Equal(InventedLog.Citizens, (await service.FiguresAsync(department: null)).GetProperty("citizens").GetInt32());
        var figures = await service.FiguresAsync();
        AssertHandovers(log, figures);
        var deadlines = figures.GetProperty("deadlines");
        Assert.Equal(
            (log.Met, log.Missed, log.Open),
            (deadlines.GetProperty("met").GetInt32(), deadlines.GetProperty("missed").GetInt32(), deadlines.GetProperty("open").GetInt32()));
        Assert.Empty(figures.GetProperty("waiting").EnumerateArray()); // What a department hands over within itself waits for nobody.
        Assert.Contains("9 of 9 figures are equal.", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 6)]
    public async Task The_waiting_times_of_a_replay_equal_an_independent_count_of_the_log(bool onPostgres, int seed)
    {
        var log = new InventedLog(seed);
        await using var service = await Replayed.StartAsync(onPostgres);
        var printed = await service.ReplayAsync(log, "--contacts", "FRONT");

        var figures = await service.FiguresAsync();
        AssertHandovers(log, figures);
        var wait = Assert.Single(figures.GetProperty("waiting").EnumerateArray()).Deserialize<WaitingView>(JsonSerializerOptions.Web)!;
        Assert.Equal(("contact-answer", "FRONT", "LOG", log.Hours.Count), (wait.Stage, wait.From, wait.To, wait.Count));
        Assert.Equal(Middle(log.Hours), wait.MedianHours, 0.01);
        Assert.InRange(log.Hours.Count(hours => hours <= wait.P90Hours + 0.01), (int)(0.9 * log.Hours.Count), (int)(0.9 * log.Hours.Count) + 1);
        Assert.Contains("9 of 9 figures are equal.", printed, StringComparison.Ordinal);
    }

    private static void AssertHandovers(InventedLog log, JsonElement figures)
    {
        var handovers = figures.GetProperty("handovers");
        Assert.Equal((log.Pairs.Values.Sum(), log.Handed), (handovers.GetProperty("completed").GetInt32(), handovers.GetProperty("citizens").GetInt32()));
        Assert.Equal(
            log.Pairs,
            handovers.GetProperty("pairs").EnumerateArray().ToDictionary(
                pair => (pair.GetProperty("from").GetString()!, pair.GetProperty("to").GetString()!), pair => pair.GetProperty("count").GetInt32()));
    }

    private static double Middle(IReadOnlyList<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    /// <summary>A service with a clock that follows the log, and the simulator's own command.</summary>
    private sealed class Replayed(HostProcess host, string folder, TestPostgres? database) : IAsyncDisposable
    {
        public static async Task<Replayed> StartAsync(bool onPostgres)
        {
            var database = onPostgres ? await TestPostgres.CreateAsync() : null;
            var folder = Directory.CreateTempSubdirectory("coordination-replay-").FullName;
            (string, string)[] storage = database is null ? [] : [("ConnectionStrings__Coordination", database.ConnectionString)];
            return new Replayed(
                await HostProcess.StartAsync(folder, [("Clock__Mode", "Manual"), ("Clock__Start", "2011-01-01T00:00:00Z"), .. storage]), folder, database);
        }

        /// <summary>Replays with <c>--verify</c>; what the command printed.</summary>
        public async Task<string> ReplayAsync(InventedLog log, params string[] options)
        {
            var file = Path.Combine(folder, "log.csv");
            await File.WriteAllTextAsync(file, log.Text, TestContext.Current.CancellationToken);
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var program = Path.Combine(own.Parent!.Parent!.FullName, "Coordination.Simulator", own.Name, "Coordination.Simulator.dll");
            var start = new ProcessStartInfo("dotnet", [program, "replay", file, "--verify", "--url", host.Client.BaseAddress!.OriginalString, .. options])
            {
                RedirectStandardOutput = true,
            };
            using var replay = Process.Start(start)!;
            var printed = await replay.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await replay.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(replay.ExitCode == 0, printed);
            return printed;
        }

        public async Task<JsonElement> FiguresAsync(string? department = "LOG") =>
            (await host.GetAsync($"/api/v1/operations/figures?department={department}", "role:operations")).Body;

        public async ValueTask DisposeAsync()
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            if (database is not null) await database.DisposeAsync();
        }
    }
}
