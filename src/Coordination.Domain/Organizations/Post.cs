using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>Where somebody works and what goes with it, as one document has it.</summary>
/// <param name="Department">Code of their department.</param>
/// <param name="Unit">Id of their unit.</param>
/// <param name="Leads">Units they lead.</param>
/// <param name="Heads">Departments they head.</param>
/// <param name="Substitute">Who stands in for them, if anybody.</param>
/// <param name="Absent">Their absence, if any.</param>
public sealed record Post(
    string Department, string Unit, IReadOnlyList<string> Leads, IReadOnlyList<string> Heads, string? Substitute, Absence? Absent)
{
    /// <summary>Somebody's post; null for somebody who is not in the document.</summary>
    public static Post? Of(Organization organization, CaseworkerId id) => organization.Find(id) is { } known
        ? new Post(
            known.Department, known.Unit, organization.UnitsLedBy(id),
            [.. organization.Document.Departments.Where(d => d.Leader == id.Value).Select(d => d.Code)], known.Substitute, known.Absent)
        : null;

    /// <summary>The posts that are not as they were before, null for whoever has left; in order of ids.</summary>
    public static IReadOnlyList<(string Caseworker, Post? Post)> Changed(Organization before, Organization after) =>
    [
        .. from id in before.Document.Caseworkers.Concat(after.Document.Caseworkers).Select(c => c.Id)
               .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
           let was = Of(before, new CaseworkerId(id))
           let now = Of(after, new CaseworkerId(id))
           where !(was is null ? now is null : was.Equals(now))
           select (id, now),
    ];

    /// <summary>Whether all of it is the same.</summary>
    public bool Equals(Post? other) =>
        other is not null && Department == other.Department && Unit == other.Unit && Substitute == other.Substitute
        && Absent == other.Absent
        && Leads.SequenceEqual(other.Leads) && Heads.SequenceEqual(other.Heads);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Department, Unit, Substitute, Absent);
}
