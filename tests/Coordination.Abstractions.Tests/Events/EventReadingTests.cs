using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Events;

namespace Coordination.Tests.Events;

public sealed class EventReadingTests
{
    /// <summary>The starred fields of the contract's table.</summary>
    public static TheoryData<string, string> Required => new()
    {
        { "citizen.registered", "name birthDate" },
        { "citizen.corrected", "" },
        { "citizen.moved", "municipality onDate" },
        { "citizen.died", "onDate" },
        { "citizen.renumbered", "to" },
        { "citizen.separated", "from reason" },
        { "intervention.granted", "interventionId kind unit caseworker startsOn" },
        { "intervention.started", "interventionId kind unit caseworker startsOn" },
        { "intervention.changed", "interventionId" },
        { "intervention.paused", "interventionId onDate" },
        { "intervention.resumed", "interventionId onDate" },
        { "intervention.ended", "interventionId endedOn" },
        { "caseworker.assigned", "interventionId caseworker" },
        { "appointment.booked", "appointmentId kind startsAt endsAt caseworker" },
        { "appointment.moved", "appointmentId startsAt endsAt" },
        { "appointment.cancelled", "appointmentId" },
        { "appointment.attended", "appointmentId" },
        { "appointment.missed", "appointmentId" },
        { "requirement.issued", "requirementId document dueOn caseworker" },
        { "requirement.fulfilled", "requirementId" },
        { "requirement.withdrawn", "requirementId" },
        { "sanction.notified", "sanctionId reason caseworker" },
        { "sanction.imposed", "sanctionId" },
        { "sanction.lifted", "sanctionId" },
        { "sanction.reversed", "sanctionId" },
        { "benefit.requested", "benefitId kind" },
        { "benefit.granted", "benefitId" },
        { "benefit.refused", "benefitId" },
        { "admission.started", "admissionId kind" },
        { "admission.changed", "admissionId" },
        { "admission.ended", "admissionId" },
        { "treatment.requested", "requestId kind caseworker" },
        { "treatment.waived", "requestId" },
        { "contact.received", "contactId channel unit" },
        { "contact.answered", "contactId" },
        { "concern.reported", "concernId unit" },
        { "concern.acknowledged", "concernId" },
        { "concern.assessed", "concernId" },
        { "hearing.opened", "hearingId caseworker" },
        { "hearing.answered", "hearingId" },
        { "appeal.received", "appealId caseworker" },
        { "appeal.reassessed", "appealId" },
        { "aftercare.decided", "interventionId outcome" },
        { "deadline.set", "deadlineId dueAt" },
        { "deadline.met", "deadlineId" },
        { "deadline.suspended", "deadlineId reason" },
        { "deadline.resumed", "deadlineId" },
        { "deadline.extended", "deadlineId dueAt reason" },
        { "consent.given", "scope" },
        { "consent.withdrawn", "scope" },
        { "basis.established", "scope law" },
        { "basis.ended", "scope" },
        { "plan.agreed", "planId" },
        { "plan.followed-up", "planId" },
        { "goal.agreed", "goalId text" },
        { "goal.changed", "goalId" },
        { "goal.closed", "goalId" },
        { "feedback.recorded", "instrument score" },
        { "outcome.observed", "indicator value" },
        { "transition-plan.recorded", "planId onDate" },
        { "family.linked", "linkId other kind" },
        { "family.ended", "linkId" },
        { "network.named", "personId name relation" },
        { "network.ended", "personId" },
        { "event.withdrawn", "id reason" },
    };

    /// <summary>Fields that a change may leave out, but that its item must have.</summary>
    private static readonly string[] NeverTakenBack =
    [
        "intervention.changed kind", "intervention.changed unit", "intervention.changed caseworker", "intervention.changed startsOn",
        "admission.changed kind", "benefit.granted kind", "benefit.refused kind", "goal.changed text", "citizen.corrected name",
        "citizen.corrected birthDate", "family.linked startsOn",
    ];

    [Theory]
    [InlineData("consent.given", """{"scope":["BIF"]}""")]
    [InlineData("consent.given", """{"scope":["BIF","bif "]}""")]
    [InlineData("basis.established", """{"scope":["SOF"],"law":"§ 4"}""")]
    public void A_scope_of_one_department_is_refused_because_it_would_open_nothing(string name, string data) =>
        Assert.Equal("/data/scope", Assert.Single(Read(name, data).Faults).Pointer);

    [Fact]
    public void Every_type_has_its_required_fields_listed() => Assert.Equal(EventTypes.All.Length, Required.Count);

    [Theory, MemberData(nameof(Required))]
    public void Every_missing_required_field_is_named(string name, string required)
    {
        var pointers = Read(name, "{}").Faults.Select(fault => fault.Pointer);

        Assert.Equal(Pointers(required), pointers.Order());
    }

    [Theory, MemberData(nameof(Required))]
    public void A_required_field_that_is_null_is_refused(string name, string required)
    {
        var data = new JsonObject(
            [.. required.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => KeyValuePair.Create(field, (JsonNode?)null))]);

        var faults = Read(name, data.ToJsonString()).Faults;

        Assert.Equal(Pointers(required), faults.Select(fault => fault.Pointer).Order());
        Assert.All(faults, fault => Assert.StartsWith("null", fault.Problem, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Required))]
    public void The_required_fields_are_enough(string name, string required)
    {
        var all = JsonNode.Parse(GoldenEvents.Data($"coordination.{name}.v1").GetRawText())!.AsObject();
        foreach (var field in all.Select(pair => pair.Key).Except(required.Split(' ')).ToList())
            all.Remove(field);
        all["unknown"] = new JsonObject { ["a"] = 1 };

        var reading = Read(name, all.ToJsonString());

        Assert.True(reading.IsSound, string.Join("; ", reading.Faults));
        Assert.Equal(["unknown"], reading.Unknown);
        Assert.Null(reading.Data.Cleared);
    }

    [Theory, MemberData(nameof(Required))]
    public void An_optional_null_is_refused_or_taken_back_or_no_value_of_its_item(string name, string required)
    {
        var golden = GoldenEvents.Data($"coordination.{name}.v1");
        foreach (var field in golden.EnumerateObject().Select(field => field.Name).Except(required.Split(' ')))
        {
            var data = JsonNode.Parse(golden.GetRawText())!.AsObject();
            data[field] = null;

            var reading = Read(name, data.ToJsonString());

            if (NeverTakenBack.Contains($"{name} {field}")) Assert.Equal($"/data/{field}", Assert.Single(reading.Faults).Pointer);
            else if (field is "reason" or "outcome" or "until" or "source" or "rehabilitationPlan")
                Assert.Null(reading.Data!.Cleared);
            else
            {
                Assert.Equal([field], reading.Data!.Cleared!);
                Assert.Equal(reading.Data, EventJson.ReadData(EventTypes.Of(reading.Data), EventJson.Write(reading.Data)));
            }
        }
    }

    [Theory, MemberData(nameof(Required))]
    public void A_field_of_another_json_type_is_named(string name, string required)
    {
        _ = required;
        foreach (var field in GoldenEvents.Data($"coordination.{name}.v1").EnumerateObject())
        {
            var data = JsonNode.Parse(GoldenEvents.Data($"coordination.{name}.v1").GetRawText())!.AsObject();
            data[field.Name] = field.Value.ValueKind == JsonValueKind.Object ? "text" : new JsonObject();

            var fault = Assert.Single(Read(name, data.ToJsonString()).Faults);

            Assert.Equal($"/data/{field.Name}", fault.Pointer);
        }
    }

    private static EventReading Read(string name, string data) =>
        EventReading.Read(EventTypes.Find($"coordination.{name}.v1")!, JsonElement.Parse(data));

    private static IEnumerable<string> Pointers(string required) =>
        required.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => $"/data/{field}").Order();
}
