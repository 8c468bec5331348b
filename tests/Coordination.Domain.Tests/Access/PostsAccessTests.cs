using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// The leaders of somebody with posts in BIF and SOF: each sees the citizens for whom the person does something by the post they lead.
/// </summary>
public sealed class PostsAccessTests
{
    [Fact]
    public void The_leader_of_a_post_sees_a_citizen_the_person_holds_something_of_there()
    {
        var place = Employed();
        Assert.Equal(AccessGround.Responsible, GroundOf(place, TwoPosts.Id));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "bif-job-lead"));
        Assert.Null(GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "sof-head"));
    }

    [Fact]
    public void Both_leaders_see_a_citizen_the_person_holds_something_of_in_both()
    {
        var place = Employed().Hears("SOF", TwoPosts.Started("b", "housing-support", "sof-adult"));
        Assert.Equal(("BIF", "SOF"), (Holder(place, "BIF/k").Department.Value, Holder(place, "SOF/b").Department.Value));
        Assert.Equal(("bif-job", "sof-adult"), (Holder(place, "BIF/k").Unit!.Value.Value, Holder(place, "SOF/b").Unit!.Value.Value));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "bif-job-lead"));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "sof-family-lead"));
    }

    [Theory]
    [InlineData("appointment")]
    [InlineData("deadline")]
    [InlineData("sanction")]
    [InlineData("contact")]
    public void Whatever_is_held_by_the_further_post_alone_is_seen_by_its_leader_alone(string what)
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization);
        var (from, to) = (CitizenScenario.Local("2026-03-12T10:00"), CitizenScenario.Local("2026-03-12T11:00"));
        _ = what switch
        {
            "appointment" => place.Hears("SOF", EventSamples.Booked("a", "treatment", from, to, TwoPosts.Id)),
            "deadline" => place.Hears("SOF", EventSamples.Due("d", CitizenScenario.Day("2026-03-20"), TwoPosts.Id)),
            "sanction" => place.Hears("SOF", EventSamples.Notified("s", TwoPosts.Id)),
            _ => Offered(place),
        };
        Assert.NotNull(GroundOf(place, TwoPosts.Id));
        Assert.NotNull(GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "bif-job-lead"));
    }

    [Fact]
    public void A_handover_to_one_of_the_units_is_for_its_members_and_leader_alone()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-02")));
        Assert.Null(GroundOf(place, TwoPosts.Id));
        place.Does("suf-rehab-1", new OfferHandover(
            new(ResponsibilityType.Intervention, new("SUF/r")), null, new("sof-adult"), "grund", null, null));
        Assert.Equal(AccessGround.HandoverParty, GroundOf(place, TwoPosts.Id));
        Assert.NotNull(GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "bif-job-lead"));
        place.Does(TwoPosts.Id, new AcceptHandover(place.OnlyHandover.Id));
        Assert.Equal(("SOF", "sof-adult"), (Holder(place, "SUF/r").Department.Value, Holder(place, "SUF/r").Unit!.Value.Value));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "bif-job-lead"));
    }

    [Fact]
    public void When_a_post_ends_its_leader_alone_goes_on_seeing_what_is_held_there()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SOF", TwoPosts.Started("b", "housing-support", "sof-adult"))
            .Organized(_ => AcceptanceMunicipality.Document);
        Assert.Equal(TwoPosts.Id, place.Responsible("SOF/b"));
        Assert.Equal(AccessGround.Responsible, GroundOf(place, TwoPosts.Id));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "bif-job-lead"));
        place.Organized(o => o.Absent(TwoPosts.Id, CitizenScenario.Day("2026-03-01")));
        Assert.Equal("sof-adult-lead", place.Responsible("SOF/b"));
    }

    [Fact]
    public void Of_somebody_only_told_the_leader_of_the_post_it_concerns_sees_the_citizen()
    {
        // The substitute is told of what was not acknowledged.
        var document = TwoPosts.Document.With("sof-adult-1", one => one with { Substitute = TwoPosts.Id });
        var place = new CitizenScenario(organization: new(1, document, []))
            .Hears("SOF", EventSamples.Due("d", CitizenScenario.Day("2026-03-05"), "sof-adult-1"));
        place.Advance("P20D");
        Assert.Contains(place.Citizen.Alerts.Values, alert => alert.Receiver.Value == TwoPosts.Id);
        Assert.Equal([new DepartmentCode("SOF")], InvolvedDepartments.Of(place.Citizen, new(TwoPosts.Id)).Distinct());
        Assert.NotNull(GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "bif-job-lead"));
    }

    [Fact]
    public void What_is_held_by_one_post_counts_and_not_what_is_told_by_another()
    {
        var document = TwoPosts.Document.With("sof-adult-1", one => one with { Substitute = TwoPosts.Id });
        var place = new CitizenScenario(organization: new(1, document, []))
            .Hears("BIF", TwoPosts.Started("k", "contact-course", "bif-job"))
            .Hears("SOF", EventSamples.Due("d", CitizenScenario.Day("2026-03-05"), "sof-adult-1"));
        place.Advance("P20D");
        Assert.Contains(place.Citizen.Alerts.Values, alert => alert.Receiver.Value == TwoPosts.Id && alert.Department.Value == "SOF");
        Assert.Equal([new DepartmentCode("BIF")], InvolvedDepartments.Of(place.Citizen, new(TwoPosts.Id)).Distinct());
        Assert.Equal(["BIF"], Shown(place).Full.Select(static one => one.Department.Value));
    }

    [Fact]
    public void The_first_of_the_grounds_of_all_posts_is_told()
    {
        var place = Employed()
            .Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-03-02")));
        place.Does("suf-rehab-1", new OfferHandover(
            new(ResponsibilityType.Intervention, new("SUF/r")), null, new("sof-adult"), "grund", null, null));
        Assert.Equal(
            ["BIF Responsible", "SOF HandoverParty"],
            Shown(place).Full.Select(static one => $"{one.Department.Value} {one.Ground}"));
        Assert.Equal(AccessGround.Responsible, GroundOf(place, TwoPosts.Id));
    }

    [Fact]
    public void An_answer_is_owed_for_the_department_of_each_party_of_the_conflict()
    {
        var place = new CitizenScenario(organization: TwoPosts.Organization)
            .Hears("SUF", EventSamples.Started("r", "rehabilitation", "suf-rehab-1", CitizenScenario.Day("2026-02-01")))
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        var conflict = place.Conflict("no-coordinator") with
        {
            Parties = [new(PartyType.Intervention, new("SOF/b"), new("SOF"))], Owes = new(TwoPosts.Id), Told = [],
        };
        var citizen = place.Citizen with { Conflicts = place.Citizen.Conflicts.SetItem(conflict.Id, conflict) };
        var shown = CitizenAccess.Of(citizen, Viewer.Caseworker(new(TwoPosts.Id)), place.Organization, place.Now).Shown!;
        Assert.Equal(["SOF OwesAnswer"], shown.Full.Select(static one => $"{one.Department.Value} {one.Ground}"));
    }

    [Fact]
    public void Every_person_involved_is_involved_for_some_department()
    {
        var place = Employed().Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        place.Does(TwoPosts.Id, new AppointAsCoordinator(new(TwoPosts.Id), "kender borgeren"));
        place.Advance("P10D");
        Offered(place);
        var persons = Involvements.Of(place.Citizen).Where(one => one.Party.Person is not null).ToList();
        Assert.True(persons.Select(one => one.Role).Distinct().Count() >= 4, string.Join(' ', persons.Select(one => one.Role)));
        Assert.All(persons, one => Assert.NotEmpty(InvolvedDepartments.Of(place.Citizen, one.Party.Person!.Value)));
    }

    private static CitizenScenario Employed() => new CitizenScenario(organization: TwoPosts.Organization)
        .Hears("BIF", TwoPosts.Started("k", "contact-course", "bif-job"));

    /// <summary>A contact at SOF that is offered to the person by its owner, who leads SOF's entry unit.</summary>
    private static CitizenScenario Offered(CitizenScenario place)
    {
        place.Hears("SOF", new ContactReceived { ContactId = "h", Channel = "phone", Unit = "sof-adult" });
        var owner = place.Citizen.OwnerOf(place.Citizen.FindContact(new("SOF/h"))!)!.Holder;
        var offer = place.Does(
            owner.Value, new OfferHandover(new(ResponsibilityType.Contact, new("SOF/h")), owner.Value == TwoPosts.Id
                ? new("sof-adult-1")
                : new(TwoPosts.Id), null, "grund", null, null));
        Assert.Equal("SOF", place.Handover(offer).To.Department.Value);
        return place;
    }

    private static Disclosure Shown(CitizenScenario place) =>
        CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(TwoPosts.Id)), place.Organization, place.Now).Shown!;

    private static Holder Holder(CitizenScenario place, string intervention) => place.Intervention(intervention).Holder;

    private static AccessGround? GroundOf(CitizenScenario place, string caseworker) =>
        (CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(caseworker)), place.Organization, place.Now) as Seen)?.What.Ground;
}
