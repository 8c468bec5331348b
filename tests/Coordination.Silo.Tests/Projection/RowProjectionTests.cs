using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Projection;

namespace Coordination.Silo.Tests.Projection;

public sealed class RowProjectionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrganizationDocument Document =
        new() { Caseworkers = [new Caseworker { Id = "bif-1", Name = "Bo", Department = "BIF", Unit = "bif" }] };
    private static readonly DecisionContext Around = new(Noon, PolicyBook.Delivered, new Organization(1, Document, []));

    [Fact]
    public void An_alert_follows_a_goal_that_is_worded_anew()
    {
        var before = Hears(
            Hears(Citizen.New(new CitizenKey("c-1")), "1", Agreed("work", "full-time-work", "Arbejde")), "2",
                Agreed("treatment", "full-time-treatment", "Behandling"));

        var after = Hears(before, "3", new GoalChanged { GoalId = "work", Text = "Fuldt arbejde" });

        var alert = Assert.Single(RowProjection.Difference(before, after, OpaqueIds.OfNoKey).Alerts);
        Assert.Contains("Fuldt arbejde", alert.Message, StringComparison.Ordinal);
        Assert.Contains(
            "»Fuldt arbejde«", new TextTable(Around.Policy).InWords(TextJson.Read(alert.Message).Body).Da, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_is_left_alone_by_news_that_changes_nothing_it_says()
    {
        var before = Hears(
            Hears(Citizen.New(new CitizenKey("c-1")), "1", Agreed("work", "full-time-work", "Arbejde")), "2",
                Agreed("treatment", "full-time-treatment", "Behandling"));

        var after = Hears(before, "3", Agreed("another", null, "En hund"));

        Assert.NotEmpty(after.Alerts.Values);
        Assert.Empty(RowProjection.Difference(before, after, OpaqueIds.OfNoKey).Alerts);
    }

    [Fact]
    public void A_need_is_a_wait_once_what_was_needed_began()
    {
        var asked = Hears(
            Citizen.New(new CitizenKey("c-1")), "1",
            new TreatmentRequested { RequestId = "r", Kind = TreatmentKind.Drug, Caseworker = "bif-1" });
        Assert.Empty(RowProjection.Difference(Citizen.New(asked.Key), asked, OpaqueIds.OfNoKey).NeedStarts);

        var began = Hears(
            asked, "2", new InterventionStarted
            {
                InterventionId = "t", Kind = "drug-treatment", Unit = "bif", Caseworker = "bif-1", StartsOn = new DateOnly(2026, 3, 5),
            },
            Noon.AddDays(3));
        var row = Assert.Single(RowProjection.Difference(asked, began, OpaqueIds.OfNoKey).NeedStarts);
        var firstDay = LocalTime.StartOfDay(new DateOnly(2026, 3, 5));
        Assert.Equal(("BIF", "BIF", Noon, firstDay), (row.WaitsFrom, row.WaitsTo, row.NeededAt, row.StartedAt));
        Assert.Equal([row.Id], RowProjection.Difference(began, asked, OpaqueIds.OfNoKey).NeedStartsRemoved);
    }

    [Fact]
    public void A_granted_measure_begins_with_the_first_intervention_of_the_department_that_was_asked()
    {
        var granted = Granted();
        var measure = Assert.Single(granted.Measures.Values);
        var began = granted with { Measures = granted.Measures.Remove(measure.Id) };
        var row = Assert.Single(RowProjection.Difference(began, granted, OpaqueIds.OfNoKey).NeedStarts);
        Assert.Equal(("m-1", "SOF", "BIF", Noon.AddDays(-3)), (row.Id, row.WaitsFrom, row.WaitsTo, row.NeededAt));
        Assert.Equal(new DateOnly(2026, 3, 2), LocalTime.DayOf(row.StartedAt));

        // Unanswered, or begun before it was asked for, it is no wait that has ended.
        Measure[] others = [measure with { Status = MeasureStatus.Asked }, measure with { AskedAt = Noon.AddDays(1) }];
        foreach (var other in others)
            Assert.Empty(RowProjection.Difference(
                began, began with { Measures = began.Measures.SetItem(other.Id, other) }, OpaqueIds.OfNoKey).NeedStarts);
    }

    [Theory]
    [InlineData("SOF/asks")]
    [InlineData("BIF/is-asked")]
    public void A_need_of_a_department_with_a_secret_matter_is_no_row(string secret)
    {
        var open = Granted();
        var hidden = open with { SecretMatters = [new ItemId(secret)] };
        Assert.Empty(RowProjection.Difference(Citizen.New(open.Key), hidden, OpaqueIds.OfNoKey).NeedStarts);

        // One that becomes secret later is taken away, and told again when it is no longer secret.
        var later = RowProjection.Difference(open, hidden, OpaqueIds.OfNoKey);
        Assert.Empty(later.NeedStarts);
        Assert.Equal(["m-1"], later.NeedStartsRemoved);
        Assert.Equal("m-1", Assert.Single(RowProjection.Difference(hidden, open, OpaqueIds.OfNoKey).NeedStarts).Id);

        var another = open with { SecretMatters = [new ItemId("SUF/other")] };
        Assert.Empty(RowProjection.Difference(open, another, OpaqueIds.OfNoKey).NeedStartsRemoved);
    }

    /// <summary>BIF granted what SOF asked for three days before, and began that day.</summary>
    private static Citizen Granted()
    {
        var began = Hears(
            Citizen.New(new CitizenKey("c-1")), "1", new InterventionStarted
            {
                InterventionId = "k", Kind = "contact-course", Unit = "bif", Caseworker = "bif-1", StartsOn = new DateOnly(2026, 3, 2),
            });
        var measure = new Measure(
            new MeasureId("m-1"), new DepartmentCode("BIF"), "samtaler", "vil i arbejde",
            new Holder(new CaseworkerId("sof-1"), new UnitId("sof"), new DepartmentCode("SOF")), Noon.AddDays(-3),
            new Due(Noon, EndOfDay: false), MeasureStatus.Granted, Noon.AddDays(-2), new CaseworkerId("bif-1"), "ja");
        return began with { Measures = began.Measures.SetItem(measure.Id, measure) };
    }

    private static GoalAgreed Agreed(string id, string? code, string text) =>
        new() { GoalId = id, Code = code, Text = text, Owner = "bif-1" };

    private static Citizen Hears(Citizen citizen, string id, EventData data, DateTimeOffset? at = null) => citizen.Decide(
        new DepartmentEvent { Source = "/BIF/fasit", Id = id, Type = EventTypes.Of(data).Name, Time = at ?? Noon, Data = data },
        Around with { Now = at ?? Noon }).Citizen;
}
