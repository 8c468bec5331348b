using System.Reflection;
using Coordination.Events;

namespace Coordination.Tests.Events;

public sealed class EventTypesTests
{
    [Fact]
    public void The_catalog_has_every_kind_of_event_data_once()
    {
        var records = typeof(EventData).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventData)) && !type.IsAbstract);

        Assert.Equal(records.OrderBy(type => type.Name), EventTypes.All.Select(type => type.DataType).OrderBy(type => type.Name));
        Assert.Equal(65, EventTypes.All.Length);
    }

    [Fact]
    public void The_serialized_name_of_event_data_is_its_type() =>
        Assert.All(
            EventTypes.All, type => Assert.Equal(type.Name, type.DataType.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias));

    [Fact]
    public void Only_these_bring_a_thing_into_being()
    {
        string[] opening =
        [
            "citizen.registered", "citizen.renumbered", "intervention.granted", "intervention.started", "appointment.booked",
            "requirement.issued", "sanction.notified", "benefit.requested", "benefit.granted", "benefit.refused",
            "admission.started", "treatment.requested", "contact.received", "concern.reported", "hearing.opened",
            "appeal.received", "deadline.set", "plan.agreed", "goal.agreed", "transition-plan.recorded",
            "family.linked", "network.named",
        ];

        Assert.Equal(opening.Select(Full), EventTypes.All.Where(type => type.BringsIntoBeing).Select(type => type.Name));
    }

    [Fact]
    public void Only_these_wait_for_nothing()
    {
        string[] never =
        [
            "citizen.registered", "citizen.corrected", "citizen.moved", "citizen.died", "consent.given", "consent.withdrawn",
            "basis.established", "basis.ended", "feedback.recorded", "outcome.observed",
        ];

        Assert.Equal(never.Select(Full), EventTypes.All.Where(type => type.NeverParked).Select(type => type.Name));
    }

    [Theory]
    [InlineData("caseworker.assigned", ItemKinds.Intervention, "i-17")]
    [InlineData("aftercare.decided", ItemKinds.Intervention, "i-17")]
    [InlineData("treatment.waived", ItemKinds.TreatmentRequest, "r-17")]
    [InlineData("plan.followed-up", ItemKinds.Plan, "p-17")]
    [InlineData("transition-plan.recorded", ItemKinds.TransitionPlan, "p-17")]
    [InlineData("event.withdrawn", ItemKinds.Event, "e-17")]
    [InlineData("basis.ended", ItemKinds.Basis, null)]
    public void An_event_is_about_a_thing(string name, string thing, string? id)
    {
        var type = EventTypes.Find(Full(name))!;

        Assert.Equal(thing, type.ItemKind);
        Assert.Equal(id, type.ItemId(EventJson.Read(GoldenEvents.Json(type.Name)).Data));
    }

    [Theory]
    [InlineData("coordination.citizen.born.v1")]
    [InlineData("coordination.Citizen.Died.v1")]
    [InlineData("citizen.died")]
    [InlineData("")]
    public void Another_name_is_no_type(string name) => Assert.Null(EventTypes.Find(name));

    private static string Full(string name) => $"coordination.{name}.v1";
}
