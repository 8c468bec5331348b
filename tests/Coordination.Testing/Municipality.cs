using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Testing;

/// <summary>
/// The small municipality of silos, hosts and benchmarks: three departments, a unit each, four caseworkers in every unit. What
/// rules say about larger ones, the tests of the domain try with a municipality of their own.
/// </summary>
public static class Municipality
{
    private static readonly (
        string Code, string Name)[] DepartmentNames = [("BIF", "Beskæftigelse"), ("SOF", "Social"), ("SUF", "Sundhed")];

    /// <summary>Codes of the departments.</summary>
    public static IReadOnlyList<string> Departments { get; } = [.. DepartmentNames.Select(department => department.Code)];

    /// <summary>The unit of a department.</summary>
    public static string UnitOf(string department) => $"{department.ToLowerInvariant()}-1";

    /// <summary>A caseworker of a department, numbers 1–4; 4 leads the unit, 3 is everybody's substitute.</summary>
    public static string Caseworker(string department, int number) => $"{UnitOf(department)}-{number}";

    /// <summary>The source that a department's events come from.</summary>
    public static string SourceOf(string department) => $"/{department}/system";

    /// <summary>The organization, in which somebody may be absent.</summary>
    public static OrganizationDocument Organization(string? absent = null, DateOrInstant? since = null) => new()
    {
        Departments =
        [
            .. DepartmentNames.Select(department => new Department
            {
                Code = department.Code, Name = department.Name, Leader = Caseworker(department.Code, 4),
                EntryUnit = UnitOf(department.Code),
            }),
        ],
        Units = [.. Departments.Select(
            code => new OrganizationUnit { Id = UnitOf(code), Department = code, Name = code, Leader = Caseworker(code, 4) })],
        Caseworkers =
        [
            .. from code in Departments
               from number in Enumerable.Range(1, 4)
               let id = Caseworker(code, number)
               select new Caseworker
               {
                   Id = id, Name = id, Department = code, Unit = UnitOf(code), Substitute = number == 3 ? null : Caseworker(code, 3),
                   Absent = id == absent && since is not null ? new Absence { From = since.Value } : null,
               },
        ],
    };
}
