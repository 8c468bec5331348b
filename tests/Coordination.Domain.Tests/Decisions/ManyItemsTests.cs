using Coordination.Domain.Decisions;
using Coordination.Events;

namespace Coordination.Domain.Tests.Decisions;

/// <summary>Hundreds of items of one citizen that all conflict cost as many facts as items, and not as many as pairs.</summary>
public sealed class ManyItemsTests
{
    private const int Items = 300;
    private const int FactsOfOneItemMax = 8;
    private const int ConflictsOfOneItemMax = 3; // A benefit conflicts with one sanction of each department.

    private static readonly (string Department, string Caseworker)[] Senders =
        [("BIF", "bif-job-1"), ("SOF", "sof-adult-2"), ("SUF", "suf-rehab-1")];

    private static readonly DateTimeOffset Hour = CitizenScenario.Local("2026-03-12T10:00");

    private static readonly Dictionary<string, Func<int, string, EventData[]>> Kinds = new()
    {
        ["appointments at one hour"] = static (n, by) =>
            [EventSamples.Booked($"a{n}", "other", Hour, Hour.AddHours(1), by, $"sted {n}")],
        ["appointments during as many admissions"] = static (n, by) =>
        [
            EventSamples.Booked($"a{n}", "other", Hour.AddHours(n), Hour.AddHours(n + 0.5), by, "Jobcenter"),
            EventSamples.Admitted($"s{n}", AdmissionKind.Ward, CitizenScenario.Day("2026-06-01"), "Hospital"),
        ],
        ["interventions of one department's group"] = static (n, by) =>
            [EventSamples.Started($"i{n}", n % 2 == 0 ? "mentor" : "contact-person", by, CitizenScenario.Day("2026-02-01"), 1)],
        ["demands for one document"] = static (n, by) =>
        [
            new RequirementIssued
            {
                RequirementId = $"r{n}", Document = "Lønsedler", DueOn = CitizenScenario.Day("2026-03-20"), Caseworker = by,
            },
        ],
        ["sanctions and as many single benefits"] = static (n, by) =>
        [
            EventSamples.Notified($"t{n}", by), new SanctionImposed { SanctionId = $"t{n}" },
            new BenefitRequested { BenefitId = $"b{n}", Kind = BenefitKind.Single },
        ],
        ["contradictory goals"] = static (n, _) =>
            [new GoalAgreed { GoalId = $"g{n}", Text = $"Mål {n}", Code = n % 2 == 0 ? "full-time-work" : "early-retirement" }],
        ["contacts nobody answers"] = static (n, _) => [new ContactReceived { ContactId = $"k{n}", Channel = "phone", Unit = "bif-job" }],
        ["deadlines of departments"] = static (n, by) => [EventSamples.Due($"d{n}", CitizenScenario.Day("2026-04-01"), by)],
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Items_that_all_conflict_cost_as_many_facts_as_items(string kind)
    {
        var scenario = new CitizenScenario()
            .Hears("SOF", EventSamples.Started("x", "mentor", "sof-adult-2", CitizenScenario.Day("2026-01-01")));
        List<DepartmentEvent> events = [];
        for (var number = 0; number < Items; number++)
        {
            var (department, caseworker) = Senders[number % Senders.Length];
            foreach (var data in Kinds[kind](number, caseworker))
                events.Add(EventSamples.Of(department, data, scenario.Now, $"e{events.Count}"));
        }

        var decision = scenario.Citizen.Decide(events, scenario.DecisionContext);
        Assert.Empty(decision.Faults);
        Assert.InRange(decision.Entries.Length, events.Count, FactsOfOneItemMax * events.Count);
        Assert.InRange(decision.Citizen.Conflicts.Count, 0, ConflictsOfOneItemMax * Items);
        Assert.Empty(decision.Citizen.Reconcile(scenario.DecisionContext, cause: null).Entries);
    }
}
