using Coordination.Domain.Organizations;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>Who is concerned by a change; that nobody is forgotten is a property in <see cref="AnsweringTests"/>.</summary>
public sealed class OrganizationChangeTests
{
    [Fact]
    public void A_leaders_absence_concerns_everyone_of_the_unit_wherever_the_leader_sits()
    {
        var elsewhere =
            AcceptanceMunicipality.Document with { Units = [.. AcceptanceMunicipality.Document.Units.Select(
                u => u.Id == "bif-job" ? u with { Leader = "sof-adult-3" } : u)] };
        var concerned = Concerned(elsewhere, o => o.Absent("sof-adult-3", CitizenScenario.Day("2026-05-01")));
        Assert.Equal(["bif-head", "bif-job-1", "bif-job-2", "bif-job-3", "bif-job-lead", "sof-adult-3"], concerned);
    }

    [Fact]
    public void A_substitutes_absence_concerns_those_they_stand_in_for() =>
        Assert.Equal(
            ["bif-job-1", "bif-job-2"],
            Concerned(AcceptanceMunicipality.Document, o => o.Absent("bif-job-2", CitizenScenario.Day("2026-05-01"))));

    [Fact]
    public void A_return_concerns_whoever_may_have_stood_in_and_nobody_further()
    {
        var away = AcceptanceMunicipality.Document.Absent("bif-job-1", CitizenScenario.Day("2026-05-01"));
        Assert.Equal(["bif-job-1", "bif-job-2"], Concerned(away, o => o.With("bif-job-1", c => c with { Absent = null })));
        var both = away.Absent("bif-job-2", CitizenScenario.Day("2026-05-01"));
        Assert.Equal(["bif-job-1", "bif-job-2", "bif-job-lead"], Concerned(both, o => o.With("bif-job-1", c => c with { Absent = null })));
    }

    [Fact]
    public void A_new_leader_concerns_the_unit_the_old_leader_and_those_who_left_it()
    {
        var left = AcceptanceMunicipality.Document.Caseworkers.Single(c => c.Id == "bif-job-3");
        var before = new Organization(1, AcceptanceMunicipality.Document.Without("bif-job-3"), [left]);
        var after = new Organization(
            2, before.Document with { Units = [.. before.Document.Units.Select(
                u => u.Id == "bif-job" ? u with { Leader = "bif-job-2" } : u)] }, [left]);
        Assert.Equal(
            ["bif-head", "bif-job-1", "bif-job-2", "bif-job-3", "bif-job-lead", "operations:BIF", "unit:bif-job"],
            OrganizationChange.Concerned(before, after).Select(one => one.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_new_department_concerns_what_went_to_the_operations_of_others()
    {
        var concerned = Concerned(
            AcceptanceMunicipality.Document,
            o => o with { Departments = [.. o.Departments, new Department { Code = "TMF", Name = "", Leader = "bif-head" }] });
        Assert.Contains("operations:other", concerned);
        Assert.Contains("operations:TMF", concerned);
    }

    [Fact]
    public void Whoever_becomes_known_is_concerned_and_a_new_telephone_concerns_nobody()
    {
        var newcomer = new Caseworker { Id = "newcomer-7", Name = "", Department = "BIF", Unit = "bif-job" };
        Assert.Equal(
            ["newcomer-7", "unit:bif-job"],
            Concerned(AcceptanceMunicipality.Document, o => o with { Caseworkers = [.. o.Caseworkers, newcomer] })
            .Where(id => id is "newcomer-7" || id.StartsWith("unit:", StringComparison.Ordinal)));
        Assert.Empty(
            Concerned(
                AcceptanceMunicipality.Document,
                o => o.With("bif-job-1", c => c with { Phone = "12345678", Email = "a@b.dk", Name = "Ny" })));
    }

    private static IEnumerable<string> Concerned(OrganizationDocument document, Func<OrganizationDocument, OrganizationDocument> change) =>
        OrganizationChange.Concerned(new Organization(1, document, []), new Organization(2, change(document), document.Caseworkers))
            .Select(one => one.Value).Order(StringComparer.Ordinal);
}
