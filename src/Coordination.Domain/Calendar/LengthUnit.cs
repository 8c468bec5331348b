namespace Coordination.Domain.Calendar;

/// <summary>What a <see cref="Length"/> is counted in.</summary>
public enum LengthUnit
{
    /// <summary>By the clock, nights and weekends too.</summary>
    Hours = 0,

    Days = 1,

    /// <summary>From weekday to weekday.</summary>
    Weeks = 2,

    /// <summary>From date to date, at most to the end of the month.</summary>
    Months = 3,

    /// <summary>Business days, see <see cref="DanishCalendar"/>.</summary>
    BusinessDays = 4,
}
