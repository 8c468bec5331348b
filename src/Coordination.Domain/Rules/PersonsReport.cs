using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Rules;

/// <summary>
/// What a person does about an item of a department is journaled as an event of that department, from its system <c>desk</c>. So its order
/// among the department's own events, repeats, corrections and withdrawals follow the rules of events, whichever system tells first.
/// </summary>
public static class PersonsReport
{
    /// <summary>The system of every department from which people report.</summary>
    public const string System = "desk";

    /// <summary>
    /// The event. It happened now; of an item with an event dated later, a millisecond after that, for the person has seen the item as that
    /// event left it.
    /// </summary>
    /// <param name="item">The item, which is known.</param>
    /// <param name="issued">The command, whose id is the event's.</param>
    public static EventTaken Of(RuleContext context, ReportedItem item, EventData data, IssuedCommand issued)
    {
        var (first, last) = (item.Events[0], item.Events[^1].Event.Time);
        var reported = new DepartmentEvent
        {
            Source = $"/{first.Event.Department}/{System}",
            Id = issued.Id,
            Type = EventTypes.Of(data).Name,
            Time = last < context.Clock.Now ? context.Clock.Now : last.AddMilliseconds(1),
            Data = data,
        };
        return new EventTaken(new TakenEvent(reported, Assignee: null).At(context.Citizen.Key, first.KeysAt(context.Citizen.Key)));
    }
}
