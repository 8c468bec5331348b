using Coordination.Simulator.Replays;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests;

/// <summary>What tests start from.</summary>
internal static class SimulatorSamples
{
    public static TimeZoneInfo Amsterdam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateTimeOffset BeforeTheLog { get; } = new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static FileInfo InventedLog { get; } = new(Path.Combine(AppContext.BaseDirectory, "Replays", "invented_log.csv"));

    public static CaseLog Log() => new(CaseColumns.Usual, Amsterdam);

    public static IReadOnlyList<OutgoingEvent> Events(DeadlineForm form = DeadlineForm.Date) =>
        new CaseMapping("LOG", Amsterdam, form).Events(Log().Read(InventedLog));

    public static CoordinationClient Client(StubService service, List<TimeSpan>? waits = null, int attempts = 5) =>
        new(new HttpClient(service) { BaseAddress = new Uri("http://localhost:5080") },
            new RetryPolicy(attempts, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), (wait, _) =>
        {
            if (waits is not null) lock (waits) waits.Add(wait);
            return Task.CompletedTask;
        }));

    public static Replay.ReplaySettings Replay(DeadlineForm form = DeadlineForm.Date) => new(Log(), InventedLog, Amsterdam, "LOG", form);

    public static FileInfo NewFile() => new(Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}"));

    public static CancellationToken Stop => TestContext.Current.CancellationToken;
}
