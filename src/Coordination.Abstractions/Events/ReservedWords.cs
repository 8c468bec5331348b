namespace Coordination.Events;

/// <summary>
/// Words that the service uses for units, operations, departments and itself where an id may stand. No id from outside may be one
/// of them, so that nobody is taken for what they are not.
/// </summary>
/// <remarks>Thread safe.</remarks>
public static class ReservedWords
{
    /// <summary>What an id of a unit begins with where a person may stand.</summary>
    public const string UnitPrefix = "unit:";

    /// <summary>What the operations of a department begin with where a person may stand.</summary>
    public const string OperationsPrefix = "operations:";

    /// <summary>What a department begins with where a citizen may stand.</summary>
    public const string DepartmentPrefix = "department:";

    /// <summary>
    /// What a place of nobody begins with where a citizen may stand. It is never sent: keys of citizens that come in have another form.
    /// </summary>
    public const string NobodyPrefix = "nobody:";

    /// <summary>What stands for every department that the organization does not know.</summary>
    public const string OtherDepartments = "other";

    /// <summary>The author of what citizens say on their own page.</summary>
    public const string Citizen = "citizen";

    /// <summary>The system, of every department, from which citizens' own messages come. No system of a department has that name.</summary>
    public const string OwnPage = "own-page";

    private static readonly string[] Prefixes = [UnitPrefix, OperationsPrefix, DepartmentPrefix];

    // Authors and callers that are no persons. The source of a department's system begins with a slash.
    private static readonly string[] Authors = ["system", "policy", "operations", "auditor", "integration", Citizen];

    private static readonly string[] Departments = [OtherDepartments, "other-authority", "coordination"];

    /// <summary>Whether an id reads as a unit, as operations or as a department.</summary>
    public static bool Has(string id) =>
        Array.Exists(Prefixes, prefix => id.AsSpan().TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a department's code reads as something else: the service itself, the operations of departments nobody knows, or the
    /// department of what is masked. A code stands in paths and has no slash.
    /// </summary>
    public static bool HasDepartment(string code) =>
        Has(code) || code.Contains('/', StringComparison.Ordinal)
        || Array.Exists(Departments, word => code.AsSpan().Trim().Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a source is one of the service's own, from which nobody else reports.</summary>
    public static bool HasSource(string source) => DepartmentEvent.SystemOf(source) == OwnPage;

    /// <summary>Whether a person's id reads as somebody or something that is no person.</summary>
    public static bool IsNoPerson(string id) =>
        Has(id) || id.AsSpan().TrimStart().StartsWith('/')
        || Array.Exists(Authors, author => id.AsSpan().Trim().Equals(author, StringComparison.OrdinalIgnoreCase));
}
