using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Retention;

/// <summary>How long records beside the journal are kept. On PostgreSQL whole months go, so a record may stay a month longer.</summary>
public sealed class RetentionOptions
{
    /// <summary>Months for which the log of who looked at what is kept.</summary>
    [Range(6, 600)]
    public int AccessLogMonths { get; set; } = 60;

    /// <summary>Months for which events that were refused are kept, without their data. The count of refused events covers them.</summary>
    [Range(1, 600)]
    public int RefusalMonths { get; set; } = 12;

    /// <summary>Months for which the answer to a command is kept for a repeat with the same Idempotency-Key.</summary>
    [Range(1, 120)]
    public int AnswerMonths { get; set; } = 1;

    /// <summary>
    /// Months for which it is kept when an alert that is no longer open was delivered and seen, which mail was sent, and which
    /// deliveries were given up.
    /// </summary>
    [Range(1, 600)]
    public int ReceiptMonths { get; set; } = 24;

    /// <summary>How often every silo removes what was kept long enough.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);
}
