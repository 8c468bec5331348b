using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>The first load of a department: quiet until the day it starts, and one alert to each caseworker on it.</summary>
public sealed class DepartmentStartTests
{
    private const string Summary = "department-started";
    private static readonly DateOnly Monday = CitizenScenario.Day("2026-03-02");
    private static readonly DateOnly Start = CitizenScenario.Day("2026-03-16");

    [Fact]
    public void Until_it_starts_its_events_are_found_and_shown_and_alert_nobody()
    {
        var place = Loaded();
        Assert.Equal(ConflictStatus.Open, place.Conflict("no-coordinator").Status);
        Assert.NotNull(place.Appointment("BIF/i").Yields);
        Assert.Equal(DeadlineStatus.Missed, place.DeadlineOf("SOF/old").Status);
        Assert.Empty(Told(place));
        Assert.Empty(Told(place.At("2026-03-15T23:59")));
        Assert.All(place.Citizen.Alerts.Values, alert => Assert.Null(alert.EscalatedTo));
    }

    [Fact]
    public void On_the_day_its_people_are_told_nothing_old_and_then_every_next_step()
    {
        var place = Loaded().At("2026-03-16T00:00");
        Assert.DoesNotContain(Told(place), IsOfSof);
        place.Hears("SOF", EventSamples.Due("new", Start.AddDays(3), "sof-treatment-2"));
        Assert.DoesNotContain(Told(place), IsOfSof);

        Assert.Equal(["SOF/new", "SOF/upcoming"], Told(place.At("2026-03-16T08:00")).Where(it => it.Kind == "department")
            .Select(it => it.About).Order());
        place.Hears("SOF", new ContactReceived { ContactId = "h", Channel = "phone", Unit = "sof-adult" });
        Assert.Single(Told(place), it => it.Kind == "contact-received");
    }

    [Fact]
    public void On_the_day_people_of_other_departments_are_told_what_its_start_brings()
    {
        var place = Loaded().At("2026-03-15T23:59");
        Assert.Equal(CitizenScenario.Local("2026-03-16T00:00"), place.WakeAt);
        place.At("2026-03-16T00:00");
        var told = Told(place).Select(static it => (it.Receiver.Value, it.Kind, it.RaisedAt)).ToList();
        Assert.Contains(("bif-job-1", "no-coordinator", place.Now), told);
        Assert.Equal(told, Told(place.Advance("PT1H")).Select(static it => (it.Receiver.Value, it.Kind, it.RaisedAt)));
    }

    [Fact]
    public void Only_a_deadline_missed_before_the_day_counts_as_before_the_start()
    {
        var place = Loaded()
            .Hears("SOF", EventSamples.Due("before", Start.AddDays(-1), "sof-treatment-2"))
            .Hears("SOF", EventSamples.Due("day", Start, "sof-treatment-2"))
            .At("2026-03-17T00:00");
        var picture = CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now);
        Assert.Equal(
            [("SOF/before", true), ("SOF/day", false), ("SOF/old", true)],
            picture.Deadlines.Where(it => it.Status == "missed" && it.Kind == "department").Select(it => (it.Id, it.BeforeStart)).Order());
        Assert.Equal(["SOF/day"], Told(place).Where(it => it.Severity == Severity.Urgent && it.Kind == "department").Select(it => it.About)
            .Distinct());
        Assert.False(place.At("2026-04-20T00:00").DeadlineOf("SOF/old").HeadTold);
        Assert.True(place.DeadlineOf("SOF/day").HeadTold);
        place.Hears("SOF", new DeadlineMet { DeadlineId = "old" });
        Assert.True(place.DeadlineOf("SOF/old").BeforeStart);
    }

    [Fact]
    public void What_was_missed_before_the_day_and_reported_after_is_before_the_start()
    {
        var place = Loaded().At("2026-03-20T09:00").Hears("SOF", EventSamples.Due("late", Start.AddDays(-2), "sof-treatment-2"));
        Assert.True(place.DeadlineOf("SOF/late").BeforeStart);
        Assert.DoesNotContain(Told(place), it => it.About == "SOF/late");
    }

    [Fact]
    public void Other_departments_are_told_of_their_own_matters_all_along()
    {
        var place = new CitizenScenario(organization: Starting("SOF"))
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Monday, 4))
            .Hears("SUF", EventSamples.Started("r", "home-care", "suf-rehab-1", Monday, 4));
        Assert.NotEmpty(Told(place));
        place.Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12))
            .Hears("BIF", EventSamples.Due("own", Monday.AddDays(1), "bif-job-1"));
        Assert.Contains(Told(place.Advance("P3D")), it => it.About == "BIF/own");
    }

    [Fact]
    public void A_quiet_matter_lets_nobody_in()
    {
        var place = Loaded().At("2026-03-05T00:00");
        Assert.Contains(place.Citizen.Alerts.Values, it => it.Receiver.Value == "bif-job-lead");
        Assert.DoesNotContain(Involvements.Of(place.Citizen), it => it.Party.Value == "bif-job-lead");
    }

    [Fact]
    public void Each_caseworker_gets_one_alert_on_the_day_and_none_before_or_long_after()
    {
        var aggregate = Aggregate("SOF").At("2026-03-15T23:59");
        Assert.Empty(aggregate.Citizen.Alerts.Values);

        aggregate.At("2026-03-16T00:00");
        var all = AcceptanceMunicipality.Document.Caseworkers.Where(it => it.Department == "SOF").Select(it => it.Id);
        Assert.Equal(all.Order(StringComparer.Ordinal), aggregate.Alerted(Summary));
        Assert.Equal("Your department has started", aggregate.Said(aggregate.AlertTo("sof-adult-1", Summary)).Title.En);

        aggregate.At("2026-03-17T09:00").Organized(o => o with
        {
            Caseworkers = [.. o.Caseworkers, o.Caseworkers[0] with { Id = "newcomer", Department = "SOF", Unit = "sof-adult" }],
        });
        Assert.Empty(aggregate.AlertsTo("newcomer", Summary));
        Assert.Empty(aggregate.At("2026-04-16T00:00").Alerted(Summary));
    }

    [Fact]
    public void A_start_that_is_put_off_is_told_on_the_later_day()
    {
        var aggregate = Aggregate("SOF").At("2026-03-10T09:00");
        aggregate.Organized(o => Starting(o, "SOF", Start.AddDays(7)));
        Assert.Empty(aggregate.At("2026-03-22T23:59").Alerted(Summary));
        Assert.NotEmpty(aggregate.At("2026-03-23T00:00").Alerted(Summary));
    }

    [Fact]
    public void A_first_load_of_five_thousand_citizens_tells_each_caseworker_once()
    {
        var everybody = Starting(AcceptanceMunicipality.Document, null, Start);
        var organization = new Organization(1, everybody, []);
        var (before, after) = (0, 0);
        for (var citizen = 0; citizen < 5_000; citizen++)
        {
            var place = Loaded(organization, $"c-{citizen}");
            before += Told(place.At("2026-03-15T23:59:59")).Count();
            after += Told(place.At("2026-03-16T07:59")).Count();
        }

        Assert.Equal((0, 0), (before, after));
        var summaries = everybody.Departments
            .SelectMany(it => Aggregate(it.Code, organization).At("2026-03-16T07:59").Citizen.Alerts.Values).ToList();
        Assert.Equal(
            everybody.Caseworkers.Select(it => it.Id).Order(StringComparer.Ordinal),
            summaries.Where(it => it.Kind == Summary).Select(it => it.Receiver.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_day_beyond_all_time_is_a_fault()
    {
        var faults = OrganizationFaults.Of(Starting(AcceptanceMunicipality.Document, "SOF", new DateOnly(2201, 1, 1)));
        Assert.Equal("/departments/1/liveFrom", Assert.Single(faults).Pointer);
    }

    private static bool IsOfSof(Alert alert) => alert.Receiver.Value.StartsWith("sof-", StringComparison.Ordinal);

    private static IEnumerable<Alert> Told(CitizenScenario place) => place.Citizen.Alerts.Values.Where(it => it.Quiet is not true);

    private static Organization Starting(string department) =>
        new(1, Starting(AcceptanceMunicipality.Document, department, Start), []);

    private static OrganizationDocument Starting(OrganizationDocument document, string? department, DateOnly day) => document with
    {
        Departments = [.. document.Departments.Select(it => department is null || it.Code == department ? it with { LiveFrom = day } : it)],
    };

    private static CitizenScenario Aggregate(string department, Organization? organization = null)
    {
        var scenario = new CitizenScenario(organization: organization ?? Starting(department))
        {
            Key = new DepartmentAggregate(new DepartmentCode(department)).Key,
        };
        return scenario.Organized(static document => document);
    }

    /// <summary>With a conflict, a clash, and deadlines long past, a week away and at the start.</summary>
    private static CitizenScenario Loaded(Organization? organization = null, string key = "c-1") =>
        new CitizenScenario(organization: organization ?? Starting("SOF")) { Key = new CitizenKey(key) }
            .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Monday, 12))
            .Hears("SOF", EventSamples.Due("old", Monday.AddDays(-90), "sof-treatment-2"))
            .Hears("SOF", EventSamples.Due("upcoming", Start.AddDays(3), "sof-treatment-2"))
            .Hears("SOF", EventSamples.Booked("t", "treatment", CitizenScenario.Local("2026-03-18T10:00"),
                CitizenScenario.Local("2026-03-18T11:00"), "sof-treatment-2", "Nord"))
            .Hears("BIF", EventSamples.Booked("i", "employment-interview", CitizenScenario.Local("2026-03-18T10:00"),
                CitizenScenario.Local("2026-03-18T11:00"), "bif-job-1", "Jobcenter"))
            .Hears("BIF", EventSamples.Started("k", "mentor", "bif-job-1", Monday, 4));
}
