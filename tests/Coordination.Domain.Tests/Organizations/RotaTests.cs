using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Organizations;

public sealed class RotaTests
{
    private static readonly DepartmentCode Bif = new("BIF");
    private static readonly DepartmentCode Sof = new("SOF");
    private static readonly OrganizationDocument Two = Reduced();

    [Fact]
    public void The_entry_is_answered_by_the_rota_else_the_entry_unit_else_the_head()
    {
        var document = Staffed(Two, "BIF", "SOF", "bif-job-1", "2026-03-02", "2026-03-06");
        Assert.Equal("bif-job-1", Entry(document, "2026-03-02T09:00"));
        Assert.Equal("bif-job-1", Entry(document, "2026-03-06T23:59:59"));
        Assert.Equal("bif-job-lead", Entry(document, "2026-03-07T00:00"));
        Assert.Equal("bif-job-2", Entry(document.Absent("bif-job-1", CitizenScenario.Day("2026-03-02")), "2026-03-02T09:00"));
        var nobody = document.Absent("bif-job-1", CitizenScenario.Day("2026-03-02")).Absent("bif-job-2", CitizenScenario.Day("2026-03-02"));
        Assert.Equal("bif-job-lead", Entry(nobody, "2026-03-02T09:00"));
        Assert.Equal("bif-head", Entry(nobody.Absent("bif-job-lead", CitizenScenario.Day("2026-03-02")), "2026-03-02T09:00"));
        var now = new EvaluationClock(CitizenScenario.Local("2026-03-02T09:00"));
        Assert.Null(new Organization(1, Two, []).EntryWithoutRota(new("XYZ"), now));
    }

    [Fact]
    public void Holes_are_listed_with_their_times_those_ahead_too()
    {
        var document = Staffed(
            Staffed(Two, "BIF", "SOF", "bif-job-1", "2026-03-02", "2026-03-06"), "BIF", "SOF", "bif-job-3", "2026-03-09", "2026-04-30");
        var holes = RotaHoles.Ahead(new Organization(1, document, []), CitizenScenario.Local("2026-03-02T09:00"));
        Assert.Equal(
            [
                new(Bif, Sof, CitizenScenario.Local("2026-03-07T00:00"), CitizenScenario.Local("2026-03-09T00:00")),
                new RotaHole(Sof, Bif, CitizenScenario.Local("2026-03-02T09:00"), null),
            ],
            holes);
    }

    [Fact]
    public void A_rota_hole_alerts_the_head_from_midnight_until_it_is_filled()
    {
        var place = Department("BIF").Organized(o => Staffed(o, "BIF", "SOF", "bif-job-1", "2026-03-02", "2026-03-06"));
        Assert.Empty(place.Alerted("rota-hole"));
        Assert.Empty(place.At("2026-03-06T23:59:59").Alerted("rota-hole"));
        Assert.Equal(["bif-head"], place.At("2026-03-09T08:00").Alerted("rota-hole"));
        var alert = place.AlertTo("bif-head", "rota-hole");
        Assert.Equal((CitizenScenario.Local("2026-03-07T00:00"), "SOF", "BIF"), (alert.RaisedAt, alert.About, alert.Department.Value));

        place.Organized(o => Staffed(o, "BIF", "SOF", "bif-job-3", "2026-03-09", "2026-03-13"));
        Assert.Empty(place.Alerted("rota-hole"));
        Assert.Equal(["bif-head"], place.At("2026-03-14T00:00").Alerted("rota-hole"));
    }

    [Fact]
    public void An_absence_of_whoever_has_the_turn_makes_a_hole_unless_their_substitute_is_there()
    {
        var place = Department("BIF")
            .Organized(
                o => Staffed(o, "BIF", "SOF", "bif-job-1", "2026-03-02", "2026-05-01")
                .Absent("bif-job-1", CitizenScenario.Day("2026-03-04")));
        Assert.Empty(place.At("2026-03-05T09:00").Alerted("rota-hole"));
        place.Organized(o => o.Absent("bif-job-2", CitizenScenario.Day("2026-03-06"), CitizenScenario.Day("2026-03-06")));
        Assert.Equal(["bif-head"], place.At("2026-03-06T00:00").Alerted("rota-hole"));
        Assert.Empty(place.At("2026-03-07T00:00").Alerted("rota-hole"));
    }

    [Fact]
    public void A_department_that_staffs_no_entry_at_all_is_one_matter()
    {
        var place = Department("BIF", AcceptanceMunicipality.Document);
        Assert.Equal("BIF", place.AlertTo("bif-head", "rota-hole").About);
        place.Organized(o => Staffed(o, "BIF", "SOF", "bif-job-1", "2026-03-02", "2026-05-01"));
        Assert.Equal(
            ["BUF", "KFF", "KRIM", "REGION", "SUF"], place.AlertsTo("bif-head").Select(alert => alert.About).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hole_is_acknowledged_and_escalated_like_any_alert()
    {
        var place = Department("BIF").Organized(o => o.With("bif-head", c => c with { Substitute = "bif-job-lead" }));
        Assert.Equal(["bif-head", "bif-job-lead"], place.At("2026-03-05T00:00").Alerted("rota-hole"));
        place.Does("bif-head", new AcknowledgeAlert(place.AlertTo("bif-head").Id));
        Assert.Equal(["bif-head"], place.Alerted("rota-hole"));
    }

    [Fact]
    public void A_department_aggregate_opens_without_a_hole_and_closes_its_alerts_with_the_department()
    {
        var staffed = Staffed(Two, "BIF", "SOF", "bif-job-1", "2026-03-02", "2026-03-06");
        var place = Department("BIF", staffed);
        Assert.Equal(["department-opened"], place.LatestKinds);
        Assert.Equal(CitizenScenario.Local("2026-03-07T00:00"), place.WakeAt);
        Assert.Equal(["bif-head"], place.At("2026-03-07T00:00").Alerted("rota-hole"));
        place.Organized(o => new OrganizationDocument { Caseworkers = o.Caseworkers });
        Assert.Empty(place.Alerted("rota-hole"));
    }

    private static string? Entry(OrganizationDocument document, string at)
    {
        var (organization, clock) = (new Organization(1, document, []), new EvaluationClock(CitizenScenario.Local(at)));
        return (organization.OnRota(Bif, Sof, clock) ?? organization.EntryWithoutRota(Bif, clock))?.Value;
    }

    private static CitizenScenario Department(string code, OrganizationDocument? document = null) =>
        new CitizenScenario(
            organization: new Organization(1, document ?? Two, [])) { Key = new DepartmentAggregate(new(code)).Key }.Organized(o => o);

    private static OrganizationDocument Staffed(
        OrganizationDocument document, string department, string other, string caseworker, string from, string to) => document with
    {
        Rota = [.. document.Rota,
            new RotaEntry { Department = department, For = other, Caseworker = caseworker, From = CitizenScenario.Day(from),
                To = CitizenScenario.Day(to) }],
    };

    private static OrganizationDocument Reduced()
    {
        string[] kept = ["BIF", "SOF"];
        var whole = AcceptanceMunicipality.Document;
        return whole with
        {
            Departments = [.. whole.Departments.Where(d => kept.Contains(d.Code))],
            Units = [.. whole.Units.Where(u => kept.Contains(u.Department))],
            Caseworkers = [.. whole.Caseworkers.Where(c => kept.Contains(c.Department))],
        };
    }
}
