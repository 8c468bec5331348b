using Coordination.Domain.Policies;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// Which of two appointments stays and which gives way. The first line in which they differ decides.
/// <list type="table">
/// <listheader><term>What is compared</term><description>Which one stays</description></listheader>
/// <item><term>Its kind</term><description>
/// the one that policy lists first (<c>appointments.precedence</c>); a kind that policy does not list comes after all that it lists
/// </description></item>
/// <item><term>When it was booked, by the event's own time</term><description>the one booked first</description></item>
/// <item><term>The booking's id, then its source</term><description>the first in the order of their characters</description></item>
/// </list>
/// </summary>
internal readonly struct AppointmentPrecedence : IComparable<AppointmentPrecedence>
{
    private readonly int _kind;
    private readonly Stamp _booked;

    private AppointmentPrecedence(int kind, Stamp booked) => (_kind, _booked) = (kind, booked);

    public static AppointmentPrecedence Of(Appointment appointment, Policy policy) =>
        new(policy.PrecedenceOf(appointment.Kind), appointment.Booked);

    /// <summary>Negative: this one stays. Positive: this one gives way. Zero: they are the same appointment.</summary>
    public int CompareTo(AppointmentPrecedence other) =>
        _kind != other._kind ? _kind.CompareTo(other._kind) : _booked.CompareTo(other._booked);
}
