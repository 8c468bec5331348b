using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Citizens;

/// <summary>An event to take in, with its position in the inbox if it lies there.</summary>
internal readonly record struct Delivered(DepartmentEvent Event, long? Position)
{
    /// <summary>Those of them that were taken in so long ago that the state does not know it.</summary>
    public static async Task<HashSet<EventKey>> ForgottenRepeatsAsync(IReadOnlyList<Delivered> events, Citizen citizen, IJournal journal)
    {
        HashSet<EventKey> repeats = [];
        if (!citizen.HasForgottenEvents) return repeats;
        foreach (var (reported, _) in events)
            if (!citizen.IsRecent(reported) && await journal.HoldsEventAsync(citizen.Key.Value, reported.Source, reported.Id))
                repeats.Add(EventKey.For(reported));
        return repeats;
    }
}
