using System.Diagnostics;
using Coordination.Host.Security;
using Coordination.Storage.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Host.Tests.Security;

#pragma warning disable CA1848, CA1873 // It logs as libraries do.

/// <summary>What libraries log of requests reached the log as it came.</summary>
public sealed class CleanLoggersTests
{
    private const string Forged = "x\r\ncrit: forged \u001b[31m\u202e 0101804321 \u2028";

    [Fact]
    public void A_value_with_line_breaks_began_a_line_of_its_own()
    {
        var (text, values, _) = Logged(log => log.LogError("Error: {Error}", Forged));
        Assert.DoesNotContain(text, static one => char.IsControl(one) || one is '\u2028' or '\u202e');
        Assert.DoesNotContain("0101804321", text, StringComparison.Ordinal);
        Assert.Contains("\\u000d\\u000acrit: forged", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0101804321", values["Error"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', values["Error"]!.ToString()!);
    }

    [Fact]
    public void The_message_of_an_exception_or_its_cause_is_cleaned_and_its_trace_stays()
    {
        Exception? thrown = null;
        try
        {
            try
            {
                throw new InvalidOperationException(Forged);
            }
            catch (InvalidOperationException cause)
            {
                throw new IOException("outer", cause);
            }
        }
        catch (IOException fault)
        {
            thrown = fault;
        }

        var (_, _, exception) = Logged(log => log.LogError(thrown, "Failed"));
        var text = exception!.ToString();
        Assert.DoesNotContain("0101804321", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("crit: ", StringComparison.Ordinal));
        Assert.Contains(nameof(The_message_of_an_exception_or_its_cause_is_cleaned_and_its_trace_stays), text, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: outer", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_away_left_a_stack_trace_at_every_line()
    {
        Exception? thrown = null;
        try
        {
            throw new StorageUnavailableException("no answer", new TimeoutException("for 15 s"));
        }
        catch (StorageUnavailableException fault)
        {
            thrown = fault;
        }

        var (_, _, exception) = Logged(log => log.LogError(thrown, "Failed"));
        string[] told = [$"{typeof(StorageUnavailableException).FullName}: no answer", " ---> System.TimeoutException: for 15 s"];
        Assert.Equal(told, exception!.ToString().Split(Environment.NewLine));
        Assert.Null(exception.StackTrace);
    }

    [Fact]
    public void What_is_clean_is_logged_as_it_is_with_the_lines_of_the_code()
    {
        var fault = new IOException("plain");
        var (text, values, exception) = Logged(log => log.LogInformation(fault, "First {Count}\nSecond {Name}", 3, "Anna"));
        Assert.Equal("First 3\nSecond Anna", text);
        Assert.Equal(3, values["Count"]);
        Assert.Same(fault, exception);
    }

    [Fact]
    public void Spans_showed_CPR_numbers_in_odd_spellings()
    {
        using var activity = new Activity("GET /010180%2D4321").Start();
        activity.SetTag("url.path", "/api/\uff10\uff11\uff10\uff11\uff18\uff10\u20134321");
        activity.SetTag("plain", "text");
        activity.SetStatus(ActivityStatusCode.Error, Forged);
        using (var traces = new CleanTraces()) traces.OnEnd(activity);
        Assert.DoesNotContain("4321", activity.DisplayName, StringComparison.Ordinal);
        Assert.DoesNotContain("4321", (string)activity.GetTagItem("url.path")!, StringComparison.Ordinal);
        Assert.DoesNotContain("4321", activity.StatusDescription, StringComparison.Ordinal);
        Assert.Equal("text", activity.GetTagItem("plain"));
    }

    private static (string Text, IReadOnlyDictionary<string, object?> Values, Exception? Exception) Logged(Action<ILogger> act)
    {
        using var kept = new Keeping();
        using var services = CleanLoggers.AddTo(new ServiceCollection().AddLogging(logging =>
            logging.AddProvider(kept))).BuildServiceProvider();
        act(services.GetRequiredService<ILoggerFactory>().CreateLogger("test"));
        return Assert.Single(kept.Lines);
    }

    private sealed class Keeping : ILoggerProvider, ILogger
    {
        internal List<(string, IReadOnlyDictionary<string, object?>, Exception?)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((
                formatter(state, exception),
                ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(one => one.Key, one => one.Value), exception));
    }
}
