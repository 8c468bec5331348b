namespace Coordination.Domain.Calendar;

/// <summary>The unit of a <see cref="Length"/>.</summary>
public enum LengthUnit
{
    /// <summary>Hours of the clock, including nights and weekends.</summary>
    Hours = 0,

    Days = 1,

    /// <summary>To the same weekday.</summary>
    Weeks = 2,

    /// <summary>To the same day of the month, or to the last day of a shorter month.</summary>
    Months = 3,

    /// <summary>Business days as defined by <see cref="DanishCalendar"/>.</summary>
    BusinessDays = 4,
}
