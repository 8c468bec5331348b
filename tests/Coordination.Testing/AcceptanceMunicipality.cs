using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Testing;

/// <summary>
/// The organization of the acceptance scenarios, larger than the <see cref="Municipality"/> that runs silos and hosts: it
/// has units of several kinds within a department, and departments outside the municipality. Every unit has <c>-lead</c>,
/// <c>-1</c> (whose substitute is <c>-2</c>), <c>-2</c> and <c>-3</c>; every department <c>-head</c> in its entry unit, the first.
/// </summary>
public static class AcceptanceMunicipality
{
    private const string Literal = """
        BIF: bif-job bif-benefits
        SOF: sof-adult sof-family sof-treatment
        SUF: suf-rehab
        BUF: buf-school
        KFF: kff-service
        REGION: region-psych
        KRIM: krim-probation
        """;

    /// <summary>The document.</summary>
    public static OrganizationDocument Document { get; } = Read(Literal);

    /// <summary>Its first version.</summary>
    public static Organization Organization { get; } = new(1, Document, []);

    private static OrganizationDocument Read(string literal)
    {
        var departments = literal.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split([':', ' '], StringSplitOptions.RemoveEmptyEntries)).ToList();
        return new OrganizationDocument
        {
            Departments =
                [.. departments.Select(d => new Department { Code = d[0], Name = d[0], Leader = HeadOf(d[0]), EntryUnit = d[1] })],
            Units = [.. departments.SelectMany(
                d => d[1..].Select(u => new OrganizationUnit { Id = u, Department = d[0], Name = u, Leader = $"{u}-lead" }))],
            Caseworkers =
                [.. departments.SelectMany(d => d[1..].SelectMany(u => PeopleOf(d[0], u)).Prepend(Person(HeadOf(d[0]), d[0], d[1])))],
        };
    }

    private static string HeadOf(string department) => $"{department.ToLowerInvariant()}-head";

    private static IEnumerable<Caseworker> PeopleOf(string department, string unit) =>
    [
        Person($"{unit}-lead", department, unit),
        Person($"{unit}-1", department, unit) with { Substitute = $"{unit}-2" },
        Person($"{unit}-2", department, unit),
        Person($"{unit}-3", department, unit),
    ];

    private static Caseworker Person(string id, string department, string unit) =>
        new() { Id = id, Name = id, Department = department, Unit = unit };
}
