using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A link to another citizen of the same family: the fold of its events. It opens nothing of either place.</summary>
public sealed record FamilyLink
{
    /// <summary>The most links of a citizen that are shown and acted on: the first by id.</summary>
    public const int LinksMax = 50;

    public required ItemId Id { get; init; }

    /// <summary>The department that reported it.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>The other citizen, by the key that the department named.</summary>
    public required CitizenKey Other { get; init; }

    /// <summary>What the other is to the citizen.</summary>
    public required FamilyKind Kind { get; init; }

    /// <summary>The legal standing; null: not reported.</summary>
    public FamilyStanding? Standing { get; init; }

    /// <summary>The first local day; null: since ever.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last local day; null: without end.</summary>
    public DateOnly? EndsOn { get; init; }

    public bool IsEnded { get; init; }

    /// <summary>The fold of a known item's events.</summary>
    public static FamilyLink Of(ReportedItem item)
    {
        FamilyLink? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                FamilyLinked linked => new FamilyLink
                {
                    Id = item.Id,
                    Department = item.Department,
                    Other = new CitizenKey(((INamesOtherCitizen)linked).OtherKey ?? ""),
                    Kind = linked.Kind,
                    Standing = linked.Merge(linked.Standing, it?.Standing, nameof(linked.Standing)),
                    StartsOn = linked.Merge(linked.StartsOn, it?.StartsOn, nameof(linked.StartsOn)),
                    EndsOn = linked.Merge(linked.EndsOn, it?.EndsOn, nameof(linked.EndsOn)),
                },
                FamilyEnded => it! with { IsEnded = true },
                _ => it,
            };
        return it!;
    }
}
