using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;
using Coordination.Views;
using CsCheck;

namespace Coordination.Domain.Tests.Pictures;

/// <summary>Who is responsible and how they are reached, at every instant, also between what the citizen journals.</summary>
public sealed class WhoToCallTests
{
    private static readonly string[] OnTurn = ["sof-adult-1", "sof-family-1", "sof-family-3"];
    private static readonly DepartmentCode Bif = new("BIF");

    [Fact]
    public void Somebody_not_involved_sees_the_coordinator_and_each_departments_entry_and_no_other_person()
    {
        var place = InTwoDepartments();
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-3"), "kender borgeren"));
        var reach = Ask(place, "2026-03-02T10:00", persons: false);
        Assert.Equal(
            [("coordinator", "sof-adult-3"), ("entry", "bif-job-lead"), ("entry", "sof-adult-lead")],
            reach.Select(r => (r.Role, r.Caseworker!)));
        Assert.All(reach, r => Assert.Null(r.For));
    }

    [Fact]
    public void The_entry_is_who_is_on_the_rota_or_else_the_entry_units_phone()
    {
        var place = InTwoDepartments().Organized(o => Reachable(o) with
        {
            Rota =
            [
                Turn("SOF", "BIF", "sof-family-1", "2026-03-03T08:00", "2026-03-03T12:00"),
                Turn("SOF", "BIF", "sof-family-3", "2026-03-03T12:00", "2026-03-03T16:00"),
                Turn("SOF", "SUF", "sof-family-2", "2026-03-03T08:00", "2026-03-03T16:00"),
            ],
        });
        Assert.Equal(("sof-adult-lead", "sof-adult", "phone of sof-adult"), Entry("2026-03-03T07:59"));
        Assert.Equal(("sof-family-1", "sof-family-1", "phone of sof-family-1"), Entry("2026-03-03T08:00"));
        Assert.Equal(("sof-family-1", "sof-family-1", "phone of sof-family-1"), Entry("2026-03-03T11:59"));
        Assert.Equal(("sof-family-3", "sof-family-3", "phone of sof-family-3"), Entry("2026-03-03T12:00"));
        Assert.Equal(("sof-adult-lead", "sof-adult", "phone of sof-adult"), Entry("2026-03-03T16:00"));
        Assert.Equal(
            "sof-family-2",
            Ask(place, "2026-03-03T12:00", persons: false, new DepartmentCode("SUF")).Single(r => r.Department == "SOF").Caseworker);
        Assert.Equal(
            "sof-adult-lead",
            Ask(place, "2026-03-03T12:00", persons: false, default(DepartmentCode)).Single(r => r.Department == "SOF").Caseworker);
        Assert.Equal(
            "sof-family-2",
            Ask(place, "2026-03-03T08:00", persons: false, new("KFF"), new("SUF"), Bif)
                .Single(r => r.Department == "SOF").Caseworker);

        (string?, string?, string?) Entry(string at)
        {
            var entry = Ask(place, at, persons: false).Single(r => r.Department == "SOF");
            return (entry.Caseworker, entry.Name, entry.Phone);
        }
    }

    [Fact]
    public void Absences_count_from_midnight_to_midnight_with_the_substitute_on_the_rota_and_elsewhere()
    {
        var place = InTwoDepartments()
            .Organized(o => o.Absent("sof-adult-1", CitizenScenario.Day("2026-03-04"), CitizenScenario.Day("2026-03-04")) with
        {
            Rota = [Turn("SOF", "BIF", "sof-adult-1", "2026-03-02T00:00", "2026-03-09T00:00")],
        });
        foreach (var (at, who, insteadOf) in new (string, string, string?)[]
        {
            ("2026-03-03T23:59", "sof-adult-1", null), ("2026-03-04T00:00", "sof-adult-2", "sof-adult-1"),
            ("2026-03-04T23:59", "sof-adult-2", "sof-adult-1"), ("2026-03-05T00:00", "sof-adult-1", null),
        })
        {
            var reach = Ask(place, at, persons: true);
            Assert.Equal((who, insteadOf), reach.Where(r => r.For == "SOF/b").Select(r => (r.Caseworker!, r.InsteadOf)).Single());
            Assert.Equal(who, reach.Single(r => r.Role == "entry" && r.Department == "SOF").Caseworker);
        }
    }

    [Fact]
    public void An_open_contact_and_its_owner_are_listed_until_it_is_answered()
    {
        var place = InTwoDepartments().Hears("KFF", new ContactReceived { ContactId = "h", Channel = "counter", Unit = "kff-service" });
        Assert.Equal("kff-service-lead", Ask(place, "2026-03-02T10:00", persons: true).Single(r => r.For == "KFF/h").Caseworker);
        Assert.Contains(Ask(place, "2026-03-02T10:00", persons: false), r => r is { Role: "entry", Department: "KFF" });
        place.Hears("KFF", new ContactAnswered { ContactId = "h" });
        Assert.DoesNotContain(Ask(place, "2026-03-02T10:00", persons: true), r => r.Department == "KFF");
    }

    [Fact]
    public void At_every_instant_there_is_one_person_for_every_intervention_and_somebody_at_every_entry() =>
        Gen.Select(RandomTurns, Gen.Int[0, 60 * 24 * 7]).Each(20261125, 300, it => $"{it}", sample =>
        {
            var (turns, minute) = sample;
            var place = InTwoDepartments()
                .Organized(o => o.Absent("sof-adult-1", CitizenScenario.Day("2026-03-04"), CitizenScenario.Day("2026-03-05"))
                .Absent("sof-adult-2", CitizenScenario.Day("2026-03-05")) with { Rota = turns });
            var now = CitizenScenario.Local("2026-03-02T09:00").AddMinutes(minute);
            var reach = WhoToCall.For(place.Citizen, place.Organization, now, [Bif], persons: true);
            Assert.Equal(["BIF/a", "SOF/b"], reach.Where(r => r.Role == "responsible").Select(r => r.For));
            var there = turns.Where(t => t.From.Instant <= now && now < t.To.Instant)
                .SelectMany(
                    t => new[] { t.Caseworker, t.Caseworker == "sof-family-3" ? "" : $"{t.Caseworker[..^1]}2" }.Where(
                        who => IsThere(who, now)).Take(1));
            Assert.Equal(
                [("BIF", "bif-job-lead"), ("SOF", there.FirstOrDefault() ?? "sof-adult-lead")],
                reach.Where(r => r.Role == "entry").Select(r => (r.Department, r.Caseworker!)));
        });

    private static bool IsThere(string who, DateTimeOffset at) => who switch
    {
        "" => false,
        "sof-adult-1" => at < CitizenScenario.Local("2026-03-04T00:00") || at >= CitizenScenario.Local("2026-03-06T00:00"),
        "sof-adult-2" => at < CitizenScenario.Local("2026-03-05T00:00"),
        _ => true,
    };

    private static Gen<RotaEntry[]> RandomTurns { get; } = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 7 * 24], Gen.Int[1, 30],
        (who, from, hours) => new RotaEntry
        {
            Department = "SOF", For = "BIF", Caseworker = OnTurn[who], From = CitizenScenario.Local("2026-03-02T09:00").AddHours(from),
            To = CitizenScenario.Local("2026-03-02T09:00").AddHours(from + hours),
        }).Array[0, 6];

    private static CitizenScenario InTwoDepartments() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("a", "job-placement", "bif-job-1", CitizenScenario.Day("2026-02-01")))
        .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));

    private static IReadOnlyList<ReachView> Ask(CitizenScenario place, string at, bool persons, params DepartmentCode[] asking) =>
        WhoToCall.For(
            place.Citizen, place.Organization, CitizenScenario.Local(at), asking is [] ? [Bif] : asking, persons);

    private static OrganizationDocument Reachable(OrganizationDocument document) => document with
    {
        Units = [.. document.Units.Select(u => u with { EntryPhone = $"phone of {u.Id}" })],
        Caseworkers = [.. document.Caseworkers.Select(c => c with { Phone = $"phone of {c.Id}" })],
    };

    private static RotaEntry Turn(string department, string @for, string who, string from, string to) =>
        new() { Department = department, For = @for, Caseworker = who, From = CitizenScenario.Local(from), To = CitizenScenario.Local(to) };
}
