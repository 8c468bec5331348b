using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Reported;

/// <summary>An explicit null takes an optional value back, an absent one leaves it, for every event that changes something.</summary>
public sealed class MergePatchTests
{
    private static readonly DateTimeOffset Then = CitizenScenario.Local("2026-02-20T10:00");

    private const string Started = """
        {"interventionId":"x","kind":"mentor","unit":"bif-job","caseworker":"bif-job-1","startsOn":"2026-01-05","endsOn":"2026-12-01",
         "title":"t","weeklyHours":5,"intensity":"intensive","place":"p","lasting":true,"legalBasis":"b"}
        """;

    private const string Booked = """
        {"appointmentId":"x","kind":"other","startsAt":"2026-03-09T10:00:00+01:00","endsAt":"2026-03-09T11:00:00+01:00",
         "caseworker":"bif-job-1","place":"p","interventionId":"i"}
        """;

    /// <summary>What brings it into being, what changes it, and every value that a null in the change takes back.</summary>
    private static readonly (string Origin, string Data, string Change, string Ids, string[] Cleared, Func<Citizen, object?[]> Values)[]
        Changes =
    [
        ("intervention.started", Started, "intervention.changed", """ "interventionId":"x" """,
            ["title", "endsOn", "weeklyHours", "intensity", "place", "lasting", "legalBasis"], Intervention),
        ("intervention.granted", Started, "intervention.started",
            Again(Started, "title", "endsOn", "weeklyHours", "intensity", "place", "lasting", "legalBasis"),
            ["title", "endsOn", "weeklyHours", "intensity", "place", "lasting", "legalBasis"], Intervention),
        ("appointment.booked", Booked, "appointment.moved",
            """ "appointmentId":"x","startsAt":"2026-03-10T10:00:00+01:00","endsAt":"2026-03-10T11:00:00+01:00" """,
            ["place"], it => [it.Appointments[new("BIF/x")].Place]),
        ("appointment.booked", Booked, "appointment.booked", Again(Booked, "place", "interventionId"), ["place", "interventionId"],
            it => [it.Appointments[new("BIF/x")].Place, it.Appointments[new("BIF/x")].InterventionReference]),
        ("admission.started", """{"admissionId":"x","kind":"ward","place":"p","expectedEnd":"2026-04-01"}""", "admission.changed",
            """ "admissionId":"x" """, ["place", "expectedEnd"],
            it => [it.Admissions[new("BIF/x")].Place, it.Admissions[new("BIF/x")].ExpectedEnd]),
        ("goal.agreed", """{"goalId":"x","text":"t","code":"c","owner":"bif-job-1","interventionIds":["i"],"dueOn":"2026-05-01"}""",
            "goal.changed", """ "goalId":"x" """, ["code", "owner", "interventionIds", "dueOn"],
            it => Goal.Of(Item(it, ItemKinds.Goal)) is var goal ? [goal.Code, goal.Owner, goal.InterventionReferences, goal.DueOn] : []),
        ("plan.agreed", """{"planId":"x","capacityHours":20,"reviewOn":"2026-05-01"}""", "plan.followed-up", """ "planId":"x" """,
            ["capacityHours", "reviewOn"], it => [it.CurrentPlan()!.CapacityHours, it.CurrentPlan()!.ReviewOn]),
        ("benefit.requested", """{"benefitId":"x","kind":"single","amount":5,"caseworker":"bif-job-1"}""", "benefit.granted",
            """ "benefitId":"x" """, ["amount", "caseworker"],
            it => Benefit.Of(Item(it, ItemKinds.Benefit)) is var benefit ? [benefit.Amount, benefit.Caseworker] : []),
        ("sanction.notified", """{"sanctionId":"x","reason":"other","caseworker":"bif-job-1","appointmentId":"a","amount":5,"effectiveOn":"2026-05-01"}""",
            "sanction.notified", """ "sanctionId":"x","reason":"other","caseworker":"bif-job-1" """, ["appointmentId", "amount", "effectiveOn"],
            it => it.Sanctions[new("BIF/x")] is var sanction ? [sanction.AppointmentReference, sanction.Amount, sanction.EffectiveOn] : []),
        ("deadline.set", """{"deadlineId":"x","dueAt":"2026-05-01","title":"t","interventionId":"i","responsible":"bif-job-1"}""", "deadline.set",
            """ "deadlineId":"x","dueAt":"2026-05-01" """, ["title", "interventionId", "responsible"],
            it => it.DepartmentDeadlines[new("BIF/x")] is var due ? [due.Title, due.InterventionReference, due.Responsible] : []),
        ("requirement.issued", """{"requirementId":"x","document":"d","dueOn":"2026-05-01","caseworker":"bif-job-1","interventionId":"i"}""",
            "requirement.issued", """ "requirementId":"x","document":"d","dueOn":"2026-05-01","caseworker":"bif-job-1" """, ["interventionId"],
            it => [Requirement.Of(Item(it, ItemKinds.Requirement)).InterventionReference]),
        ("contact.received", """{"contactId":"x","channel":"phone","unit":"bif-job","about":"a","wants":"SOF"}""", "contact.received",
            """ "contactId":"x","channel":"phone","unit":"bif-job" """, ["about", "wants"],
            it => Contact.Of(Item(it, ItemKinds.Contact)) is var contact ? [contact.About, contact.Wants] : []),
        ("citizen.registered", """{"name":"n","birthDate":"1980-01-01","language":"l","contact":"c","addressProtected":true}""",
            "citizen.corrected", "", ["language", "contact", "addressProtected"], Person),
        ("citizen.registered", """{"name":"n","birthDate":"1980-01-01","language":"l","contact":"c","addressProtected":true}""",
            "citizen.registered", """ "name":"n","birthDate":"1980-01-01" """, ["language", "contact", "addressProtected"], Person),
        ("citizen.died", """{"onDate":"2026-02-01"}""", "citizen.corrected", "", ["diedOn"], it => [it.Person.DiedOn]),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Changes.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void A_null_takes_the_value_back_and_nothing_else(int number)
    {
        var (origin, data, change, ids, cleared, values) = Changes[number];
        for (var only = 0; only < cleared.Length; only++)
        {
            var place = Told(origin, data).Hears(Read(change, Object(ids, [cleared[only]]), Then, "change"));
            var known = values(Told(origin, data).Citizen);
            for (var i = 0; i < known.Length; i++)
                Assert.True(Equals(values(place.Citizen)[i], i == only ? Taken(known[i]) : known[i]), $"{change} of {cleared[only]}: {i}");
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void An_absent_value_leaves_what_is_known(int number)
    {
        var (origin, data, change, ids, _, values) = Changes[number];
        var place = Told(origin, data);
        var known = values(place.Citizen);
        Assert.DoesNotContain(null, known);
        Assert.Equal(known, values(place.Hears(Read(change, Object(ids, []), Then, "change")).Citizen));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void A_value_reported_after_the_null_counts_and_one_before_it_does_not(int number)
    {
        var (origin, data, change, ids, cleared, values) = Changes[number];
        var whole = Told(origin, data).Hears(Read(change, Object(ids, cleared), Then, "change"));
        Assert.All(values(whole.Citizen), value => Assert.True(value is null or false));
        var known = values(Told(origin, data).Citizen);

        whole.Hears(Read(origin, data, Then.AddMinutes(-1), "before"));
        Assert.All(values(whole.Citizen), value => Assert.True(value is null or false));
        whole.Hears(Read(origin, data, Then.AddMinutes(1), "after"));
        Assert.Equal(known, values(whole.Citizen));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void What_was_taken_back_stays_so_through_the_journal_and_a_snapshot(int number)
    {
        var (origin, data, change, ids, cleared, _) = Changes[number];
        var place = Told(origin, data).Hears(Read(change, Object(ids, cleared), Then, "change"));
        place.Killed();
        var before = Structure.Of(place.Citizen);
        place.Restore();
        Assert.Equal(before, Structure.Of(place.Citizen));
    }

    [Theory]
    [InlineData("intervention.changed", """{"interventionId":"x","kind":null}""", "/data/kind")]
    [InlineData("intervention.changed", """{"interventionId":"x","unit":null}""", "/data/unit")]
    [InlineData("intervention.changed", """{"interventionId":"x","caseworker":null}""", "/data/caseworker")]
    [InlineData("intervention.changed", """{"interventionId":"x","startsOn":null}""", "/data/startsOn")]
    [InlineData("intervention.changed", """{"interventionId":null}""", "/data/interventionId")]
    [InlineData("caseworker.assigned", """{"interventionId":"x","caseworker":null}""", "/data/caseworker")]
    [InlineData("appointment.moved", """{"appointmentId":"x","startsAt":null,"endsAt":"2026-03-10T11:00:00+01:00"}""", "/data/startsAt")]
    [InlineData("admission.changed", """{"admissionId":"x","kind":null}""", "/data/kind")]
    [InlineData("benefit.granted", """{"benefitId":"x","kind":null}""", "/data/kind")]
    [InlineData("goal.changed", """{"goalId":"x","text":null}""", "/data/text")]
    [InlineData("citizen.corrected", """{"name":null}""", "/data/name")]
    [InlineData("citizen.corrected", """{"birthDate":null}""", "/data/birthDate")]
    [InlineData("deadline.extended", """{"deadlineId":"x","dueAt":null,"reason":"r"}""", "/data/dueAt")]
    [InlineData("deadline.suspended", """{"deadlineId":"x","reason":null}""", "/data/reason")]
    public void A_null_where_a_value_must_be_is_refused_with_its_pointer(string type, string data, string place)
    {
        using var document = JsonDocument.Parse(data);
        var reading = EventReading.Read(EventTypes.Find($"coordination.{type}.v1")!, document.RootElement);
        var fault = Assert.Single(reading.Faults);
        Assert.Equal(place, fault.Pointer);
        Assert.StartsWith("null, expected", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_taken_back_is_the_one_the_organization_knows_the_caseworker_in()
    {
        var place = Told("intervention.started", Started)
            .Hears(Read("caseworker.assigned", """{"interventionId":"x","caseworker":"nobody","unit":null}""", Then, "change"));
        Assert.Null(place.Intervention("BIF/x").Holder.Unit);
        place.Hears(Read("caseworker.assigned", """{"interventionId":"x","caseworker":"bif-job-2","unit":null}""", Then.AddHours(1), "known"));
        Assert.Equal("bif-job", place.Intervention("BIF/x").Holder.Unit?.Value);
    }

    private static CitizenScenario Told(string origin, string data) => new CitizenScenario()
        .Hears(Read(origin, data, Then.AddDays(-1), "origin"));

    private static DepartmentEvent Read(string type, string data, DateTimeOffset time, string id)
    {
        using var document = JsonDocument.Parse(data);
        var reading = EventReading.Read(EventTypes.Find($"coordination.{type}.v1")!, document.RootElement);
        Assert.Empty(reading.Faults);
        return EventSamples.Of("BIF", reading.Data!, time, id);
    }

    private static string Object(string properties, string[] cleared) =>
        $$"""{{{string.Join(',', cleared.Select(static name => $"\"{name}\":null").Append(properties).Where(static part => part.Length > 0))}}}""";

    /// <summary>The properties of an object without some of them.</summary>
    private static string Again(string data, params string[] without)
    {
        using var document = JsonDocument.Parse(data);
        return string.Join(',', document.RootElement.EnumerateObject().Where(p => !without.Contains(p.Name)).Select(p => p.ToString()));
    }

    private static object? Taken(object? known) => known is bool ? false : null;

    private static object?[] Intervention(Citizen citizen) => citizen.Interventions[new("BIF/x")] is var it
        ? [it.Title, it.EndsOn, it.WeeklyHours, it.StatedIntensity, it.Place, it.Lasting, it.LegalBasis]
        : [];

    private static object?[] Person(Citizen citizen) =>
        [citizen.Person.Language, citizen.Person.Contact, citizen.Person.AddressProtected];

    private static ReportedItem Item(Citizen citizen, string kind) => citizen.Items[ItemKey.For(kind, new ItemId("BIF/x"))];
}
