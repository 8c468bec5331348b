using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Simulator.Demo;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests.Demo;

public sealed class DemoRunTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_municipality_is_a_sound_document()
    {
        var document = JsonSerializer.Deserialize<OrganizationDocument>(DemoMunicipality.Document(), JsonSerializerOptions.Web)!;

        Assert.Empty(OrganizationFaults.Of(document));
        Assert.Equal(9, document.Departments.Count);
    }

    [Fact]
    public void Everyone_in_a_story_is_in_the_municipality()
    {
        var document = JsonSerializer.Deserialize<OrganizationDocument>(DemoMunicipality.Document(), JsonSerializerOptions.Web)!;
        var known = document.Caseworkers.Select(c => c.Id).Concat(document.Units.Select(u => u.Id)).ToHashSet();

        foreach (var reported in All(Now).SelectMany(s => s.Steps).OfType<DepartmentStep>())
        {
            using var data = JsonDocument.Parse(EventJson.Write(reported.Reported.Event.Data));
            foreach (var name in new[] { "caseworker", "unit" })
                if (data.RootElement.TryGetProperty(name, out var named)) Assert.Contains(named.GetString()!, known);
        }
    }

    [Theory]
    [InlineData("2026-03-04T10:00:00+01:00")]
    [InlineData("2026-04-05T23:59:00+02:00")]
    [InlineData("2026-12-24T16:00:00+01:00")]
    public void Every_event_is_one_that_the_door_takes_on_any_day(string now)
    {
        foreach (var reported in All(DateTimeOffset.Parse(now, null)).SelectMany(s => s.Steps).OfType<DepartmentStep>())
        {
            using var data = JsonDocument.Parse(EventJson.Write(reported.Reported.Event.Data));
            Assert.Empty(EventReading.Read(EventTypes.Of(reported.Reported.Event), data.RootElement).Faults);
        }
    }

    [Fact]
    public void One_dies_one_has_two_numbers_and_an_ending_by_mistake_is_undone()
    {
        var stories = DemoRun.Stories(Now).Select(static story => story.Steps.OfType<DepartmentStep>().Select(static step => step.Reported))
            .Select(static sent => sent.ToList()).ToList();
        var dead = Assert.Single(stories, static sent => sent.Exists(static one => one.Event.Data is CitizenDied));
        Assert.Equal(new DateOnly(2026, 3, 4), Folded(dead).Death?.On);
        Assert.All(Folded(dead).Deadlines.Values, static deadline => Assert.True(deadline.IsClosed));

        var twice = Assert.Single(stories, static sent => sent.Exists(static one => one.Event.Data is CitizenRenumbered));
        var joins = (CitizenRenumbered)twice.Single(static one => one.Event.Data is CitizenRenumbered).Event.Data;
        Assert.Equal([joins.To, twice[0].Subject], twice.Select(static one => one.Subject).Distinct().OrderBy(it => it != joins.To));
        Assert.All(
            [joins.To, twice[0].Subject],
            subject => Assert.Contains(twice, one => one.Subject == subject && one.Event.Data is InterventionStarted));

        var undone = Assert.Single(stories, static sent => sent.Exists(static one => one.Event.Data is InterventionEnded));
        Assert.Equal(InterventionStatus.Active, Assert.Single(Folded(undone).Interventions.Values).Status);
    }

    [Fact]
    public async Task The_demo_puts_its_municipality_and_plays()
    {
        using var service = new StubService { Clock = Now };
        var output = new StringWriter();

        var code = await new DemoRun(SimulatorSamples.Client(service), new DemoRun.DemoRunSettings(TimeSpan.Zero), output)
            .RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Contains("Mette Holm", service.Organization, StringComparison.Ordinal);
        Assert.DoesNotContain("parked", output.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<DemoStory> All(DateTimeOffset now) => [.. DemoRun.Stories(now), .. QuietStories.All(new DemoCalendar(now))];

    private static Citizen Folded(IEnumerable<OutgoingEvent> sent) => sent.Aggregate(
        Citizen.New(new CitizenKey("demo")),
        static (citizen, one) => citizen.Decide(one.Event, new DecisionContext(Now, PolicyBook.Delivered, Organization.Empty)).Citizen);

    [Fact]
    public async Task Another_organization_is_kept_unless_forced()
    {
        using var service = new StubService { Clock = Now };
        var other = """
            {
              "departments": [{"code": "X", "name": "X", "leader": "x"}], "units": [{"id": "u", "department": "X", "name": "U"}],
              "caseworkers": [{"id": "x", "name": "X", "department": "X", "unit": "u"}]
            }
            """;
        await SimulatorSamples.Client(service).SendAsync(
            new Coordination.Simulator.Sending.ServiceRequest(
                HttpMethod.Put, "/api/v1/organization",
                Coordination.Simulator.Sending.CallerIdentity.Operations) { Content = () => new StringContent(other) },
                    SimulatorSamples.Stop);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new DemoRun(SimulatorSamples.Client(service), new DemoRun.DemoRunSettings(TimeSpan.Zero), TextWriter.Null)
                .RunAsync(SimulatorSamples.Stop));
        Assert.Equal(other, service.Organization);

        await new DemoRun(SimulatorSamples.Client(service), new DemoRun.DemoRunSettings(TimeSpan.Zero, Force: true), TextWriter.Null)
            .RunAsync(SimulatorSamples.Stop);
        Assert.NotEqual(other, service.Organization);
    }
}
