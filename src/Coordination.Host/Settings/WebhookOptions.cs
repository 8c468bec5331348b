using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>How decisions are delivered to webhooks.</summary>
internal sealed class WebhookOptions
{
    /// <summary>How long an attempt may take, from connecting to the answer's headers.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Deliveries of one subscription that are under way at the same time. Of one citizen there is never more than one.</summary>
    [Range(1, 16)]
    public int AtOnceMax { get; set; } = 16;

    /// <summary>The wait after the first attempt that fails. Later waits grow, to <see cref="RetryDelayMax"/>, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a delivery is tried before it is parked.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "30.00:00:00")]
    public TimeSpan TriedFor { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a former secret signs too after a new one was made.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan FormerSecretFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often every host looks for subscriptions that nobody delivers.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a host that stops or dies keeps its subscriptions. Another host takes them after that.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeldFor { get; set; } = TimeSpan.FromSeconds(15);
}
