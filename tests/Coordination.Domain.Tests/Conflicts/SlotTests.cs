using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Conflicts;

/// <summary>A slot proposed for a yielding appointment is taken by whoever must rebook it.</summary>
public sealed class SlotTests
{
    private static readonly ItemId Yielding = new("BIF/a");

    [Fact]
    public void The_slot_moves_the_appointment_and_ends_the_clash_and_what_is_owed()
    {
        var place = Clashing();
        var slot = place.Slots("BIF/a")[0];
        Assert.Equal("BIF/a", place.Does("bif-job-1", new TakeSlot(Yielding, slot.StartsAt)));
        var moved = place.Citizen.Appointments[Yielding];
        Assert.Equal((slot.StartsAt, slot.EndsAt, slot.Place, null), (moved.StartsAt, moved.EndsAt, moved.Place, moved.Yields));
        Assert.Equal(ConflictStatus.Dissolved, place.Conflict("appointment-clash").Status);
        Assert.Equal(DeadlineStatus.Met, place.Deadline("rebook").Status);
        Assert.Contains(place.Latest, static entry => entry.Fact is AppointmentFreed);
    }

    [Fact]
    public void It_is_journaled_as_an_event_of_the_department_by_the_person()
    {
        var place = Clashing().Advance("PT1H");
        place.Does("bif-job-1", new TakeSlot(Yielding, place.Slots("BIF/a")[0].StartsAt), id: "c-7");
        var entry = place.Latest[0];
        var reported = Assert.IsType<EventTaken>(entry.Fact).Taken.Event;
        Assert.Equal(("bif-job-1", "c-7"), (entry.By, entry.Cause));
        Assert.Equal(("/BIF/desk", "c-7", place.Now), (reported.Source, reported.Id, reported.Time));
    }

    [Fact]
    public void Taken_twice_it_is_refused_the_second_time()
    {
        var place = Clashing();
        var take = new TakeSlot(Yielding, place.Slots("BIF/a")[0].StartsAt);
        place.Does("bif-job-1", take);
        place.Refuses<StateConflict>("bif-job-1", take);
    }

    [Theory]
    [InlineData("bif-job-1", true)]
    [InlineData("bif-job-lead", true)]
    [InlineData("sof-adult-1", false)]
    [InlineData("sof-adult-lead", false)]
    public void Only_whoever_rebooks_it_and_their_leader_may_take_it(string by, bool may)
    {
        var place = Clashing();
        var take = new TakeSlot(Yielding, place.Slots("BIF/a")[0].StartsAt);
        if (may) place.Does(by, take);
        else place.Refuses<Forbidden>(by, take);
    }

    [Fact]
    public void A_slot_at_a_hidden_place_is_asked_about_and_others_are_taken()
    {
        var place = Clashing("employment-interview");
        var (there, own) = (place.Slots("BIF/a")[0], place.Slots("BIF/a")[1]);
        Assert.Equal(("Klinikken", "Jobcentret"), (there.Place, own.Place));
        place.Refuses<StateConflict>("bif-job-1", new TakeSlot(Yielding, there.StartsAt) { HidesOtherPlaces = true });
        place.Does("bif-job-1", new TakeSlot(Yielding, own.StartsAt) { HidesOtherPlaces = true });
    }

    [Fact]
    public void The_department_s_own_later_report_stands_before_the_slot()
    {
        var place = Clashing();
        place.Does("bif-job-1", new TakeSlot(Yielding, place.Slots("BIF/a")[0].StartsAt));
        var (from, to) = (CitizenScenario.Local("2026-03-20T10:00"), CitizenScenario.Local("2026-03-20T11:00"));
        place.Advance("PT1H").Hears("BIF", new AppointmentMoved { AppointmentId = "a", StartsAt = from, EndsAt = to });
        Assert.Equal(from, place.Citizen.Appointments[Yielding].StartsAt);
    }

    [Fact]
    public void A_contact_is_answered_by_its_owner_and_opens_again_when_it_comes_again()
    {
        var place = new CitizenScenario().Hears("KFF", Contact());
        place.Refuses<Forbidden>("sof-adult-1", new AnswerContact(new("KFF/h")));
        place.Advance("PT2H").Does("kff-service-lead", new AnswerContact(new("KFF/h")));
        Assert.Equal(place.Now, place.Citizen.FindContact(new("KFF/h"))!.AnsweredAt);
        Assert.Equal(DeadlineStatus.Met, place.Deadline("contact-answer").Status);
        place.Refuses<StateConflict>("kff-service-lead", new AnswerContact(new("KFF/h")));
        place.Advance("PT1H").Hears("KFF", Contact());
        Assert.Null(place.Citizen.FindContact(new("KFF/h"))!.AnsweredAt);
    }

    [Fact]
    public void An_answer_stands_after_what_was_reported_with_a_later_clock()
    {
        var place = new CitizenScenario().Hears("KFF", Contact(), new CitizenScenario().In("PT3M"));
        place.Does("kff-service-lead", new AnswerContact(new("KFF/h")));
        Assert.NotNull(place.Citizen.FindContact(new("KFF/h"))!.AnsweredAt);
    }

    private static ContactReceived Contact() => new() { ContactId = "h", Channel = "phone", Unit = "kff-service" };

    /// <summary>An appointment of BIF that yields to a treatment at the clinic.</summary>
    private static CitizenScenario Clashing(string kind = "housing")
    {
        var (from, to) = (CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"));
        return new CitizenScenario()
            .Hears("BIF", EventSamples.Booked("a", kind, from, to, "bif-job-1") with { Place = "Jobcentret" })
            .Hears("SOF", EventSamples.Booked("b", "treatment", from, to, "sof-adult-1") with { Place = "Klinikken" });
    }
}
