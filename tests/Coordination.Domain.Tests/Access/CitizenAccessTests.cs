using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Access;

public sealed class CitizenAccessTests
{
    private static readonly Responsibility Course = new(ResponsibilityType.Intervention, new("BIF/k"));

    [Theory]
    [InlineData("bif-job-1", AccessGround.Responsible)]
    [InlineData("bif-job-lead", AccessGround.UnitLeader)]
    [InlineData("bif-job-2", null)] // A colleague, and the substitute of somebody who is not away.
    [InlineData("bif-head", null)]
    [InlineData("sof-adult-1", null)]
    [InlineData("nobody-9", null)]
    public void An_intervention_is_seen_by_whoever_holds_it_and_their_unit_leader(string caseworker, AccessGround? ground) =>
        Assert.Equal(ground, GroundOf(InEmployment(), caseworker));

    [Theory]
    [InlineData(ViewerKind.System, AccessGround.System, null)]
    [InlineData(ViewerKind.Auditor, AccessGround.Auditor, null)]
    [InlineData(ViewerKind.Integration, AccessGround.Integration, null)]
    [InlineData(ViewerKind.Operations, null, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.DepartmentSystem, null, NotSeenReason.SeesNoCitizen)]
    [InlineData(ViewerKind.DataProtection, null, NotSeenReason.SeesNoCitizen)]
    public void Other_callers_see_everything_or_nothing_by_their_kind(ViewerKind kind, AccessGround? ground, NotSeenReason? reason)
    {
        var decision = CitizenAccess.Of(InEmployment().Citizen, Viewer.Of(kind), AcceptanceMunicipality.Organization, default);
        Assert.Equal((ground, reason), ((decision as Seen)?.What.Ground, (decision as NothingSeen)?.Reason));
    }

    [Fact]
    public void Whoever_answers_for_somebody_away_sees_the_citizen_and_so_does_the_one_away()
    {
        var place = InEmployment().Organized(o => o.Absent("bif-job-1", CitizenScenario.Day("2026-03-01")));
        Assert.Equal(AccessGround.Responsible, GroundOf(place, "bif-job-2"));
        Assert.Equal(AccessGround.Responsible, GroundOf(place, "bif-job-1"));
    }

    [Fact]
    public void A_handover_is_seen_by_both_sides_only_while_it_waits_for_its_answer()
    {
        var place = InEmployment();
        var offer = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        Assert.Equal(AccessGround.HandoverParty, GroundOf(place, "sof-adult-2"));
        Assert.NotNull(GroundOf(place, "sof-adult-lead"));
        Assert.Null(GroundOf(place, "sof-family-1"));
        place.Does("sof-adult-1", new AcceptHandover(new(offer!)));
        Assert.Equal(AccessGround.Responsible, GroundOf(place, "sof-adult-1"));
        Assert.Null(GroundOf(place, "sof-adult-2"));
        Assert.Equal(AccessGround.Told, GroundOf(place, "bif-job-1")); // Until they acknowledge that it was accepted.
    }

    [Fact]
    public void The_coordinator_whoever_owes_an_answer_and_whoever_is_told_see_the_citizen()
    {
        var place = InEmployment()
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        var conflict = place.Conflict("no-coordinator");
        Assert.NotNull(conflict.Owes);
        Assert.Contains(new Involvement(Addressee.Of(conflict.Owes!.Value), InvolvementRole.OwesAnswer), Involvements.Of(place.Citizen));
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        Assert.Equal(AccessGround.Coordinator, GroundOf(place, "sof-adult-2"));
    }

    [Fact]
    public void An_open_contact_is_seen_by_its_owner_until_it_is_answered()
    {
        var place = new CitizenScenario().Hears("KFF", new ContactReceived { ContactId = "h", Channel = "counter", Unit = "kff-service" });
        Assert.Equal(AccessGround.Responsible, GroundOf(place, "kff-service-lead"));
        place.Hears("KFF", new ContactAnswered { ContactId = "h" });
        Assert.Null(GroundOf(place, "kff-service-lead"));
    }

    [Theory]
    [InlineData("bif-job-1")] // Responsible.
    [InlineData("bif-job-lead")] // Leads the one who is.
    [InlineData("sof-adult-2")] // Of the unit asked.
    public void Whoever_has_left_sees_nothing_from_that_instant_and_sees_again_when_back(string caseworker)
    {
        var place = InEmployment();
        place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        Assert.NotNull(GroundOf(place, caseworker));
        var (before, citizen) = (place.Organization, place.Citizen);

        // The same citizen, not yet looked at anew: the organization alone ends it.
        var left = new Organization(2, before.Document.Without(caseworker), before.Document.Caseworkers, place.Now);
        Assert.Equal(
            AccessDecision.Nothing(NotSeenReason.HasLeft), CitizenAccess.Of(citizen, Viewer.Caseworker(new(caseworker)), left, place.Now));
        var back = new Organization(3, before.Document, left.Left, place.Now);
        Assert.True(CitizenAccess.Of(citizen, Viewer.Caseworker(new(caseworker)), back, place.Now).IsSeen);
    }

    [Fact]
    public void Of_somebody_who_has_left_the_unit_leader_goes_on_seeing_the_citizen()
    {
        var place = InEmployment().Organized(o => o.Without("bif-job-1"));
        Assert.NotNull(GroundOf(place, "bif-job-lead"));
    }

    [Fact]
    public void A_citizen_nothing_was_heard_of_and_a_department_have_nobody_involved()
    {
        AccessDecision For(Viewer viewer) =>
            CitizenAccess.Of(Citizen.New(new("c-9")), viewer, AcceptanceMunicipality.Organization, default);
        Assert.Equal(AccessDecision.Nothing(NotSeenReason.UnknownCitizen), For(Viewer.Of(ViewerKind.Auditor)));
        // Whoever sees only some citizens does not learn that there is none.
        Assert.Equal(AccessDecision.Nothing(NotSeenReason.NotInvolved), For(Viewer.Caseworker(new("bif-job-1"))));
        Assert.Equal(AccessDecision.Nothing(NotSeenReason.SeesNoCitizen), For(Viewer.Of(ViewerKind.Operations)));
        Assert.Empty(Involvements.Of(Citizen.New(new DepartmentAggregate(new("BIF")).Key)));
    }

    [Fact]
    public void Involvements_are_listed_once_and_in_order_persons_before_units()
    {
        var place = InEmployment().Hears("BIF", EventSamples.Started("l", "mentor", "bif-job-1", CitizenScenario.Day("2026-03-01")));
        place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        var involvements = Involvements.Of(place.Citizen);
        Assert.Equal(involvements.Distinct().Order(), involvements);
        Assert.Equal(new Involvement(Addressee.Of(new UnitId("sof-adult")), InvolvementRole.HandoverParty), involvements[^1]);
        Assert.Single(
            involvements, one => one == new Involvement(Addressee.Of(new CaseworkerId("bif-job-1")), InvolvementRole.Responsible));
    }

    [Fact]
    public void A_stranger_who_commands_is_told_only_that_they_are_not_involved()
    {
        var place = InEmployment();
        var offer = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        Command[] commands =
        [
            new AppointAsCoordinator(new("suf-rehab-1"), null),
            new OfferHandover(Course, new("suf-rehab-2"), null, " ", null, null),
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/none")), new("suf-rehab-2"), null, "grund", null, null),
            new RequestHandover(Course, "grund", null, null),
            new AcceptHandover(new(offer!)),
            new DeclineHandover(new("none"), null),
            new WithdrawHandover(new(offer!), null),
            new SettleConflict(new("none"), "yield", null, null),
            new AcknowledgeAlert(new("none")),
        ];
        Assert.All(commands, command => Assert.Equal(
            "The caller is not involved with this citizen.", Assert.IsType<Forbidden>(Told(place, "suf-rehab-1", command)).Why));
    }

    [Fact]
    public void A_commands_own_rule_lets_one_through_who_does_not_see_the_citizen()
    {
        var place = InEmployment()
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        Assert.Null(GroundOf(place, "sof-family-lead"));
        Assert.Null(Told(place, "sof-family-lead", new AppointAsCoordinator(new("sof-family-1"), "kender familien")));
    }

    [Fact]
    public void A_leader_who_is_not_involved_was_told_who_coordinates()
    {
        var place = InEmployment()
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        place.Does("sof-adult-lead", new AppointAsCoordinator(new("sof-adult-2"), "kender borgeren"));
        Assert.Null(GroundOf(place, "sof-family-lead"));
        var told = Assert.IsType<StateConflict>(Told(place, "sof-family-lead", new AppointAsCoordinator(new("sof-family-1"), "x")));
        Assert.DoesNotContain("sof-adult-2", told.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_of_a_unit_who_accepts_is_told_who_was_first()
    {
        var place = InEmployment();
        var offer = place.Does("bif-job-1", new OfferHandover(Course, null, new("sof-adult"), "grund", null, null));
        place.Does("sof-adult-1", new AcceptHandover(new(offer!)));
        Assert.Null(GroundOf(place, "sof-adult-2"));
        var late = Assert.IsType<StateConflict>(Told(place, "sof-adult-2", new AcceptHandover(new(offer!))));
        Assert.Equal(new CaseworkerId("sof-adult-1"), late.By);
        Assert.Contains("sof-adult-1", late.Why, StringComparison.Ordinal);
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "job-placement", "bif-job-1", CitizenScenario.Day("2026-02-01")));

    private static AccessGround? GroundOf(CitizenScenario place, string caseworker) =>
        (CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(caseworker)), place.Organization, place.Now) as Seen)?.What.Ground;

    private static Refusal? Told(CitizenScenario place, string by, Command command)
    {
        var access = CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(by)), place.Organization, place.Now);
        return CommandAccess.Before(access, command) ?? CommandAccess.After(access, place.Asks(by, command), command).Refusal;
    }
}
