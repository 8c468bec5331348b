using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Plans;

/// <summary>Which step a link opens.</summary>
public static class StepLinks
{
    private static readonly string PlanWord = Vocabulary.WordFor(NetworkTopic.Plan);

    /// <summary>
    /// The step as it is in the plan that was written last, with the link; null: the link opens nothing. It opens nothing once it is
    /// withdrawn or over, its step is gone or done by somebody else, its person is not of the network any more or may not be told of the
    /// plan, or the citizen has died.
    /// </summary>
    public static (StepLink Link, PlanStep Step)? Open(Citizen citizen, StepLinkId id, DateTimeOffset now)
    {
        if (citizen.Death is not null || citizen.Person.DiedOn is not null) return null;
        if (!citizen.StepLinks.TryGetValue(id, out var link) || link.Until <= now) return null;
        if (PersonOf(citizen, link.Person) is not { } person || !MayBeTold(person)) return null;
        return citizen.WrittenPlan?.Steps.FirstOrDefault(link.IsTo) is { } step ? (link, step) : null;
    }

    /// <summary>Somebody of the network; null: there is no such person, or not any more.</summary>
    internal static NetworkPerson? PersonOf(Citizen citizen, ItemId id) =>
        citizen.Known(ItemKinds.NetworkPerson).Where(item => item.Id == id).Select(NetworkPerson.Of)
            .FirstOrDefault(static person => !person.IsEnded);

    /// <summary>Whether somebody may be told of the plan.</summary>
    internal static bool MayBeTold(NetworkPerson person) => person.MayBeTold?.Contains(PlanWord) is true;
}
