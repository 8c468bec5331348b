using Coordination.Host.Settings;
using Coordination.Host.Telemetry;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Security;

/// <summary>
/// Stands before every logging provider: no message, value or exception reaches one with control characters or a CPR number from
/// outside, whoever logs it. Lines that the code itself writes stay. Faults that repeat themselves get one line an interval, and those of a
/// database that is away no stack trace.
/// </summary>
internal sealed class CleanLoggers(ILoggerFactory inner, RepeatedLines repeated) : ILoggerFactory
{
    /// <summary>Puts it before the providers.</summary>
    internal static IServiceCollection AddTo(IServiceCollection services) => services.AddSingleton<ILoggerFactory>(static provider =>
        new CleanLoggers(
            new LoggerFactory(
                provider.GetServices<ILoggerProvider>(), provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(),
                provider.GetService<IOptions<LoggerFactoryOptions>>(), provider.GetService<IExternalScopeProvider>()),
            new RepeatedLines(TimeProvider.System, provider.GetRequiredService<IOptions<LogOptions>>().Value.RepeatInterval)));

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new CleanLogger(categoryName, inner.CreateLogger(categoryName), repeated);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private sealed class CleanLogger(string category, ILogger inner, RepeatedLines repeated) : ILogger
    {
        private const string Template = "{OriginalFormat}";

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel) || !repeated.Allows(category, logLevel, eventId, exception, out var leftOut)) return;
            if (leftOut > 0)
            {
                // The values of the message stay with it.
                var written = formatter;
                formatter = (one, fault) =>
                    FormattableString.Invariant($"{written(one, fault)} ({leftOut} more like it were left out before.)");
            }

            var text = formatter(state, exception);
            var fault = CleanException.Of(BriefFault.Of(exception));
            var isClean = ReferenceEquals(fault, exception);
            if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
            {
                var line = CleanText.LinesFrom(text);
                if (isClean && line == text) inner.Log(logLevel, eventId, state, exception, formatter);
                else inner.Log(logLevel, eventId, line, fault, static (line, _) => line);
                return;
            }

            // A value with control characters makes the whole line suspect. Otherwise the lines are those of the template.
            var isForged = values.Any(static value => value.Key != Template && value.Value is { } one && !IsPlain(one));
            var clean = isForged ? CleanText.From(text) : CleanText.LinesFrom(text);
            if (isClean && clean == text) inner.Log(logLevel, eventId, state, exception, formatter);
            else inner.Log(logLevel, eventId, new CleanState(clean, values), fault, static (state, _) => state.ToString());
        }

        private static bool IsPlain(object value) => value is ValueType || value.ToString() is not { } text || CleanText.From(text) == text;
    }

    /// <summary>The values of a message, each in clean text.</summary>
    private sealed class CleanState(string text, IReadOnlyList<KeyValuePair<string, object?>> values)
        : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => values.Count;

        public KeyValuePair<string, object?> this[int index] => values[index].Value switch
        {
            null or ValueType => values[index],
            var value => new(values[index].Key, CleanText.From(value.ToString() ?? "")),
        };

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            for (var index = 0; index < Count; index++) yield return this[index];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => text;
    }
}
