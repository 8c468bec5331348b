using System.Text.Json.Serialization;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>Departments whose content a text does not name, sorted. Stored as their codes with spaces between them.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ConcealedDepartments>))]
public readonly record struct ConcealedDepartments : ITextId<ConcealedDepartments>
{
    private const char Separator = ' ';

    private ConcealedDepartments(string value) => Value = value;

    /// <summary>The stored text.</summary>
    public string Value { get; }

    /// <summary>The departments, in order.</summary>
    public IEnumerable<DepartmentCode> All => Value is null ? [] : Value.Split(Separator).Select(static code => new DepartmentCode(code));

    /// <summary>Departments in any order; null: none.</summary>
    public static ConcealedDepartments? Of(IEnumerable<DepartmentCode> departments)
    {
        List<string> codes = [];
        foreach (var one in departments)
            if (!codes.Contains(one.Value)) codes.Add(one.Value);
        codes.Sort(StringComparer.Ordinal);
        return codes is [] or [null or ""] ? null : new ConcealedDepartments(codes is [var only] ? only : string.Join(Separator, codes));
    }

    /// <summary>The same of a list, which it sorts.</summary>
    /// <param name="departments">The departments; some may occur more than once.</param>
    /// <param name="known">What is given back if it says the same, so that no new text is made.</param>
    internal static ConcealedDepartments? Of(List<DepartmentCode> departments, ConcealedDepartments? known)
    {
        departments.Sort(static (one, other) => string.CompareOrdinal(one.Value, other.Value));
        return known is { } text && text.IsOf(departments) ? text : Of(departments);
    }

    /// <inheritdoc/>
    public static ConcealedDepartments Of(string value) => new(value);

    /// <summary>Whether it is one of them.</summary>
    public bool Contains(DepartmentCode department)
    {
        foreach (var code in Value.AsSpan().Split(Separator))
            if (Value.AsSpan()[code].SequenceEqual(department.Value)) return department.Value is not null;
        return false;
    }

    private bool IsOf(List<DepartmentCode> sorted)
    {
        var next = 0;
        foreach (var code in Value.AsSpan().Split(Separator))
        {
            if (next == sorted.Count || !Value.AsSpan()[code].SequenceEqual(sorted[next].Value)) return false;
            do next++;
            while (next < sorted.Count && sorted[next] == sorted[next - 1]);
        }

        return next == sorted.Count;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
