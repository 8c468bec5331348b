namespace Coordination.Simulator.Loads;

/// <summary>What the system of a department reports in a load run.</summary>
/// <param name="Code">The department's code.</param>
/// <param name="Kinds">Kinds of its interventions.</param>
/// <param name="AppointmentKind">Kind of its appointments.</param>
internal sealed record DepartmentProfile(string Code, string[] Kinds, string AppointmentKind)
{
    /// <summary>Caseworkers a department has in a load run.</summary>
    public const int CaseworkersCount = 40;

    public static DepartmentProfile[] All { get; } =
    [
        new("BIF", ["contact-course", "job-placement", "wage-subsidy", "activation", "mentor"], "employment-interview"),
        new("SOF", ["housing-support", "contact-person", "drug-treatment", "family-support"], "social-support"),
        new("SUF", ["rehabilitation", "home-care", "home-nursing"], "health"),
        new("BUF", ["school-support"], "child-and-family"),
        new("KFF", ["debt-advice"], "other"),
        new("REGION", ["psychiatric-treatment"], "treatment"),
        new("KRIM", ["probation"], "court"),
    ];

    /// <summary>The source of its events.</summary>
    public string Source => $"/{Code}/load";

    /// <summary>One of its caseworkers; unknown to the organization, which the service accepts.</summary>
    public string Caseworker(Random random) => $"{Code.ToLowerInvariant()}-load-{random.Next(1, CaseworkersCount + 1)}";
}
