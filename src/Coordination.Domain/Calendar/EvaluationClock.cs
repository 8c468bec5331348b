namespace Coordination.Domain.Calendar;

/// <summary>
/// The instant at which a question is answered, and the instant until which the answer stands. Each question whether an instant has
/// come is noted, and the earliest instant that has not come is when the citizen must be woken. So no rule states its time logic
/// twice.
/// </summary>
public sealed class EvaluationClock(DateTimeOffset now)
{
    /// <summary>The instant, for time stamps only. To compare with it, call <see cref="Reached"/>.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>The earliest instant asked for that has not come; null when no answer depends on time.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Whether an instant has come. One that has not come is noted in <see cref="Until"/>.</summary>
    public bool Reached(DateTimeOffset instant)
    {
        if (instant <= Now) return true;
        if (Until is null || instant < Until) Until = WholeMillisecond(instant);
        return false;
    }

    /// <summary>Citizens are woken at whole milliseconds, so a stored instant is read back unchanged.</summary>
    private static DateTimeOffset WholeMillisecond(DateTimeOffset instant)
    {
        var beyond = instant.UtcTicks % TimeSpan.TicksPerMillisecond;
        var isLast = DateTimeOffset.MaxValue - instant < TimeSpan.FromMilliseconds(1);
        return beyond == 0 || isLast ? instant : instant.AddTicks(TimeSpan.TicksPerMillisecond - beyond);
    }

    /// <summary>Whether the instant lies in [from, to). A null bound is open.</summary>
    public bool Within(DateTimeOffset? from, DateTimeOffset? to)
    {
        var begun = from is null || Reached(from.Value);
        var over = begun && to is not null && Reached(to.Value);
        return begun && !over;
    }
}
