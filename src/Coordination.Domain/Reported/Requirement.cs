using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A requirement (krav om dokumentation): the fold of its events.</summary>
public sealed record Requirement
{
    /// <summary>Asked for, and not handed in.</summary>
    public const string Open = "open";
    public required ItemId Id { get; init; }

    public required DepartmentCode Department { get; init; }

    /// <summary>The document asked for.</summary>
    public required string Document { get; init; }

    /// <summary>When it was asked for, or asked for again after it was closed, and by which event.</summary>
    public required Stamp Issued { get; init; }

    /// <summary>The last day to hand it in.</summary>
    public required DateOnly DueOn { get; init; }

    public required CaseworkerId Caseworker { get; init; }

    /// <summary>The intervention it belongs to, as the department wrote it.</summary>
    public string? InterventionReference { get; init; }

    /// <summary>open, fulfilled or withdrawn, as the department reported it.</summary>
    public string Status { get; init; } = Open;

    /// <summary>When the document was received; null: not yet.</summary>
    public DateTimeOffset? FulfilledAt { get; init; }

    /// <summary>Whether two requirements ask for the same document. Case and surrounding blanks do not matter.</summary>
    public static bool SameDocument(string one, string other) =>
        one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The fold of a known item's events.</summary>
    public static Requirement Of(ReportedItem item)
    {
        Requirement? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                RequirementIssued issued => new Requirement
                {
                    Id = item.Id,
                    Department = item.Department,
                    Document = issued.Document,
                    Issued = it is null or { Status: not Open } ? Stamp.Of(taken.Event) : it.Issued,
                    DueOn = issued.DueOn,
                    Caseworker = new CaseworkerId(issued.Caseworker),
                    InterventionReference = issued.Merge(issued.InterventionId, it?.InterventionReference, nameof(issued.InterventionId)),
                },
                RequirementFulfilled => it! with { Status = "fulfilled", FulfilledAt = it.FulfilledAt ?? taken.Event.Time },
                RequirementWithdrawn => it! with { Status = "withdrawn", FulfilledAt = null },
                _ => it,
            };
        return it!;
    }
}
