using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>What a person reports about an absence, without sending the whole document.</summary>
/// <param name="Substitute">The substitute's id; null: unchanged; empty: nobody.</param>
/// <param name="From">The start of the absence; null: no absence.</param>
/// <param name="To">The end, inclusive if it is a date; null: until further notice.</param>
public sealed record AbsenceSaid(string? Substitute, DateOrInstant? From, DateOrInstant? To);

/// <summary>
/// Changes one caseworker's absence and substitute in the organization document. The result is dated, checked and stored like any
/// other document.
/// </summary>
public static class AbsenceChange
{
    /// <summary>
    /// Whether a person may report an absence: their own, and those of members of units they lead and of departments they head.
    /// </summary>
    public static bool MaySay(Organization organization, CaseworkerId by, CaseworkerId whom) =>
        by == whom || organization.Leads(by, whom) || organization.Heads(by, whom);

    /// <summary>The document with the absence.</summary>
    public static OrganizationDocument In(OrganizationDocument document, CaseworkerId whom, AbsenceSaid said) => document with
    {
        Caseworkers =
        [
            .. document.Caseworkers.Select(known => new CaseworkerId(known.Id) != whom ? known : known with
            {
                Substitute = said.Substitute switch { null => known.Substitute, "" => null, var other => other },
                Absent = said.From is { } from ? new Absence { From = from, To = said.To } : null,
            }),
        ],
    };

    /// <summary>
    /// The circle of substitutes that a substitute would create: from the caseworker back to the caseworker; empty when it creates
    /// none.
    /// </summary>
    public static IReadOnlyList<string> Circle(OrganizationDocument document, CaseworkerId whom, string? substitute)
    {
        List<string> circle = [whom.Value];
        for (var next = substitute; !string.IsNullOrEmpty(next); next = SubstituteOf(document, next))
        {
            next = new CaseworkerId(next).Value;
            var isOver = circle.Contains(next);
            circle.Add(next);
            if (isOver) return next == whom.Value ? circle : [];
        }

        return [];
    }

    private static string? SubstituteOf(OrganizationDocument document, string id) =>
        document.Caseworkers.FirstOrDefault(known => new CaseworkerId(known.Id) == new CaseworkerId(id))?.Substitute;

    /// <summary>The faults of the document as faults of the report. A circle is a fault of the substitute.</summary>
    public static IReadOnlyList<Fault> Faults(OrganizationDocument document, CaseworkerId whom, IReadOnlyList<Fault> faults)
    {
        var own = $"/caseworkers/{document.Caseworkers.Index().First(known => new CaseworkerId(known.Item.Id) == whom).Index}";
        List<Fault> said =
        [
            .. faults.Where(fault => fault.Pointer.StartsWith($"{own}/", StringComparison.Ordinal))
                .Select(fault => fault with { Pointer = fault.Pointer[own.Length..].Replace("/absent", "", StringComparison.Ordinal) }),
        ];
        return said.Count > 0 ? said : [.. faults.Select(fault => fault with { Pointer = "/substitute" })];
    }
}
