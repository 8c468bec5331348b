namespace Coordination.Simulator.Loads;

/// <summary>The events of a department's system in a load run.</summary>
/// <param name="Code">The department's code.</param>
/// <param name="Kinds">The kinds of its interventions.</param>
/// <param name="AppointmentKind">The kind of its appointments.</param>
internal sealed record DepartmentProfile(string Code, string[] Kinds, string AppointmentKind)
{
    /// <summary>The number of caseworkers of a department in a load run.</summary>
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

    /// <summary>One of its caseworkers. The organization does not know them; the service accepts that.</summary>
    public string Caseworker(Random random) => $"{Code.ToLowerInvariant()}-load-{random.Next(1, CaseworkersCount + 1)}";
}
