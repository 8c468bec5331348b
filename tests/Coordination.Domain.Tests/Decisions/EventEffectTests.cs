using System.Text;
using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Events;

namespace Coordination.Domain.Tests.Decisions;

public sealed class EventEffectTests
{
    private const string Department = "SOF";

    public static TheoryData<string> Names => [.. EventTypes.All.Select(static type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_content_under_a_new_id_on_a_later_day_has_no_effect(string name)
    {
        var type = EventTypes.Find(name)!;
        var place = Begun(type);
        place.Advance("P1D").Hears(Department, DataOf(type));
        place.Advance("P1D");
        var again = EventSamples.Of(Department, DataOf(type), place.Now, "again");

        // A plan is agreed and followed up on a day: on another one, that is one time more.
        var expected = type.DataType == typeof(PlanAgreed) || type.DataType == typeof(PlanFollowedUp) ? null : EventEffect.AlreadySo;
        Assert.Equal(expected, Assert.Single(place.Citizen.Decide(again, place.DecisionContext).Effects).Reason);
    }

    /// <summary>A place where an event of the type has something to change.</summary>
    private static CitizenScenario Begun(EventType type)
    {
        var place = new CitizenScenario();
        if (DataOf(type) is EventWithdrawn withdrawal)
            return place.Hears(Department, new BenefitRequested { BenefitId = "b", Kind = BenefitKind.Single }, id: withdrawal.Id);
        var opening = EventTypes.All.FirstOrDefault(one => one.ItemKind == type.ItemKind && one.BringsIntoBeing);
        return type.BringsIntoBeing || opening is null ? place : place.Hears(Department, DataOf(opening));
    }

    private static EventData DataOf(EventType type)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Decisions", "Events", $"{type.Name["coordination.".Length..]}.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return EventJson.ReadData(type, Encoding.UTF8.GetBytes(json.RootElement.GetProperty("data").GetRawText()));
    }
}
