using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Pages;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.People;
using Coordination.Organizations;

namespace Coordination.Host.Tests.Pages.People;

public sealed class PersonChoiceTests
{
    private static readonly Organization Organization = new(1, new OrganizationDocument
    {
        Departments =
        [
            new Department { Code = "BIF", Name = "Beskæftigelse", Leader = "b-2" },
            new Department { Code = "SOF", Name = "Social", Leader = "s-1" },
        ],
        Units = [Unit("x", "Afklaring", "BIF"), Unit("y", "Jobcenter Nord", "BIF"), Unit("z", "Borgercenter", "SOF")],
        Caseworkers =
        [
            Person("b-1", "Bo Holm", "BIF", "y") with { Absent = new Absence { From = new DateOnly(2026, 1, 1) }, Substitute = "b-2" },
            Person("b-2", "Åse Holm", "BIF", "x"), Person("b-3", "Dan Nord", "BIF", "y"), Person("s-1", "Søren Bang", "SOF", "z"),
        ],
    }, []);

    private static readonly PageUser User = new(
        new Caller(CallerKind.Caseworker, "b-3"), Organization,
        new Localizer(Language.Danish, new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("holm", "Bo Holm, Åse Holm")]
    [InlineData("HOLM å", "Åse Holm")]
    [InlineData("nord", "Dan Nord, Bo Holm")] // Those of whose name it is come first.
    [InlineData("sof", "Søren Bang")]
    [InlineData("social borgercenter", "Søren Bang")]
    [InlineData("olm", "")] // Words begin with it.
    [InlineData("  ", "")]
    public void Every_word_begins_in_the_name_unit_or_department(string typed, string found) =>
        Assert.Equal(found, string.Join(", ", PersonChoice.Matching(typed, User, 10).Select(static one => one.Name)));

    [Fact]
    public void Whoever_is_away_is_marked_with_who_answers()
    {
        var bo = PersonChoice.Matching("bo holm", User, 1)[0];
        Assert.Equal("Bo Holm · Jobcenter Nord · BIF", bo.Label);
        Assert.Equal("Bo Holm · Jobcenter Nord · BIF · fraværende, Åse Holm svarer imens", bo.Line);
    }

    [Fact]
    public void A_substitute_is_somebody_else_of_the_same_department() =>
        Assert.Equal(["Åse Holm"], PersonChoice.Matching("holm", User, 10, within: new("b-1")).Select(static one => one.Name));

    [Theory]
    [InlineData("b-3", "b-2", "")]
    [InlineData("b-2", "b-1", "b-2 b-1 b-2")]
    [InlineData("s-1", "s-1", "s-1 s-1")]
    [InlineData("s-1", "nobody", "")]
    public void A_circle_of_substitutes_is_told_by_who_is_in_it(string whom, string substitute, string circle) =>
        Assert.Equal(circle, string.Join(' ', AbsenceChange.Circle(Organization.Document, new(whom), substitute)));

    private static OrganizationUnit Unit(string id, string name, string department) =>
        new() { Id = id, Name = name, Department = department };

    private static Caseworker Person(string id, string name, string department, string unit) =>
        new() { Id = id, Name = name, Department = department, Unit = unit };
}
