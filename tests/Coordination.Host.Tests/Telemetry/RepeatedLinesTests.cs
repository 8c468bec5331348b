using Coordination.Host.Security;
using Coordination.Host.Telemetry;
using Coordination.Testing;
using Microsoft.Extensions.Logging;

namespace Coordination.Host.Tests.Telemetry;

#pragma warning disable CA1848, CA1873 // It logs as libraries do.

/// <summary>A full disk wrote twenty thousand lines about itself.</summary>
public sealed class RepeatedLinesTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly HeldTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly Written _written = new();

    public void Dispose() => _written.Dispose();

    [Fact]
    public void A_repeated_fault_is_one_line_an_interval_that_counts_those_left_out()
    {
        var log = Log("Storage");
        for (var time = 0; time < 20_000; time++) Full(log, new IOException("No space left on device"));
        Assert.Equal(["Not written 1"], _written.Lines);
        _time.Pass(Interval);
        Full(log, new IOException("No space left on device"));
        Assert.Equal("Not written 1 (19999 more like it were left out before.)", _written.Lines[^1]);
        _time.Pass(Interval);
        Full(log, new IOException("No space left on device"));
        Assert.Equal("Not written 1", _written.Lines[^1]);
        Assert.Equal(3, _written.Lines.Count);
    }

    [Fact]
    public void Lines_of_other_kinds_are_logged_all_the_same()
    {
        var (log, other, talkative) = (Log("Storage"), Log("Silo"), Log("Orleans.Messaging"));
        Full(log, new IOException("full"));
        Full(log, new TimeoutException("slow")); // Another exception.
        Full(other, new IOException("full")); // Somebody else.
        log.LogError(new EventId(8), new IOException("full"), "Another message");
        for (var time = 0; time < 3; time++)
        {
            log.LogWarning("No fault");
            talkative.LogWarning("A message was late");
            log.LogInformation(new IOException("full"), "No warning");
        }

        Assert.Equal(11, _written.Lines.Count);
    }

    [Fact]
    public void Every_line_is_logged_when_the_interval_is_zero()
    {
        var log = Log("Storage", TimeSpan.Zero);
        for (var time = 0; time < 5; time++) Full(log, new IOException("full"));
        Assert.Equal(5, _written.Lines.Count);
    }

    [Fact]
    public void The_kinds_remembered_are_bounded_and_those_beyond_count_as_one()
    {
        var lines = new RepeatedLines(_time, Interval);
        var fault = new IOException("full");
        for (var id = 0; id < RepeatedLines.KindsMax; id++) Assert.True(lines.Allows("a", LogLevel.Error, id, fault, out _));
        Assert.True(lines.Allows("a", LogLevel.Error, RepeatedLines.KindsMax, fault, out _));
        Assert.False(lines.Allows("a", LogLevel.Error, RepeatedLines.KindsMax + 1, fault, out _));
        _time.Pass(Interval);
        Assert.True(lines.Allows("a", LogLevel.Error, RepeatedLines.KindsMax + 2, fault, out _));
        Assert.True(lines.Allows("a", LogLevel.Error, RepeatedLines.KindsMax + 3, fault, out _)); // Old kinds were forgotten.
    }

    private static void Full(ILogger log, Exception fault) => log.LogError(new EventId(7), fault, "Not written {Count}", 1);

    private ILogger Log(string category, TimeSpan? interval = null) =>
        new CleanLoggers(_written, new RepeatedLines(_time, interval ?? Interval)).CreateLogger(category);

    private sealed class Written : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
