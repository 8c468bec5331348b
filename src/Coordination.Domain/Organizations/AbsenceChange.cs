using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>What somebody says of their absence, without the whole document.</summary>
/// <param name="Substitute">Who stands in; null: as it is; empty: nobody.</param>
/// <param name="From">Since when they are away; null: they are not.</param>
/// <param name="To">To when, inclusive where it is a date; null: until further notice.</param>
public sealed record AbsenceSaid(string? Substitute, DateOrInstant? From, DateOrInstant? To);

/// <summary>One caseworker's absence and substitute as a change of the document: dated, checked and kept like any other.</summary>
public static class AbsenceChange
{
    /// <summary>Whether somebody may say it: for themselves, and for those whose unit they lead or department they head.</summary>
    public static bool MaySay(Organization organization, CaseworkerId by, CaseworkerId whom) =>
        by == whom || organization.Leads(by, whom) || organization.Heads(by, whom);

    /// <summary>The document with it.</summary>
    public static OrganizationDocument In(OrganizationDocument document, CaseworkerId whom, AbsenceSaid said) => document with
    {
        Caseworkers =
        [
            .. document.Caseworkers.Select(known => known.Id != whom.Value ? known : known with
            {
                Substitute = said.Substitute switch { null => known.Substitute, "" => null, var other => other },
                Absent = said.From is { } from ? new Absence { From = from, To = said.To } : null,
            }),
        ],
    };

    /// <summary>
    /// The circle in which substitutes would go if somebody had another stand in: from them and back to them; empty where they
    /// would not.
    /// </summary>
    public static IReadOnlyList<string> Circle(OrganizationDocument document, CaseworkerId whom, string? substitute)
    {
        List<string> circle = [whom.Value];
        for (var next = substitute; !string.IsNullOrEmpty(next); next = SubstituteOf(document, next))
        {
            var isOver = circle.Contains(next);
            circle.Add(next);
            if (isOver) return next == whom.Value ? circle : [];
        }

        return [];
    }

    private static string? SubstituteOf(OrganizationDocument document, string id) =>
        document.Caseworkers.FirstOrDefault(known => known.Id == id)?.Substitute;

    /// <summary>The document's faults as faults of what was said: a circle is the substitute's fault.</summary>
    public static IReadOnlyList<Fault> Faults(OrganizationDocument document, CaseworkerId whom, IReadOnlyList<Fault> faults)
    {
        var own = $"/caseworkers/{document.Caseworkers.Index().First(known => known.Item.Id == whom.Value).Index}";
        List<Fault> said =
        [
            .. faults.Where(fault => fault.Pointer.StartsWith($"{own}/", StringComparison.Ordinal))
                .Select(fault => fault with { Pointer = fault.Pointer[own.Length..].Replace("/absent", "", StringComparison.Ordinal) }),
        ];
        return said.Count > 0 ? said : [.. faults.Select(fault => fault with { Pointer = "/substitute" })];
    }
}
