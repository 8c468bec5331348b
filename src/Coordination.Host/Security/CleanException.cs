namespace Coordination.Host.Security;

/// <summary>An exception in place of one whose message, or that of a cause, holds text that no log may show.</summary>
internal sealed class CleanException : Exception
{
    private readonly string _type;
    private readonly string? _stack;

    private CleanException(Exception exception)
        : base(CleanText.From(exception.Message), exception.InnerException is { } cause ? new CleanException(cause) : null) =>
        (_type, _stack) = (exception.GetType().FullName ?? exception.GetType().Name, exception.StackTrace);

    /// <inheritdoc/>
    public override string? StackTrace => _stack;

    /// <summary>The exception itself if it holds nothing of the kind.</summary>
    internal static Exception? Of(Exception? exception) => exception is null || IsClean(exception) ? exception
        : new CleanException(exception);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{_type}: {Message}{(InnerException is null ? "" : $"{Environment.NewLine} ---> {InnerException}")}{Environment.NewLine}{_stack}";

    private static bool IsClean(Exception exception)
    {
        var text = exception.ToString();
        if (CleanText.LinesFrom(text) != text) return false;
        for (var one = exception; one is not null; one = one.InnerException)
            if (one.Message.AsSpan().ContainsAny('\n', '\r')) return false;
        return true;
    }
}
