using Coordination.Domain.Calendar;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using CsCheck;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>The search of the requirements that answer another, against every two requirements compared.</summary>
public sealed class EarlierRequirementsTests
{
    private const ulong Seed = 20261130;
    private const int Days = 20;

    private static readonly string[] Departments = ["BIF", "SOF", "SUF", "KFF"];
    private static readonly string[] Documents = ["Lønsedler", " lønsedler", "Huslejekontrakt"];

    private static readonly DateTimeOffset First = CitizenScenario.Local("2026-03-02T09:00");

    private static Gen<(int Department, int Document, int Issued, int Received)[]> Requirements { get; } = Gen.Select(
        Gen.Int[0, Departments.Length - 1], Gen.Int[0, Documents.Length - 1], Gen.Int[0, 60], Gen.Int[0, 60]).Array[2, 30];

    [Fact]
    public void Every_requirement_is_answered_by_those_that_comparing_all_of_them_finds()
    {
        var found = 0;
        Requirements.Each(Seed, 150, static sample => Structure.Of(sample), sample =>
        {
            List<DepartmentEvent> events = [];
            foreach (var (number, (department, document, issued, received)) in sample.Index())
            {
                Hears(Departments[department], new RequirementIssued
                {
                    RequirementId = $"r{number}", Document = Documents[document], DueOn = CitizenScenario.Day("2026-06-01"),
                    Caseworker = "bif-job-1",
                }, issued);
                if (received % 2 == 0)
                    Hears(Departments[department], new RequirementFulfilled { RequirementId = $"r{number}" }, issued + received);
            }

            var scenario = new CitizenScenario("2026-05-20T09:00").Hears(events);
            void Hears(string department, EventData data, int day) =>
                events.Add(EventSamples.Of(department, data, First.AddDays(day), $"e{events.Count}"));

            Requirement[] all = [.. scenario.Citizen.Known(ItemKinds.Requirement).Select(Requirement.Of)];
            var answers = new EarlierRequirements(all, Counts, MayShare);
            foreach (var later in answers.FirstIssuedFirst)
            {
                foreach (var earlier in all)
                    Assert.Equal(CanAnswer(earlier, later), RepeatedDemand.Answers(earlier, later, Days));
                string[] expected =
                [
                    .. all.Where(earlier => CanAnswer(earlier, later)).OrderBy(earlier => !MayShare(earlier.Department, later.Department))
                        .Select(it => it.Id.Value),
                ];
                Assert.Equal(expected, answers.Of(later).Select(static it => it.Id.Value));
                found += expected.Length;
            }
        });
        Assert.True(found > 500, $"{found} were found.");
    }

    private static bool CanAnswer(Requirement earlier, Requirement later) =>
        earlier.Department != later.Department && earlier.Issued.CompareTo(later.Issued) < 0
        && Requirement.SameDocument(earlier.Document, later.Document)
        && Counts(earlier, later);

    private static bool Counts(Requirement earlier, Requirement later) =>
        earlier.Status == Requirement.Open || (earlier.FulfilledAt is { } received
            && LocalTime.DayOf(later.Issued.Time).DayNumber - LocalTime.DayOf(received).DayNumber <= Days);

    private static bool MayShare(DepartmentCode one, DepartmentCode other) => one.Value is "BIF" or "SUF" && other.Value is "BIF" or "SUF";
}
