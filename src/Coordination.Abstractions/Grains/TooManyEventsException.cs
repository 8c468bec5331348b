namespace Coordination.Grains;

/// <summary>
/// Events were refused because of the load: too much waits, or the source or citizen has sent more than its rate. None was taken in;
/// send them again after a while.
/// </summary>
[GenerateSerializer]
[Alias("coordination.too-many-events")]
public sealed class TooManyEventsException : Exception
{
    public TooManyEventsException()
    {
    }

    public TooManyEventsException(string message) : base(message)
    {
    }

    public TooManyEventsException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <param name="message">Which bound was exceeded.</param>
    /// <param name="retryAfter">After how long to send again.</param>
    public TooManyEventsException(string message, TimeSpan retryAfter) : base(message) => RetryAfter = retryAfter;

    /// <summary>After how long to send the events again.</summary>
    [Id(0)] public TimeSpan RetryAfter { get; private set; }
}
