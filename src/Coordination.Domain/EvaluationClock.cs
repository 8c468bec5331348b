namespace Coordination.Domain;

/// <summary>
/// The instant at which a question is answered, and until when the answer stands. Whoever asks whether an instant has
/// come leaves behind the earliest one that has not: that is when the citizen must be woken. So no rule's time logic
/// is written twice.
/// </summary>
public sealed class EvaluationClock(DateTimeOffset now)
{
    /// <summary>The instant, for stamping; to compare with it, ask <see cref="Reached"/>.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The earliest instant asked for that has not come; null when no answer depends on time.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Whether the instant has come.</summary>
    public bool Reached(DateTimeOffset instant)
    {
        if (instant <= Now) return true;
        if (Until is null || instant < Until) Until = WholeMillisecond(instant);
        return false;
    }

    /// <summary>Waking happens at whole milliseconds, so that stored instants come back as they were.</summary>
    private static DateTimeOffset WholeMillisecond(DateTimeOffset instant)
    {
        var beyond = instant.UtcTicks % TimeSpan.TicksPerMillisecond;
        var isLast = DateTimeOffset.MaxValue - instant < TimeSpan.FromMilliseconds(1);
        return beyond == 0 || isLast ? instant : instant.AddTicks(TimeSpan.TicksPerMillisecond - beyond);
    }

    /// <summary>Whether the moment lies in [from, to); open ends are null.</summary>
    public bool Within(DateTimeOffset? from, DateTimeOffset? to)
    {
        var begun = from is null || Reached(from.Value);
        var over = begun && to is not null && Reached(to.Value);
        return begun && !over;
    }
}
