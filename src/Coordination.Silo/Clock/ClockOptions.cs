using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Clock;

/// <summary>How citizens are woken when something falls due, and how far the clock may differ from the database's.</summary>
public sealed class ClockOptions : IValidatableObject
{
    /// <summary>How often every silo asks the database for citizens that are due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan WakeInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Due citizens that are read and woken at the same time, per silo.</summary>
    [Range(1, 10_000)]
    public int CitizensAtOnce { get; set; } = 256;

    /// <summary>How often every silo compares its clock with the database's. A step of its own clock is noticed at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How much the clock may differ from the database's before log, health and metrics say so. Less is usual: machines that follow a
    /// time server differ by milliseconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan WarnBeyond { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How much the clock may differ from the database's before the silo decides nothing, is not ready, and does not join. It must not
    /// be less than <c>WarnBeyond</c>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan RefuseBeyond { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RefuseBeyond < WarnBeyond)
            yield return new ValidationResult("a duration that is not less than Clock:WarnBeyond", [nameof(RefuseBeyond)]);
    }
}
