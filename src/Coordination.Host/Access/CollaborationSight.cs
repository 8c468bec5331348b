using Coordination.Domain.Access;
using Coordination.Grains;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Access;

namespace Coordination.Host.Access;

/// <summary>
/// Decides which shared citizens and waits a caller sees, for the API and the pages. Operations and auditors see all departments;
/// leaders see the departments they lead in. A list is logged for each citizen in it before it is answered.
/// </summary>
internal sealed class CollaborationSight(
    OrganizationSource organization, ListMasks masks, AccessLog accessLog, LookLog lookLog, ServiceClock clock)
{
    /// <summary>The departments whose citizens the caller of the request sees; null: all.</summary>
    internal IReadOnlyCollection<string>? DepartmentsOf(HttpContext http) => SeesAll(http) ? null : LedBy(http);

    /// <summary>The departments that the caller of the request leads in, or leads a unit of, whatever else they are.</summary>
    internal IReadOnlyCollection<string> LedBy(HttpContext http)
    {
        var current = organization.Current;
        var me = new CaseworkerId(http.Caller().Id);
        return
        [
            .. current.Document.Departments.Where(department => new CaseworkerId(department.Leader) == me)
                .Select(static department => department.Code)
                .Concat(current.UnitsLedBy(me).Select(unit => current.Find(new UnitId(unit))!.Department))
                .Select(static code => new DepartmentCode(code).Value).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The departments whose citizens the caller sees in a list of some departments; null: all. Whoever asks for a department that is
    /// not named to them sees nothing, so that a filter tells nothing either.
    /// </summary>
    /// <param name="asked">Codes of departments with commas between them; null or empty: none is asked for.</param>
    internal IReadOnlyCollection<string>? DepartmentsOf(HttpContext http, string? asked)
    {
        var own = DepartmentsOf(http);
        var codes = (asked ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return codes.All(code => masks.Names(own, code)) ? own : [];
    }

    /// <summary>Masks the list: a leader sees the content of the departments they lead in.</summary>
    /// <param name="citizens">The citizens in the list.</param>
    internal Task<ListMask> MaskOfAsync(HttpContext http, IEnumerable<string> citizens) =>
        masks.ForAsync(DepartmentsOf(http), citizens, http.RequestAborted);

    /// <summary>Whether the caller may see the citizens' names. Operations see only keys.</summary>
    internal static bool SeesNames(HttpContext http) => !SeesAll(http) || http.HasRole(CallerKind.Auditor);

    /// <summary>Logs a look at a list. A list without citizens is logged too.</summary>
    internal Task LogAsync(HttpContext http, string what, IEnumerable<string> citizens)
    {
        var ground = DepartmentsOf(http) is { } led
            ? $"leads in {string.Join(", ", led)}"
            : http.HasRole(CallerKind.Auditor)
            ? "auditor"
            : "operations";
        var (now, department) = (clock.Now, lookLog.DepartmentOf(http.Caller()));
        AccessEntry[] looks =
        [
            .. citizens.Distinct(StringComparer.Ordinal).Select(citizen =>
                new AccessEntry(now, http.Who(), what, citizen, ground, department)),
        ];
        return accessLog.AppendAsync(
            looks.Length > 0 ? looks : [new AccessEntry(now, http.Who(), what, null, ground, department)], http.RequestAborted);
    }

    private static bool SeesAll(HttpContext http) => http.HasRole(CallerKind.Operations) || http.HasRole(CallerKind.Auditor);
}
