using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>Where a caseworker works in the organization, in one document.</summary>
/// <param name="Department">The code of the department of the main post.</param>
/// <param name="Unit">The id of the unit of the main post.</param>
/// <param name="Leads">The units the caseworker leads.</param>
/// <param name="Heads">The departments the caseworker heads.</param>
/// <param name="Substitute">The substitute; null: none.</param>
/// <param name="Absent">The absence; null: none.</param>
public sealed record Post(
    string Department, string Unit, IReadOnlyList<string> Leads, IReadOnlyList<string> Heads, string? Substitute, Absence? Absent)
{
    /// <summary>The posts in other departments.</summary>
    public IReadOnlyList<FurtherPost> Posts { get; init; } = [];

    /// <summary>A caseworker's post; null: not in the document.</summary>
    public static Post? Of(Organization organization, CaseworkerId id) => organization.Find(id) is { } known
        ? new Post(
            known.Department, known.Unit, organization.UnitsLedBy(id),
            [.. organization.Document.Departments.Where(d => new CaseworkerId(d.Leader) == id).Select(d => d.Code)],
            known.Substitute, known.Absent) { Posts = known.Posts }
        : null;

    /// <summary>The posts that changed, in order of the caseworkers' ids; null for a caseworker who has left.</summary>
    public static IReadOnlyList<(string Caseworker, Post? Post)> Changed(Organization before, Organization after) =>
    [
        .. from id in before.Document.Caseworkers.Concat(after.Document.Caseworkers).Select(c => new CaseworkerId(c.Id).Value)
               .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
           let was = Of(before, new CaseworkerId(id))
           let now = Of(after, new CaseworkerId(id))
           where !(was is null ? now is null : was.Equals(now))
           select (id, now),
    ];

    /// <summary>Compares lists by their contents.</summary>
    public bool Equals(Post? other) =>
        other is not null && Department == other.Department && Unit == other.Unit && Substitute == other.Substitute
        && Absent == other.Absent
        && Leads.SequenceEqual(other.Leads) && Heads.SequenceEqual(other.Heads) && Posts.SequenceEqual(other.Posts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Department, Unit, Substitute, Absent);
}
