using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Feed;
using Coordination.Domain.Pictures;
using Coordination.Domain.Policies;
using Coordination.Events;

namespace Coordination.Domain.Tests.Citizens;

public sealed class MoveTests
{
    private const string Moved = "citizen-moved";
    private static readonly string[] Two = ["bif-job-1", "sof-treatment-2"];
    private static readonly DateOnly Friday = CitizenScenario.Day("2026-03-06");

    [Fact]
    public void A_move_is_shown_and_told_once_to_everybody_responsible_and_the_coordinator()
    {
        var place = Living().Hears("BIF", new CitizenMoved { Municipality = "0147", OnDate = Friday });

        var moved = PictureOf(place).MovedTo!;
        Assert.Equal(("0147", Friday), (moved.Municipality, moved.OnDate));
        Assert.Equal(["bif-job-1", "sof-treatment-2"], place.Alerted(Moved));
        var (_, body) = place.Said(place.AlertTo("bif-job-1", Moved));
        Assert.Contains("0147 on 6 March 2026", body.En, StringComparison.Ordinal);
        Assert.Contains("Your responsibility: contact course (BIF).", body.En, StringComparison.Ordinal);
        Assert.Contains("Dit ansvar: kontaktforløb (BIF).", body.Da, StringComparison.Ordinal);
        Assert.Equal(ConflictStatus.Open, place.Conflict("no-coordinator").Status);
        Assert.Equal(["bif-job-1", "sof-treatment-2"], place.Advance("P29D").Alerted(Moved));
        Assert.Empty(place.Advance("P2D").Alerted(Moved));
    }

    [Fact]
    public void Where_to_is_told_those_alone_who_see_the_department_that_reported_it()
    {
        var place = Living().Hears("SOF", new CitizenMoved { Municipality = "0147", OnDate = Friday });
        Assert.Equal([null, "0147"], Told(place));
        Assert.Equal(
            [Friday, Friday], Two.Select(who => SeenBy(place, who)!.OnDate));
        place.Hears("SOF", new ConsentGiven { Scope = TextList.Of(["SOF", "BIF"]), Until = Friday.AddDays(1) });
        Assert.Equal(["0147", "0147"], Told(place));
        Assert.Equal([null, "0147"], Told(place.Advance("P7D")));

        // The news is over, and its row stays: it tells nobody who had it by the consent alone.
        var alert = place.AlertTo("bif-job-1", Moved);
        Assert.True(EndedAlert.Of(alert with { Hides = null }, place.Citizen).Conceals(new("SOF")));
        Assert.Null(EndedAlert.Of(place.AlertTo("sof-treatment-2", Moved), place.Citizen).Hides);

        // Two reported it: each sees what it reported itself.
        Assert.Equal(["0147", "0147"], Told(place.Hears("BIF", new CitizenMoved { Municipality = "0147", OnDate = Friday })));

        static string?[] Told(CitizenScenario place)
        {
            string?[] told = [.. Two.Select(who => SeenBy(place, who)!.Municipality)];
            foreach (var (who, municipality) in Two.Zip(told))
            {
                var (_, body) = place.Said(place.AlertTo(who, Moved));
                Assert.Contains(
                    municipality is null ? "to another municipality on 6 March 2026. Ask the citizen which." : "0147 on 6 March 2026",
                    body.En, StringComparison.Ordinal);
                var decision = new DepartmentDecisions(
                    place.Citizen, place.DecisionContext, new(who[..3].ToUpperInvariant())).Of(
                    place.Journal.First(static entry => entry.Fact is MoveNoted), 1, place.Key);
                Assert.Equal((municipality, Friday), (decision.Moved!.Municipality, decision.Moved.OnDate));
            }

            return told;
        }
    }

    [Fact]
    public void An_appointment_under_the_same_id_was_named_in_place_of_the_intervention()
    {
        var place = Living().Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday });
        var before = place.Citizen;
        place.Hears("BIF", EventSamples.Booked("k", "other", place.In("P9D"), place.In("P9DT1H"), "bif-job-1"));
        var alert = place.AlertTo("bif-job-1", Moved);
        Assert.Contains("Your responsibility: contact course (BIF).", place.Said(alert).Body.En, StringComparison.Ordinal);
        Assert.True(new AlertMessages(place.Citizen).IsBuiltAsIn(new AlertMessages(before), alert));
    }

    [Fact]
    public void A_move_within_the_municipality_is_no_move_away()
    {
        var place = Living().Hears("KFF", new CitizenMoved { Municipality = "0101", OnDate = Friday });
        Assert.Null(PictureOf(place).MovedTo);
        Assert.Empty(place.Alerted(Moved));
    }

    [Fact]
    public void Moving_back_ends_it_and_moving_away_again_is_told_again()
    {
        var place = Living().Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday });
        place.Does("bif-job-1", new AcknowledgeAlert(place.AlertTo("bif-job-1", Moved).Id));
        place.Advance("P1D").Hears("KFF", new CitizenMoved { Municipality = "0101", OnDate = Friday.AddDays(1) });
        Assert.Equal(Friday, PictureOf(place.At("2026-03-06T23:59")).MovedTo!.OnDate);
        Assert.NotEmpty(place.Alerted(Moved));
        Assert.Null(PictureOf(place.At("2026-03-07T00:00")).MovedTo);
        Assert.Empty(place.Alerted(Moved));

        place.Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday.AddDays(2) });
        Assert.Null(place.AlertTo("bif-job-1", Moved).AcknowledgedAt);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_move_back_ends_it_on_its_own_day_whatever_came_first(int first, int second)
    {
        CitizenMoved[] moves =
            [new() { Municipality = "0147", OnDate = Friday.AddDays(-4) }, new() { Municipality = "0101", OnDate = Friday }];
        string[] reported = ["2026-03-02T08:00", "2026-03-02T08:30"];
        var place = Living().Hears("KFF", moves[first], CitizenScenario.Local(reported[first]))
            .Hears("KFF", moves[second], CitizenScenario.Local(reported[second]));
        Assert.Equal("0147", PictureOf(place).MovedTo!.Municipality);

        // The day of the move back is put off, and said again once it has been.
        place.Hears("KFF", new CitizenMoved { Municipality = "0101", OnDate = Friday.AddDays(3) });
        Assert.NotNull(PictureOf(place.At("2026-03-08T23:59")).MovedTo);
        Assert.Null(PictureOf(place.At("2026-03-09T00:00")).MovedTo);
        Assert.Null(PictureOf(place.Hears("KFF", new CitizenMoved { Municipality = "0101", OnDate = Friday.AddDays(30) })).MovedTo);
    }

    [Fact]
    public void Of_several_moves_the_last_by_its_own_time_counts_whatever_came_first()
    {
        var place = Living()
            .Hears("KFF", new CitizenMoved { Municipality = "0101", OnDate = Friday }, CitizenScenario.Local("2026-03-02T08:30"))
            .Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday }, CitizenScenario.Local("2026-03-02T08:00"));
        Assert.Null(PictureOf(place).MovedTo);
        Assert.Empty(place.Alerted(Moved));
    }

    [Fact]
    public void What_runs_goes_on_until_its_departments_end_it()
    {
        var place = Living().Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday });
        place.Hears("SOF", new ConcernReported { ConcernId = "u", Unit = "sof-family", Caseworker = "sof-family-1" });
        Assert.Equal(DeadlineStatus.Open, place.Deadline("concern-receipt").Status);
        Assert.Equal("bif-job-1", place.Responsible("BIF/k"));
    }

    [Fact]
    public void A_death_replaces_the_news_of_a_move()
    {
        var place = Living().Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday })
            .Hears("KFF", new CitizenDied { OnDate = Friday.AddDays(-4) });
        Assert.Empty(place.Alerted(Moved));
        Assert.NotEmpty(place.Alerted("citizen-died"));
    }

    [Fact]
    public void Another_municipality_has_another_number_of_its_own()
    {
        var policies = new PolicyBook(
            [new PolicyVersion(PolicyBook.Delivered.Newest with { Municipality = "0147" }, DateTimeOffset.MinValue, 0)]);
        var place = new CitizenScenario { Policies = policies }
            .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Friday.AddDays(-4), 4));
        Assert.Empty(place.Hears("KFF", new CitizenMoved { Municipality = "0147", OnDate = Friday }).Alerted(Moved));
        Assert.NotEmpty(place.Hears("KFF", new CitizenMoved { Municipality = "0101", OnDate = Friday }).Alerted(Moved));
    }

    private static Views.MovedToView? SeenBy(CitizenScenario place, string who)
    {
        var seen = (Seen)CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(who)), place.Organization, place.Now);
        return new ViewerPicture(place.Citizen, place.DecisionContext, seen.What).Picture().MovedTo;
    }

    private static Views.CitizenView PictureOf(CitizenScenario place) =>
        CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now);

    private static CitizenScenario Living() => new CitizenScenario()
        .Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", Friday.AddDays(-4), 4))
        .Hears("SOF", EventSamples.Started("b", "drug-treatment", "sof-treatment-2", Friday.AddDays(-4), 12));
}
