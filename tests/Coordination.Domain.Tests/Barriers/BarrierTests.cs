using System.Text;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Domain.Tests.Access;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Tests.Barriers;

/// <summary>What stands in the way between two departments is logged where it is met, and read by those who may.</summary>
public sealed class BarrierTests
{
    private const string Author = "bif-job-1";

    [Fact]
    public void It_is_journaled_with_its_departments_in_order_and_the_post_of_its_author()
    {
        var place = InThreeDepartments();
        var barrier = Logged(place, new LogBarrier("waiting-time", ["sof ", "bif"], null, null, " "));
        Assert.Equal(
            (BarrierKind.WaitingTime, "BIF", "SOF", null, null),
            (barrier.Kind, barrier.One.Value, barrier.Other.Value, barrier.About, barrier.Note));
        Assert.Equal(new Holder(new(Author), new("bif-job"), new("BIF")), barrier.From);
        Assert.Equal(place.Now, barrier.At);
        Assert.IsType<BarrierLogged>(place.Journal[^1].Fact); // Nothing follows from it: nobody is told, and nothing is owed.
    }

    [Fact]
    public void Of_several_posts_the_author_writes_from_the_one_it_concerns()
    {
        var place = InThreeDepartments().Organized(static _ => TwoPosts.Document);
        var barrier = place.Does(TwoPosts.Id, new LogBarrier("payer", ["SOF", "SUF"], null, null, null))!;
        Assert.Equal("SOF", place.Citizen.Barriers[new(barrier)].From.Department.Value);
    }

    [Fact]
    public void It_is_about_a_conflict_a_handover_or_a_measure_that_is_there()
    {
        var place = InThreeDepartments();
        var conflict = place.Citizen.Conflicts.Values.First().Id.Value;
        place.Does(Author, new AppointAsCoordinator(new(Author), "kender borgeren"));
        var measure = place.Does(Author, new AskMeasure("SOF", "bostøtte", "bor alene", null));
        var handover = place.Does(Author, new OfferHandover(
            new(ResponsibilityType.Intervention, new("BIF/k")), new("bif-job-2"), null, "flytter", null, null));
        foreach (var (type, id) in ((string, string?)[])[("conflict", conflict), ("measure", measure), ("handover", handover)])
        {
            Assert.Equal(id, Logged(place, At(type, id)).About?.Id);
            place.Refuses<NotFound>(Author, At(type, "none"));
        }
    }

    [Fact]
    public void What_is_missing_or_wrong_is_named()
    {
        var place = InThreeDepartments();
        Assert.Equal(
            ["/kind", "/departments", "/about/type", "/about/id"],
            place.Refuses<Invalid>(Author, new LogBarrier("Payer", null, "weather", " ", null)).Faults.Select(static one => one.Pointer));
        foreach (var departments in (string?[][])[["BIF"], ["BIF", "bif"], ["BIF", "XYZ"], ["BIF", null], ["BIF", "SOF", "SUF"]])
            Assert.Equal(
                "/departments",
                Assert.Single(place.Refuses<Invalid>(Author, new LogBarrier("payer", departments, null, null, null)).Faults).Pointer);
    }

    [Fact]
    public void Those_who_see_nothing_of_the_citizen_are_told_only_that()
    {
        var place = InThreeDepartments();
        var stranger = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new("suf-rehab-3")), place.Organization, place.Now);
        Assert.IsType<Forbidden>(CommandAccess.Before(stranger, Payer()));
        place.Refuses<Forbidden>("nobody-9", Payer());
    }

    [Fact]
    public void What_the_author_may_not_see_is_to_them_what_does_not_exist()
    {
        var place = InThreeDepartments();
        var between = place.Does("sof-adult-2", new OfferHandover(
            new(ResponsibilityType.Intervention, new("SOF/h")), new("suf-rehab-1"), null, "plads", null, null));
        Assert.Equal("-", Seen(Author, At("handover", between)).AboutId);
        Assert.Equal(between, Seen("suf-rehab-1", At("handover", between)).AboutId);

        LogBarrier Seen(string by, LogBarrier command) => (LogBarrier)CommandAccess.AsSeen(
            command, place.Citizen, CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(by)), place.Organization, place.Now),
            OpaqueIds.OfNoKey);
    }

    [Fact]
    public void Who_sees_both_departments_reads_it_who_sees_one_that_it_happened()
    {
        var place = InThreeDepartments();
        Logged(place, Payer());
        Assert.Equal("HEMMELIG", NoteTo(place, Author));
        Assert.Equal("masked", NoteTo(place, "bif-job-lead"));
        Assert.Equal("masked", NoteTo(place, "sof-adult-2"));
        Assert.Null(NoteTo(place, "suf-rehab-1"));
        place.Hears("SUF", new ConsentGiven { Scope = TextList.Of(["SOF", "BIF"]) });
        Assert.Equal("HEMMELIG", NoteTo(place, "bif-job-lead"));
        Assert.Equal("HEMMELIG", NoteTo(place, "sof-adult-2"));
        Assert.Null(NoteTo(place, "suf-rehab-1"));
        foreach (var person in (string[])["suf-rehab-1", "suf-rehab-lead"])
            Assert.DoesNotContain("HEMMELIG", Received.All(place, Viewer.Caseworker(new(person))), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_read_back_and_nothing_is_logged_after_a_death()
    {
        var place = InThreeDepartments();
        var barrier = Logged(place, Payer());
        place.Restore();
        Assert.Equal(barrier, Assert.Single(place.Citizen.Barriers.Values));
        place.Killed();
        Assert.Equal(barrier, Assert.Single(place.Citizen.Barriers.Values));
        place.Hears("KFF", new CitizenDied { OnDate = place.Today });
        place.Refuses<StateConflict>(Author, Payer());
    }

    [Fact]
    public void Where_two_places_join_it_is_there_once_and_about_the_same_conflict()
    {
        var place = InThreeDepartments();
        var conflict = place.Citizen.Conflicts.Values.First();
        var barrier = Logged(place, At("conflict", conflict.Id.Value));
        var other = Citizen.New(new("key-b"));
        var content = PlaceContent.Of(place.Citizen, other.Key, OpaqueIds.OfNoKey);
        var joined = content.AddedTo(content.AddedTo(other));
        var there = Assert.Single(joined.Barriers.Values);
        Assert.Equal(barrier with { About = there.About }, there);
        Assert.True(joined.Conflicts.ContainsKey(new(there.About!.Id)));
    }

    private static LogBarrier Payer() => new("payer", ["BIF", "SOF"], null, null, "HEMMELIG");

    private static LogBarrier At(string type, string? id) => Payer() with { AboutType = type, AboutId = id };

    private static LoggedBarrier Logged(CitizenScenario place, LogBarrier command)
    {
        var id = place.Does(Author, command)!;
        return place.Citizen.Barriers[new(id)];
    }

    /// <summary>The note as the history shows it; <c>masked</c>: only that something happened; null: not even that.</summary>
    private static string? NoteTo(CitizenScenario place, string person)
    {
        var shown = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(person)), place.Organization, place.Now).Shown!;
        var entry = place.Journal.Single(static one => one.Fact is BarrierLogged);
        var seen = new MaskedHistory(place.Citizen, shown).Of(
            new HistoryEntryView(
                1, entry.At, "barrier-logged", entry.By, entry.Cause, entry.PolicyVersion,
                Encoding.UTF8.GetString(FactJson.Write(entry.Fact))),
            entry.Fact, 1);
        return seen switch
        {
            null => null,
            { Masked: true } => "masked",
            _ => ((BarrierLogged)FactJson.Read("barrier-logged", Encoding.UTF8.GetBytes(seen.Data))).Barrier.Note,
        };
    }

    private static CitizenScenario InThreeDepartments() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "job-placement", Author, CitizenScenario.Day("2026-02-01")))
        .Hears("SOF", EventSamples.Started("h", "housing-support", "sof-adult-2", CitizenScenario.Day("2026-02-01")))
        .Hears("SUF", EventSamples.Started("r", "home-care", "suf-rehab-1", CitizenScenario.Day("2026-02-01")));
}
