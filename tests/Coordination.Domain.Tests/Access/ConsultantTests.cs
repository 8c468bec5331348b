using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;

namespace Coordination.Domain.Tests.Access;

public sealed class ConsultantTests
{
    private static readonly Viewer Consultant = Viewer.Caseworker(new("kff-service-1"));

    [Theory]
    [InlineData("bif-job-lead", true)] // Leads the unit of a department at work.
    [InlineData("bif-benefits-lead", true)] // Another unit of it.
    [InlineData("bif-head", true)]
    [InlineData("sof-head", true)] // Of the other department at work.
    [InlineData("sof-family-lead", true)]
    [InlineData("suf-head", false)]
    [InlineData("suf-rehab-lead", false)] // Of a department that does not work with the citizen.
    [InlineData("bif-job-1", false)]
    public void A_leader_of_a_department_at_work_assigns_the_consultant(string by, bool may)
    {
        var place = InEmployment()
            .Hears("SOF", EventSamples.Started("b", "housing-support", "sof-adult-1", CitizenScenario.Day("2026-02-01")));
        if (may) place.Does(by, new AssignConsultant(Consultant.Id, "mange sager på én gang"));
        else place.Refuses<Forbidden>(by, new AssignConsultant(Consultant.Id, "mange sager på én gang"));
    }

    [Fact]
    public void The_consultant_sees_everything_until_the_assignment_ends_and_their_leader_nothing()
    {
        var place = InEmployment();
        Assert.Null(ShownTo(place, Consultant));
        place.Does("bif-job-lead", new AssignConsultant(Consultant.Id, "mange sager på én gang"));
        Assert.Equal((true, AccessGround.Consultant), (ShownTo(place, Consultant)!.IsWhole, ShownTo(place, Consultant)!.Ground));
        Assert.Null(ShownTo(place, Viewer.Caseworker(new("kff-service-2"))));
        Assert.Contains(
            new Involvement(Addressee.Of(Consultant.Id), InvolvementRole.Consultant), Involvements.Of(place.Citizen));
        place.Does("bif-head", new AssignConsultant(null, "planen er på plads"));
        Assert.Null(ShownTo(place, Consultant));
    }

    [Fact]
    public void Another_consultant_takes_the_place_of_the_first_and_nobody_is_ended_twice()
    {
        var place = InEmployment();
        Assert.Equal(
            "Nobody is assigned.",
            place.Refuses<StateConflict>("bif-job-lead", new AssignConsultant(null, "planen er på plads")).Why);
        place.Does("bif-job-lead", new AssignConsultant(Consultant.Id, "mange sager på én gang"));
        place.Does("bif-job-lead", new AssignConsultant(new("suf-rehab-1"), "afløser"));
        Assert.Null(ShownTo(place, Consultant));
        Assert.NotNull(ShownTo(place, Viewer.Caseworker(new("suf-rehab-1"))));
    }

    [Theory]
    [InlineData("suf-rehab-1", null, "/reason")]
    [InlineData("suf-rehab-1", "  ", "/reason")]
    [InlineData(null, "", "/reason")]
    [InlineData("nobody-9", "afløser", "/caseworker")]
    [InlineData("nobody-9", null, "/reason /caseworker")]
    public void A_reason_and_somebody_of_the_organization_are_given(string? caseworker, string? reason, string faults)
    {
        var command = new AssignConsultant(caseworker is null ? null : new(caseworker), reason);
        Assert.Equal(
            faults, string.Join(' ', InEmployment().Refuses<Invalid>("bif-head", command).Faults.Select(static one => one.Pointer)));
    }

    [Fact]
    public void The_consultant_is_assigned_once_with_department_and_instant()
    {
        var place = InEmployment();
        place.Does("bif-job-lead", new AssignConsultant(Consultant.Id, "mange sager på én gang"));
        Assert.Equal(new Consultant(Consultant.Id, new("KFF"), place.Now), place.Citizen.Consultant);
        Assert.Equal(
            "That person is assigned already.",
            place.Refuses<StateConflict>("bif-job-lead", new AssignConsultant(Consultant.Id, "igen")).Why);
        place.Does("bif-job-lead", new AssignConsultant(null, "planen er på plads"));
        Assert.Null(place.Citizen.Consultant);
    }

    private static CitizenScenario InEmployment() =>
        new CitizenScenario().Hears("BIF", EventSamples.Started("k", "job-placement", "bif-job-1", CitizenScenario.Day("2026-02-01")));

    private static Disclosure? ShownTo(CitizenScenario place, Viewer viewer) =>
        CitizenAccess.Of(place.Citizen, viewer, place.Organization, place.Now).Shown;
}
