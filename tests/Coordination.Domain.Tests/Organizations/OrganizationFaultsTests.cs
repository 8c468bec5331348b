using Coordination.Domain.Organizations;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Organizations;

public sealed class OrganizationFaultsTests
{
    private static readonly string[] Circling = ["bif-job-lead", "bif-job-2", "bif-job-3"];

    [Fact]
    public void A_sound_document_has_none_whatever_its_rota_leaves_open() =>
        Assert.Empty(OrganizationFaults.Of(AcceptanceMunicipality.Document));

    [Fact]
    public void Every_reference_to_nobody_is_named()
    {
        var whole = AcceptanceMunicipality.Document;
        var document = whole with
        {
            DataProtectionOfficer = "nobody",
            Departments = [whole.Departments[0] with { Leader = "nobody", EntryUnit = "nowhere" }, .. whole.Departments.Skip(1)],
            Units = [whole.Units[0] with { Leader = "nobody" }, whole.Units[1] with { Department = "XYZ" }, .. whole.Units.Skip(2)],
            Caseworkers =
                [whole.Caseworkers[0] with { Department = "XYZ", Unit = "nowhere", Substitute = "nobody" }, .. whole.Caseworkers.Skip(1)],
            Rota = [new RotaEntry { Department = "XYZ", For = "ZYX", Caseworker = "nobody", From = CitizenScenario.Day("2026-03-02"),
                To = CitizenScenario.Day("2026-03-02") }],
        };
        Assert.Equal(
            [
                "/dataProtectionOfficer", "/departments/0/leader", "/departments/0/entryUnit", "/units/0/leader", "/units/1/department",
                "/caseworkers/0/department", "/caseworkers/0/unit", "/caseworkers/0/substitute", "/rota/0/department", "/rota/0/for",
                "/rota/0/caseworker",
            ],
            Pointers(document).Distinct());
    }

    [Theory]
    [InlineData("SOF", "sof-adult", null)]
    [InlineData("sof", " SOF-Adult ", null)] // Spelled otherwise, but the same.
    [InlineData("XYZ", "sof-adult", "department")]
    [InlineData("SOF", "nowhere", "unit")]
    [InlineData("SOF", "suf-rehab", "unit")] // A unit of another department.
    [InlineData("BIF", "bif-benefits", "department")] // The main post is there already.
    public void A_further_post_is_in_a_unit_of_another_department(string department, string unit, string? fault)
    {
        var document = AcceptanceMunicipality.Document.With(
            "bif-job-3", c => c with { Posts = [new FurtherPost { Department = department, Unit = unit }] });
        var person = document.Caseworkers.Index().Single(c => c.Item.Id == "bif-job-3").Index;
        Assert.Equal(
            fault is null ? [] : [$"/caseworkers/{person}/posts/0/{fault}"],
            Pointers(document).Where(pointer => fault is null || pointer.EndsWith(fault, StringComparison.Ordinal)));
        if (fault is null)
            Assert.Equal(TwoPosts.Document.Caseworkers[person], new Organization(1, document, []).Document.Caseworkers[person]);
    }

    [Fact]
    public void Two_posts_of_one_person_in_one_department_are_refused()
    {
        FurtherPost[] posts =
            [new() { Department = "SOF", Unit = "sof-adult" }, new() { Department = "SOF", Unit = "sof-family" }];
        Assert.EndsWith(
            "/posts/1/department",
            Assert.Single(Pointers(AcceptanceMunicipality.Document.With("bif-job-3", c => c with { Posts = posts }))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_in_a_circle_of_substitutes_is_named_and_nobody_who_only_leads_to_it()
    {
        var document = AcceptanceMunicipality.Document.With("bif-job-1", c => c with { Substitute = "bif-job-2" })
            .With("bif-job-2", c => c with { Substitute = "bif-job-3" })
            .With("bif-job-3", c => c with { Substitute = "bif-job-2" }).With("bif-job-lead", c => c with { Substitute = "bif-job-lead" });
        Assert.Equal(
            Circling.Select(id => $"/caseworkers/{document.Caseworkers.Index().Single(c => c.Item.Id == id).Index}/substitute"),
            Pointers(document));
    }

    [Fact]
    public void What_is_there_twice_or_has_no_id_is_named()
    {
        var whole = AcceptanceMunicipality.Document;
        Assert.Equal(["/units/10/id"], Pointers(whole with { Units = [.. whole.Units, whole.Units[0]] }));
        Assert.Equal(
            ["/departments/7/code"],
            Pointers(whole with { Departments = [.. whole.Departments, whole.Departments[0] with { Code = " " }] }));
    }

    [Theory]
    [InlineData("bif job", "contains")]
    [InlineData("bif:job", "contains")]
    [InlineData(" bif-job-9", "contains")]
    [InlineData("BIF-Job-1", "differs")]
    [InlineData("Operations", "word")]
    [InlineData("unit:bif-job", "word")]
    public void An_id_that_could_be_taken_for_another_is_refused(string id, string why)
    {
        var whole = AcceptanceMunicipality.Document;
        var last = whole.Caseworkers.Count;
        var fault = Assert.Single(OrganizationFaults.Of(
            whole with { Caseworkers = [.. whole.Caseworkers, whole.Caseworkers[1] with { Id = id, Substitute = null }] }));
        Assert.Equal($"/caseworkers/{last}/id", fault.Pointer);
        Assert.Contains(why, fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bif")]
    [InlineData("Other")]
    [InlineData("coordination")]
    [InlineData("other-authority")]
    [InlineData("S/F")]
    [InlineData("S F")]
    public void A_code_that_could_be_taken_for_another_is_refused(string code)
    {
        var whole = AcceptanceMunicipality.Document;
        Assert.Equal(
            [$"/departments/{whole.Departments.Count}/code"],
            Pointers(whole with { Departments = [.. whole.Departments, whole.Departments[0] with { Code = code }] }));
    }

    [Fact]
    public void Every_such_fault_is_named_and_references_may_be_spelled_otherwise()
    {
        var whole = AcceptanceMunicipality.Document;
        var units = whole.Units.Select(u => u with { Leader = u.Leader!.ToUpperInvariant(), Department = u.Department.ToLowerInvariant() });
        Assert.Empty(OrganizationFaults.Of(whole with { Units = [.. units] }));
        Assert.Equal(
            ["/units/10/id", "/units/11/id"],
            Pointers(whole with { Units = [.. units, whole.Units[0] with { Id = "BIF-JOB" }, whole.Units[0] with { Id = "a b" }] }));
    }

    [Fact]
    public void An_absence_or_a_turn_that_ends_before_it_begins_is_named()
    {
        Assert.Equal(
            ["/caseworkers/0/absent/to"],
            Pointers(
                AcceptanceMunicipality.Document.Absent("bif-head", CitizenScenario.Day("2026-03-03"), CitizenScenario.Day("2026-03-02"))));
        Assert.Empty(
            Pointers(
                AcceptanceMunicipality.Document.Absent("bif-head", CitizenScenario.Day("2026-03-02"), CitizenScenario.Day("2026-03-02"))));
        var turn =
            new RotaEntry { Department = "BIF", For = "SOF", Caseworker = "bif-head", From = CitizenScenario.Local("2026-03-02T12:00"),
            To = CitizenScenario.Local("2026-03-02T12:00") };
        Assert.Equal(["/rota/0/to"], Pointers(AcceptanceMunicipality.Document with { Rota = [turn] }));
    }

    private static IEnumerable<string> Pointers(OrganizationDocument document) =>
        OrganizationFaults.Of(document).Select(fault => fault.Pointer);
}
