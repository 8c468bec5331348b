using Coordination.Events;

namespace Coordination.Host.Security;

/// <summary>
/// A department's own reference to somebody whose CPR number it does not know: <c>ref:{department}/{own id}</c>. Its text form never
/// shows the id, which may itself be a number of a person.
/// </summary>
internal sealed class CitizenReference
{
    /// <summary>What a subject of this form begins with.</summary>
    internal const string Prefix = "ref:";

    private CitizenReference(string department, string id) => (Department, Text) = (department, $"{Prefix}{department}/{id}");

    /// <summary>The department's code, in capitals: its case in an event does not matter.</summary>
    internal string Department { get; }

    /// <summary>The whole reference. It is used only to make the pseudonym and the encrypted column.</summary>
    internal string Text { get; }

    /// <summary>Reads a subject.</summary>
    /// <returns>Null: it has another form.</returns>
    internal static CitizenReference? Read(string subject)
    {
        if (!subject.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var remaining = subject[Prefix.Length..];
        var end = remaining.IndexOf('/', StringComparison.Ordinal);
        if (end <= 0) return null;
        var (department, id) = (remaining[..end].Trim(), remaining[(end + 1)..].Trim());
        return department.Length == 0 || id.Length == 0 ? null : new CitizenReference(department.ToUpperInvariant(), id);
    }

    /// <summary>Whether a source is one of the department's own.</summary>
    internal bool IsOf(string source) =>
        DepartmentEvent.DepartmentOf(source).Trim().Equals(Department, StringComparison.OrdinalIgnoreCase);

    /// <summary>A fixed text without the id.</summary>
    public override string ToString() => "a department's own reference";
}
