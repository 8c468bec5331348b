using Coordination.Domain.Organizations;
using Coordination.Host.Access;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>
/// A department's start, for the API and the pages: what was found of it until now, and whom it is told to on the day. Leaders see that of
/// the departments they lead in; operations and auditors see all. It holds numbers, and no citizen.
/// </summary>
internal sealed class DepartmentStartReader(
    FoundTable found, WorkTable work, OrganizationSource organization, CollaborationSight sight, ServiceClock clock)
{
    /// <summary>The start; null: the caller sees no such department, or it has no day on which it starts.</summary>
    internal async Task<DepartmentStartView?> ReadAsync(HttpContext http, string code)
    {
        var current = organization.Current;
        var department = new DepartmentCode(IdSpelling.Department(code));
        if (current.Find(department) is not { LiveFrom: { } day } known) return null;
        if (sight.DepartmentsOf(http) is { } seen && !seen.Contains(department.Value)) return null;

        var now = clock.Now;
        var counts = await found.CountAsync(department.Value, now, http.RequestAborted);
        Caseworker[] people =
        [
            .. current.Document.Caseworkers.Where(one => current.DepartmentsOf(new CaseworkerId(one.Id)).Contains(department)),
        ];
        var owed = (await work.CountAsync(
            [.. people.Select(static one => new CaseworkerId(one.Id).Value)], [], now, http.RequestAborted)).ToLookup(
            static one => one.Person, StringComparer.Ordinal);
        return new DepartmentStartView(
            known.Code, day, !current.IsQuiet(department, now),
            [.. counts.Select(static one => new FoundView(one.Matter, one.Kind, one.Count, one.Overdue))],
            [
                .. people.Select(one => (one.Id, Owed: owed[new CaseworkerId(one.Id).Value].ToArray())).Select(static one =>
                    new ToldOnStartView(one.Id, one.Owed.Sum(static part => part.Count), one.Owed.Sum(static part => part.Overdue))),
            ]);
    }
}

/// <summary>A department's start.</summary>
/// <param name="LiveFrom">The day on which it starts. Until then nobody is told what is found of it.</param>
/// <param name="HasStarted">Whether the day has come.</param>
/// <param name="Found">What is open now, by what it is and its kind.</param>
/// <param name="Told">Each caseworker of the department: they get one alert on the day, and find the rest on their desk.</param>
internal sealed record DepartmentStartView(
    string Department, DateOnly LiveFrom, bool HasStarted, IReadOnlyList<FoundView> Found, IReadOnlyList<ToldOnStartView> Told);

/// <summary>How often something was found.</summary>
/// <param name="Matter"><c>conflict</c>, <c>deadline</c>, <c>intervention</c> or <c>parked</c> (events that wait for another).</param>
/// <param name="Kind">Its kind; of parked events their type.</param>
/// <param name="Overdue">Of deadlines, how many were due before now.</param>
internal sealed record FoundView(string Matter, string Kind, long Count, long Overdue);

/// <summary>A caseworker who is told on the day.</summary>
/// <param name="Owed">What is on their desk to answer: conflicts, deadlines and handovers.</param>
/// <param name="Overdue">How much of it is overdue, without what fell due before the start.</param>
internal sealed record ToldOnStartView(string Caseworker, long Owed, long Overdue);
