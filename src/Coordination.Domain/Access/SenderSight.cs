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
        if (!HasOthersItems(citizen, department) && !LeftTraces(citizen, department)) return new(null, citizen);
        var shown = CitizenAccess.OfDepartment(citizen, department, organization, now);
        return shown.HidesSomeOf(citizen) || LeftTraces(citizen, department) ? new(shown, citizen) : new(null, citizen);
    }

    private static bool HasOthersItems(Citizen citizen, DepartmentCode department)
    {
        foreach (var item in citizen.Items.Values)
            if (item.Department != department) return true;
        return false;
    }

    /// <summary>Whether entries of the journal are another department's of which no item is left.</summary>
    private static bool LeftTraces(Citizen citizen, DepartmentCode department) =>
        citizen.Glass.Values.Any(one => one.Department != department)
        || citizen.SetAside.Values.Any(aside => aside.Events.Any(taken => taken.Event.Department != department.Value));

    /// <summary>Whether the version is told, which counts every entry of the journal.</summary>
    public bool TellsVersion => _shown is null;

    /// <summary>Whether the sender is told that a fact followed.</summary>
    public bool Tells(Fact fact) => _history is null || _history.AccessTo(fact) != EntryAccess.Nothing;
}
