using Coordination.Domain.Calendar;
using Coordination.Domain.Pictures;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class ProposalsTests
{
    [Theory]
    [InlineData("2026-03-05T17:00", "2026-03-05T17:30", "2026-03-05T17:30")] // ends at 18:00
    [InlineData("2026-03-05T17:00", "2026-03-05T17:31", "2026-03-05T08:00")] // would end a minute after
    [InlineData("2026-03-05T04:00", "2026-03-05T08:00", "2026-03-05T08:00")] // begins with the hours
    [InlineData("2026-03-05T04:00", "2026-03-05T07:59", "2026-03-05T08:30")] // would begin a minute before; half an hour of travel
    [InlineData("2026-03-07T10:00", "2026-03-07T11:00", "2026-03-09T10:00")] // on a Saturday
    [InlineData("2026-04-02T10:00", "2026-04-02T11:00", "2026-04-07T10:00")] // on Maundy Thursday: after Easter Monday
    [InlineData("2026-06-05T10:00", "2026-06-05T11:00", "2026-06-08T10:00")] // on a day that policy leaves free
    public void The_slot_after_what_stays_lies_on_a_business_day_within_the_hours(string stays, string until, string proposed)
    {
        var from = CitizenScenario.Local(stays);
        var place = Clashing(from, CitizenScenario.Local(until), "employment-interview", TimeSpan.FromMinutes(30));
        Assert.Equal(CitizenScenario.Local(proposed), ProposalsOf(place)[0].StartsAt);
        Assert.All(ProposalsOf(place), it => IsWithin(it, new(8, 0), new(18, 0)));
    }

    [Fact]
    public void A_slot_is_written_in_local_time_whatever_the_sender_wrote()
    {
        var at = CitizenScenario.Local("2026-03-05T10:00").ToUniversalTime();
        var first = ProposalsOf(Clashing(at, at.AddHours(1), "employment-interview", TimeSpan.FromHours(1)))[0];
        Assert.Equal((11, TimeSpan.FromHours(1)), (first.StartsAt.Hour, first.StartsAt.Offset));
    }

    [Fact]
    public void A_kind_has_hours_of_its_own_in_policy()
    {
        var at = CitizenScenario.Local("2026-03-05T10:00");
        var place = Clashing(at, at.AddHours(4), "employment-interview", TimeSpan.FromHours(1), new ProposalHours(new(9, 0), new(12, 0)));
        Assert.NotEmpty(ProposalsOf(place));
        Assert.All(ProposalsOf(place), it => IsWithin(it, new(9, 0), new(12, 0)));
    }

    [Fact]
    public void One_longer_than_the_hours_of_a_day_has_no_proposal()
    {
        var at = CitizenScenario.Local("2026-03-05T10:00");
        Assert.Empty(ProposalsOf(Clashing(at, at.AddHours(1), "employment-interview", TimeSpan.FromHours(11))));
        Assert.NotEmpty(ProposalsOf(Clashing(at, at.AddHours(1), "employment-interview", TimeSpan.FromHours(10))));
    }

    [Fact]
    public void A_citizen_away_for_four_weeks_has_no_proposal_and_a_day_less_has()
    {
        var at = CitizenScenario.Local("2026-03-05T10:00");
        Assert.Empty(ProposalsOf(AwayUntil(at, CitizenScenario.Day("2026-04-02"))));
        Assert.Equal(
            CitizenScenario.Local("2026-04-01T10:00"), ProposalsOf(AwayUntil(at, CitizenScenario.Day("2026-03-31")))[0].StartsAt);
    }

    [Fact]
    public void None_lies_in_the_past_and_none_on_what_is_known()
    {
        var at = CitizenScenario.Local("2026-03-05T10:00");
        var place = Clashing(at, at.AddHours(1), "employment-interview", TimeSpan.FromHours(1))
            .Hears("KFF", EventSamples.Booked(
                "own", "other", CitizenScenario.Local("2026-03-05T06:00"), CitizenScenario.Local("2026-03-05T17:15"), "kff-1",
                mandatory: false));
        Assert.Equal(CitizenScenario.Local("2026-03-06T10:00"), ProposalsOf(place).First(it => it.Place == "Jobcenter").StartsAt);
        Assert.All(ProposalsOf(place.At("2026-03-05T09:30")), it => Assert.True(it.StartsAt > place.Now));
    }

    private static void IsWithin(ProposalView slot, TimeOnly from, TimeOnly to)
    {
        Assert.True(PolicyBook.Delivered.Newest.Days.IsBusinessDay(LocalTime.DayOf(slot.StartsAt)), $"{slot}");
        Assert.True(TimeOnly.FromTimeSpan(LocalTime.Of(slot.StartsAt).TimeOfDay) >= from, $"{slot}");
        Assert.True(TimeOnly.FromTimeSpan(LocalTime.Of(slot.EndsAt).TimeOfDay) <= to, $"{slot}");
        Assert.Equal(LocalTime.DayOf(slot.StartsAt), LocalTime.DayOf(slot.EndsAt));
    }

    private static IReadOnlyList<ProposalView> ProposalsOf(CitizenScenario place) =>
        CitizenPicture.Of(place.Citizen, place.DecisionContext.Policy, place.Now).Appointments.Single(it => it.Id == "BIF/i").Proposals;

    private static CitizenScenario Clashing(
        DateTimeOffset from, DateTimeOffset until, string kind, TimeSpan length, ProposalHours? hours = null)
    {
        var delivered = PolicyBook.Delivered.Newest;
        var policy = delivered with
        {
            Appointments = delivered.Appointments with
            {
                ProposalHours = hours is null ? delivered.Appointments.ProposalHours
                    : new Dictionary<string, ProposalHours> { [kind] = hours },
            },
        };
        return new CitizenScenario { Policies = new PolicyBook([new PolicyVersion(policy, DateTimeOffset.MinValue, 0)]) }
            .Hears("SOF", EventSamples.Booked("t", "treatment", from, until, "sof-treatment-2", "Nord"))
            .Hears("BIF", EventSamples.Booked("i", kind, from, from + length, "bif-job-1", "Jobcenter"));
    }

    private static CitizenScenario AwayUntil(DateTimeOffset at, DateOnly until) => new CitizenScenario()
        .Hears("BIF", EventSamples.Booked("i", "treatment", at, at.AddHours(1), "bif-job-1", "Jobcenter"))
        .Hears("REGION", EventSamples.Admitted("ad", AdmissionKind.Ward, until, "Hospital"));
}
