using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>How hospital notifications become events.</summary>
public sealed record HospitalSettings
{
    /// <summary>The source of the events. Its first part is the department that hospitals are.</summary>
    public string Source { get; init; } = "/REGION/sygehusadvis";

    /// <summary>SOR numbers of wards whose stays are in psychiatry; a notification does not say so itself.</summary>
    public IReadOnlySet<string> PsychiatricWards { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// How long an acute ambulant stay is expected to last from its beginning, until its end or an admission is told; from an hour to
    /// 30 days. Without it such a stay would count for weeks ahead, as an admission does.
    /// </summary>
    public TimeSpan EmergencyStay { get; init; } = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">A setting cannot be used; the message names it.</exception>
    internal HospitalSettings Checked()
    {
        if (!EventFaults.IsSource(Source))
            throw new ArgumentException($"{nameof(Source)} is \"{Source}\", expected {EventFaults.SourceExpected}.");
        if (EmergencyStay < TimeSpan.FromHours(1) || EmergencyStay > TimeSpan.FromDays(30))
            throw new ArgumentException($"{nameof(EmergencyStay)} is {EmergencyStay}, expected an hour to 30 days.");
        return this;
    }
}
