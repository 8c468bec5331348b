using Coordination.Events;
using Coordination.Storage.Inbox;

namespace Coordination.Silo.Inbox;

/// <summary>Refuses events that name a citizen by a key that was never given out.</summary>
internal sealed class GivenKeys(IInbox inbox)
{
    /// <exception cref="ArgumentException">An event names such a key.</exception>
    public async Task RequireGivenAsync(IReadOnlyList<DepartmentEvent> events)
    {
        foreach (var reported in events)
            if (reported.Data is INamesOtherCitizen { OtherKey: { } other } && !await inbox.IsKeyGivenAsync(other))
                throw new ArgumentException("The other citizen's key was never given out.", nameof(events));
    }
}
