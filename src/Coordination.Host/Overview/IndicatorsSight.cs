using Coordination.Host.Access;
using Coordination.Ids;

namespace Coordination.Host.Overview;

/// <summary>
/// Of which department a caller is told indicators: leaders of one they lead in, operations and auditors of all together. Nobody is told
/// of all and of one, because their difference could tell of few citizens.
/// </summary>
internal sealed class IndicatorsSight(CollaborationSight sight)
{
    /// <summary>What the parameter must be.</summary>
    internal const string Expected = "a department that you lead in; none where you see all of them together";

    /// <summary>The first department that a leader leads in; null: the caller is told of all together.</summary>
    internal string? FirstOf(HttpContext http) => sight.DepartmentsOf(http)?.Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The department; null: no department may be told. A caller who leads in one only need not name it.</summary>
    /// <param name="asked">The department that was asked for; null or empty: none.</param>
    internal SeenIndicators? Of(HttpContext http, string? asked)
    {
        asked = string.IsNullOrWhiteSpace(asked) ? null : new DepartmentCode(asked).Value;
        string[] led = [.. (sight.DepartmentsOf(http) ?? []).Order(StringComparer.Ordinal)];
        if (sight.DepartmentsOf(http) is null) return asked is null ? new SeenIndicators(null, []) : null;
        if (asked is null && led.Length == 1) asked = led[0];
        return led.Contains(asked) ? new SeenIndicators(asked, led) : null;
    }
}

/// <summary>What a caller is told of.</summary>
/// <param name="Department">The department; null: all together.</param>
/// <param name="Choices">The departments to choose from; empty: there is no choice.</param>
internal sealed record SeenIndicators(string? Department, IReadOnlyList<string> Choices);
