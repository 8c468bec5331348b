using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Domain.Tests.Organizations;

public sealed class SpellingTests
{
    private static readonly DateOnly Begin = CitizenScenario.Day("2026-02-01");

    [Theory]
    [InlineData("bif-job-1")]
    [InlineData("BIF-JOB-1")]
    [InlineData(" Bif-Job-1\t")]
    public void A_caseworker_a_unit_and_a_department_are_found_however_they_are_spelled(string written)
    {
        var organization = AcceptanceMunicipality.Organization;
        Assert.Equal("bif-job-1", organization.Find(new CaseworkerId(written))?.Id);
        Assert.Equal("bif-job", organization.UnitOf(new CaseworkerId(written), default)?.Value);
        Assert.Equal("bif-job", organization.Find(new UnitId(written.Replace("-1", "", StringComparison.Ordinal)))?.Id);
        Assert.Equal("BIF", organization.Find(new DepartmentCode(written.Trim()[..3]))?.Code);
    }

    [Theory]
    [InlineData("SØREN.Bæk", "søren.bæk")]
    [InlineData("A\u030ASE", "åse")] // A and a ring, as some systems send it.
    [InlineData("operations:BIF", "operations:BIF")]
    public void An_id_has_one_form(string written, string form) => Assert.Equal(form, new CaseworkerId(written).Value);

    [Theory]
    [InlineData("/bif/fasit", "/BIF/fasit")]
    [InlineData("/BIF/Fasit", "/BIF/Fasit")] // Systems name themselves.
    [InlineData("/bif", "/BIF")]
    public void A_source_has_one_spelling_of_its_department(string written, string form) => Assert.Equal(form, IdSpelling.Source(written));

    [Theory]
    [InlineData("bif/k1", "BIF/k1")]
    [InlineData("BIF/K1", "BIF/K1")] // The department's own ids are its own.
    [InlineData("citizen", "citizen")]
    public void An_item_has_one_spelling_of_its_department(string written, string form) => Assert.Equal(form, new ItemId(written).Value);

    [Theory]
    [InlineData("bif/fasit")]
    [InlineData("Bif")]
    public void Another_spelling_of_a_department_is_no_second_department(string department)
    {
        var place = Spelled(department, "BIF-Job-1 ", " BIF-JOB");
        Assert.DoesNotContain(place.Citizen.Conflicts.Values, conflict => conflict.Kind is "no-coordinator" or "duplicate-intervention");
        var picture = PictureOf(place);
        Assert.Equal(["BIF"], picture.SharedBy);
        Assert.All(picture.Interventions, it => Assert.Equal(("BIF", "bif-job-1", "bif-job"), (it.Department, it.Caseworker, it.Unit)));
    }

    [Fact]
    public void One_thing_reported_under_two_spellings_of_a_department_is_one_thing()
    {
        var place = new CitizenScenario()
            .Hears("BIF", Started("k", "mentor", "bif-job-1", "bif-job"))
            .Hears("bif", new InterventionEnded { InterventionId = "k", EndedOn = CitizenScenario.Day("2026-02-20") });
        Assert.Equal("BIF/k", Assert.Single(place.Citizen.Interventions.Values).Id.Value);
        Assert.Equal(InterventionStatus.Ended, place.Citizen.Interventions[new("bif/k")].Status);
    }

    [Fact]
    public void Names_are_shown_as_the_organization_spells_them()
    {
        var organization = new Organization(1, Respelled(), []);
        var picture = PictureOf(Spelled("bif", "bif-job-1", "bif-job", organization));
        Assert.Equal(["Bif"], picture.SharedBy);
        Assert.All(picture.Interventions, it => Assert.Equal(
            ("Bif", "Bif-Job-1", "Bif-Job", "Bif-Job-1"), (it.Department, it.Caseworker, it.Unit, it.Responsible)));
        Assert.StartsWith("Bif/", picture.Interventions[0].Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_learned_later_matches_what_was_stored_before()
    {
        var place = new CitizenScenario(organization: Organization.Empty)
            .Hears("bif", Started("k", "mentor", " BIF-Job-1", "Bif-JOB"));
        Assert.Equal("BIF-Job-1", PictureOf(place).Interventions[0].Caseworker); // As it was sent.
        place.Organized(_ => AcceptanceMunicipality.Document);
        Assert.Equal(AccessGround.Responsible, GroundOf(place, "bif-job-1"));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "bif-job-lead"));
        Assert.Equal("bif-job-1", PictureOf(place).Interventions[0].Responsible);
        place.Organized(_ => Respelled());
        Assert.Equal("Bif-Job-1", PictureOf(place).Interventions[0].Responsible);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Spelling_and_order_of_arrival_change_nothing_of_the_picture(int seed)
    {
        var random = new Random(seed);
        var plain = PictureOf(Told(Reports(static name => name)));
        foreach (var known in (bool[])[true, false])
        {
            DepartmentEvent[] spelled = [.. Reports(name => Misspelled(name, random))];
            random.Shuffle(spelled);
            var picture = PictureOf(Told([.. spelled, .. spelled], known));
            Assert.Equal(Outline(plain), Outline(picture));
        }
    }

    [Fact]
    public void The_leader_of_a_unit_named_with_somebody_unknown_acts_until_they_are_known()
    {
        var place = new CitizenScenario().Hears("BIF", Started("k", "mentor", "Ny.Medarbejder", "BIF-job"));
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "bif-job-lead"));
        Assert.Null(GroundOf(place, "bif-job-2"));
        Assert.Null(GroundOf(place, "bif-benefits-lead"));
        place.Does("bif-job-lead", new OfferHandover(
            new(ResponsibilityType.Intervention, new("BIF/k")), new CaseworkerId("BIF-Benefits-2"), null, "ny sagsbehandler", null, null));
        place.Organized(o => o with
        {
            Caseworkers = [.. o.Caseworkers, new() { Id = "ny.medarbejder", Name = "Ny", Department = "BIF", Unit = "bif-benefits" }],
        });
        Assert.Equal(AccessGround.UnitLeader, GroundOf(place, "bif-benefits-lead"));
        Assert.NotEqual(AccessGround.UnitLeader, GroundOf(place, "bif-job-lead"));
    }

    [Fact]
    public void A_new_leader_of_a_unit_named_with_somebody_unknown_is_reached()
    {
        var place = new CitizenScenario().Hears("BIF", Started("k", "mentor", "ny", "bif-job"));
        var unit = new Involvement(Addressee.Of(new UnitId("bif-job")), InvolvementRole.NamedUnit);
        Assert.Contains(unit, Involvements.Of(place.Citizen));
        var after = new Organization(
            2, AcceptanceMunicipality.Document with
            {
                Units = [.. AcceptanceMunicipality.Document.Units.Select(u => u.Id == "bif-job" ? u with { Leader = "bif-job-2" } : u)],
            }, []);
        Assert.Contains(unit.Party, OrganizationChange.Concerned(AcceptanceMunicipality.Organization, after));
        Assert.DoesNotContain(
            Involvements.Of(new CitizenScenario().Hears("BIF", Started("k", "mentor", "bif-job-1", "bif-job")).Citizen),
            one => one.Role == InvolvementRole.NamedUnit);
    }

    private static CitizenScenario Spelled(string department, string caseworker, string unit, Organization? organization = null) =>
        new CitizenScenario(organization: organization)
            .Hears("BIF", Started("k", "mentor", "bif-job-1", "bif-job"))
            .Hears(department, Started("l", "mentor", caseworker, unit));

    private static CitizenScenario Told(IEnumerable<DepartmentEvent> events, bool isKnown = true)
    {
        var place = new CitizenScenario(organization: isKnown ? null : Organization.Empty);
        foreach (var reported in events) place.Hears(reported with { Source = IdSpelling.Source(reported.Source) });
        return isKnown ? place : place.Organized(_ => AcceptanceMunicipality.Document);
    }

    private static IEnumerable<DepartmentEvent> Reports(Func<string, string> spell)
    {
        var at = CitizenScenario.Local("2026-03-02T08:00");
        yield return EventSamples.Of(
            spell("BIF"), Started("k", "mentor", spell("bif-job-1"), spell("bif-job")), at, "1");
        yield return EventSamples.Of(
            spell("BIF"), Started("l", "mentor", spell("bif-job-2"), spell("bif-job")), at.AddMinutes(1), "2");
        yield return EventSamples.Of(
            spell("SOF"), Started("m", "contact-person", spell("sof-adult-1"), spell("sof-adult")), at.AddMinutes(2), "3");
        yield return EventSamples.Of(
            spell("BIF"), new CaseworkerAssigned { InterventionId = "k", Caseworker = spell("bif-job-3") }, at.AddMinutes(3), "4");
        yield return EventSamples.Of(
            spell("BIF"), new CaseworkerAssigned { InterventionId = "l", Caseworker = spell("bif-job-2") }, at.AddMinutes(4), "5");
    }

    private static string Misspelled(string name, Random random) =>
        string.Concat(name.Select(one => random.Next(2) == 0 ? char.ToUpperInvariant(one) : char.ToLowerInvariant(one)));

    private static string Outline(CitizenView picture) => string.Join(
        '\n',
        picture.SharedBy.Concat(picture.Interventions.Select(it => $"{it.Id} {it.Department} {it.Unit} {it.Caseworker} {it.Responsible}"))
            .Concat(picture.Handovers.Where(it => it.Status == "accepted").Select(it => $"{it.What.Id} {it.From} {it.AcceptedBy}").Order())
            .Concat(picture.Conflicts.Where(it => it.Status == "open").Select(it =>
                $"{it.Id} {it.Kind} {it.Owes} {it.Proposed} {string.Join(',', it.Told)}").Order()));

    private static OrganizationDocument Respelled()
    {
        var document = AcceptanceMunicipality.Document;
        return document with
        {
            Departments = [.. document.Departments.Select(d => d with { Code = d.Code == "BIF" ? "Bif" : d.Code })],
            Units = [.. document.Units.Select(u => u with { Id = u.Id == "bif-job" ? "Bif-Job" : u.Id })],
            Caseworkers = [.. document.Caseworkers.Select(c => c with { Id = c.Id == "bif-job-1" ? "Bif-Job-1" : c.Id })],
        };
    }

    private static InterventionStarted Started(string id, string kind, string caseworker, string unit) =>
        new() { InterventionId = id, Kind = kind, Caseworker = caseworker, Unit = unit, StartsOn = Begin };

    private static CitizenView PictureOf(CitizenScenario place) =>
        CitizenPicture.Of(
            place.Citizen, place.DecisionContext, Viewer.Of(ViewerKind.Auditor), Disclosure.Whole(AccessGround.Auditor));

    private static AccessGround? GroundOf(CitizenScenario place, string caseworker) =>
        (CitizenAccess.Of(place.Citizen, Viewer.Caseworker(new(caseworker)), place.Organization, place.Now) as Seen)?.What.Ground;
}
