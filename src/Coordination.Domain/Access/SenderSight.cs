using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;

namespace Coordination.Domain.Access;

/// <summary>
/// What the sender of an event is told of what became of it, besides the event itself. It sees what its department's system sees: neither
/// the number of entries nor what followed at other departments tells it of content that is hidden from it.
/// </summary>
public sealed class SenderSight
{
    private readonly Disclosure? _shown; // Null: nothing of the citizen is another department's.
    private readonly MaskedHistory? _history;

    private SenderSight(Disclosure? shown, Citizen citizen) =>
        (_shown, _history) = (shown, shown is null ? null : new MaskedHistory(citizen, shown));

    /// <summary>What a department's system is told of a citizen.</summary>
    public static SenderSight Of(Citizen citizen, DepartmentCode department, Organization organization, DateTimeOffset now)
    {
        foreach (var item in citizen.Items.Values)
            if (item.Department != department)
                return CitizenAccess.OfDepartment(citizen, department, organization, now) is var shown && shown.HidesSomeOf(citizen)
                    ? new(shown, citizen)
                    : new(shown: null, citizen);
        return new(shown: null, citizen);
    }

    /// <summary>Whether the version is told, which counts every entry of the journal.</summary>
    public bool TellsVersion => _shown is null;

    /// <summary>Whether the sender is told that a fact followed.</summary>
    public bool Tells(Fact fact) => _history is null || _history.AccessTo(fact) != EntryAccess.Nothing;
}
