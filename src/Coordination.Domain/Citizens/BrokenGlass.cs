using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// A caseworker broke the glass: who is not involved, or sees a part only, sees the citizen whole for a time, for a reason. The coordinator
/// and the data-protection officer are told.
/// </summary>
/// <param name="Department">The department the caseworker works in.</param>
/// <param name="Until">The first instant at which nothing is seen by it any more.</param>
public sealed record BrokenGlass(CaseworkerId By, DepartmentCode Department, string Reason, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>The shortest reason, in characters. Part of the contract.</summary>
    public const int ReasonMin = 20;

    /// <summary>How long the glass stays broken. Part of the contract.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);
}
