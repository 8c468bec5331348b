using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
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

    private static GoalAgreed Agreed(string id, string? code, string text) =>
        new() { GoalId = id, Code = code, Text = text, Owner = "bif-1" };

    private static Citizen Hears(Citizen citizen, string id, EventData data) => citizen.Decide(
        new DepartmentEvent { Source = "/BIF/fasit", Id = id, Type = EventTypes.Of(data).Name, Time = Noon, Data = data }, Around).Citizen;
}
