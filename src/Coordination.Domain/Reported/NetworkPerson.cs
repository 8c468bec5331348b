using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>Somebody of the citizen's network: the fold of its events.</summary>
public sealed record NetworkPerson
{
    /// <summary>The most people of a network that are shown: the first by id.</summary>
    public const int PeopleMax = 50;

    public required ItemId Id { get; init; }

    /// <summary>The department that reported it.</summary>
    public required DepartmentCode Department { get; init; }

    public required string Name { get; init; }

    /// <summary>What the person is to the citizen, in the department's words.</summary>
    public required string Relation { get; init; }

    /// <summary>The phone number; null: not known.</summary>
    public string? Phone { get; init; }

    /// <summary>What the person may be told, as words of <see cref="NetworkTopic"/>; null or empty: nothing.</summary>
    public TextList? MayBeTold { get; init; }

    public bool IsEnded { get; init; }

    /// <summary>The fold of a known item's events.</summary>
    public static NetworkPerson Of(ReportedItem item)
    {
        NetworkPerson? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                NetworkNamed named => new NetworkPerson
                {
                    Id = item.Id,
                    Department = item.Department,
                    Name = named.Name,
                    Relation = named.Relation,
                    Phone = named.Merge(named.Phone, it?.Phone, nameof(named.Phone)),
                    MayBeTold = named.Merge(named.MayBeTold, it?.MayBeTold, nameof(named.MayBeTold)),
                },
                NetworkEnded => it! with { IsEnded = true },
                _ => it,
            };
        return it!;
    }
}
