using Coordination.Domain.Calendar;

namespace Coordination.Domain.Alerts;

/// <summary>The local hours in which somebody is sent no mail. They may pass midnight.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="To">The first minute after them.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether an instant is quiet.</summary>
    public bool Includes(DateTimeOffset instant) => TimeOnly.FromTimeSpan(LocalTime.Of(instant).TimeOfDay).IsBetween(From, To);
}
