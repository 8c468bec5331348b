using System.Text.Json.Nodes;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Policies;

namespace Coordination.Domain.Tests.Policies;

public sealed class PolicyBookTests
{
    private static readonly Policy Delivered = PolicyBook.Delivered.Newest;

    [Theory]
    [InlineData("2026-03-10")]
    [InlineData("2026-07-01")] // Summer time.
    [InlineData("2026-03-29")] // The day summer time begins.
    public void A_version_applies_from_local_midnight_of_its_first_day(string day)
    {
        var midnight = CitizenScenario.Local($"{day}T00:00");
        var book = BookWith("new", day, putAt: CitizenScenario.Local("2026-03-02T14:00"));
        Assert.Equal("2026-01-01", book.At(midnight.AddMilliseconds(-1)).Policy.Version);
        Assert.Equal("new", book.At(midnight).Policy.Version);
        Assert.Equal(midnight, book.NextAfter(midnight.AddMilliseconds(-1)));
        Assert.Null(book.NextAfter(midnight));
    }

    [Fact]
    public void A_version_put_on_its_first_day_applies_at_once_and_not_before()
    {
        var put = CitizenScenario.Local("2026-03-02T14:00");
        var book = BookWith("new", "2026-03-02", put);
        Assert.Equal("2026-01-01", book.At(put.AddMilliseconds(-1)).Policy.Version);
        Assert.Equal("new", book.At(put).Policy.Version);
    }

    [Fact]
    public void Of_versions_from_one_instant_the_last_put_applies_and_marks_only_rise()
    {
        var day = CitizenScenario.Day("2026-03-10");
        var midnight = CitizenScenario.Local("2026-03-10T00:00");
        PolicyVersion[] versions =
        [
            new(Delivered with { Version = "later", ValidFrom = day.AddDays(5) }, midnight.AddDays(5), 1),
            new(Delivered with { Version = "first", ValidFrom = day }, midnight, 2),
            new(Delivered with { Version = "mended", ValidFrom = day }, midnight, 3),
        ];
        var book = versions.Aggregate(PolicyBook.Delivered, (before, version) => before.With(version));
        Assert.Equal("mended", book.At(midnight).Policy.Version);
        Assert.Equal("later", book.At(midnight.AddDays(5)).Policy.Version);
        Assert.Equal(
            ["2026-01-01", "first", "mended", "later"],
            book.Versions.OrderBy(version => version.Mark).Select(version => version.Policy.Version));
    }

    [Fact]
    public void Whoever_is_looked_at_late_is_decided_on_a_version_at_the_instant_it_began()
    {
        var book = BookWith("new", "2026-03-10", putAt: CitizenScenario.Local("2026-03-02T14:00"), PolicyVariants.OneMoreGroup);
        var place = PolicyVariants.WithTwoSupports(new CitizenScenario { Policies = book });
        var before = place.Citizen;
        Assert.Empty(before.Conflicts.Values.Where(conflict => conflict.Kind == "duplicate-intervention"));

        var late = new DecisionContext(CitizenScenario.Local("2026-03-12T08:00"), book, place.Organization);
        var decision = before.CatchUp(place.WakeAt, late, since: before.ChangedAt);

        var detected = Assert.Single(decision.Citizen.Conflicts.Values, conflict => conflict.Kind == "duplicate-intervention");
        Assert.Equal((CitizenScenario.Local("2026-03-10T00:00"), "new"), (detected.DetectedAt, detected.PolicyVersion));
        Assert.True(decision.Citizen.Reconcile(late, cause: null).Entries.IsEmpty);
    }

    [Fact]
    public void An_older_programs_document_gets_new_entries_as_delivered_and_loses_removed_ones()
    {
        var document = JsonNode.Parse(PolicyBook.DeliveredDocument.Span)!.AsObject();
        document["repeatWindowDays"] = 30;
        document.Remove("information");
        document["rules"]!.AsObject().Remove("no-coordinator");
        document["rules"]!["rebook"]!["numbers"]!.AsObject().Remove("atLeastHours");
        document["rules"]!["rebook"]!["length"] = "P4BD";
        document["kinds"]!.AsObject().Remove("debt-advice");

        var policy = PolicyBook.ReadStored(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()));

        Assert.Equal(Delivered.Information, policy.Information);
        Assert.Equal(Delivered.Rule("no-coordinator").Length, policy.Rule("no-coordinator").Length);
        Assert.Equal(Delivered.Rule("rebook").Whole("atLeastHours"), policy.Rule("rebook").Whole("atLeastHours"));
        Assert.Equal("P4BD", policy.Rule("rebook").Length.ToString());
        Assert.False(policy.Kinds.ContainsKey("debt-advice"));
    }

    [Fact]
    public void A_copy_with_another_order_or_another_calendar_goes_by_those()
    {
        Assert.Equal(0, Delivered.PrecedenceOf("court"));
        Assert.False(Delivered.Days.IsBusinessDay(CitizenScenario.Day("2026-12-24")));
        var copy = Delivered with
        {
            Appointments = Delivered.Appointments with { Precedence = ["other", "court"] },
            Calendar = new CalendarPolicy([]),
        };
        Assert.Equal(1, copy.PrecedenceOf("court"));
        Assert.True(copy.Days.IsBusinessDay(CitizenScenario.Day("2026-12-24")));
    }

    private static PolicyBook BookWith(string version, string validFrom, DateTimeOffset putAt, Func<Policy, Policy>? change = null)
    {
        var policy = (change ?? (same => same))(Delivered) with { Version = version, ValidFrom = CitizenScenario.Day(validFrom) };
        return PolicyBook.Delivered.With(new PolicyVersion(policy, PolicyBook.AppliesFrom(policy, putAt), 1));
    }
}
