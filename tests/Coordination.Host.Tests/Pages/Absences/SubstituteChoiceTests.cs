using Coordination.Domain.Organizations;
using Coordination.Host.Pages.Absences;
using Coordination.Host.Pages.Localization;
using Coordination.Organizations;

namespace Coordination.Host.Tests.Pages.Absences;

public sealed class SubstituteChoiceTests
{
    private static readonly Organization Organization = new(1, new OrganizationDocument
    {
        Departments =
        [
            new Department { Code = "BIF", Name = "", Leader = "b-2" }, new Department { Code = "SOF", Name = "", Leader = "s-1" },
        ],
        Units = [Unit("x", "Afklaring", "BIF"), Unit("y", "Jobcenter", "BIF"), Unit("z", "Borgercenter", "SOF")],
        Caseworkers =
        [
            Person("b-1", "Bo", "BIF", "y") with { Substitute = "s-1" }, Person("b-2", "Åse", "BIF", "x"), Person("b-3", "Dan", "BIF", "y"),
            Person("b-4", "Anne", "BIF", "y"), Person("s-1", "Søren", "SOF", "z"), Person("s-2", "Siri", "SOF", "z"),
        ],
    }, []);

    [Fact]
    public void Any_colleague_can_be_chosen_with_the_unit_and_the_present_substitute_first() =>
        Assert.Equal(
            ["Anne of Jobcenter", "Dan of Jobcenter", "Åse of Afklaring", "Søren of Borgercenter"],
            SubstituteChoice.For(Organization, new("b-1"), new OrganizationNames(Organization)).Select(one => $"{one.Name} of {one.Unit}"));

    [Fact]
    public void Nobody_of_another_department_is_offered_and_nothing_to_somebody_unknown()
    {
        Assert.Equal(["s-2"], SubstituteChoice.For(Organization, new("s-1"), new OrganizationNames(Organization)).Select(one => one.Id));
        Assert.Empty(SubstituteChoice.For(Organization, new("nobody"), new OrganizationNames(Organization)));
    }

    [Fact]
    public void Somebody_with_two_posts_chooses_among_the_colleagues_of_both()
    {
        FurtherPost[] posts = [new() { Department = "BIF", Unit = "x" }];
        var document = Organization.Document with
        {
            Caseworkers = [.. Organization.Document.Caseworkers.Select(one => one.Id == "s-2" ? one with { Posts = posts } : one)],
        };
        Organization both = new(1, document, []);
        Assert.Equal(
            ["Åse of Afklaring", "Søren of Borgercenter", "Anne of Jobcenter", "Bo of Jobcenter", "Dan of Jobcenter"],
            SubstituteChoice.For(both, new("s-2"), new OrganizationNames(both)).Select(one => $"{one.Name} of {one.Unit}"));
        Assert.Contains("s-2", SubstituteChoice.For(both, new("b-1"), new OrganizationNames(both)).Select(one => one.Id));
    }

    [Theory]
    [InlineData("b-3", "b-4", "")]
    [InlineData("s-1", "b-1", "s-1 b-1 s-1")]
    [InlineData("s-1", "s-1", "s-1 s-1")]
    [InlineData("s-1", "nobody", "")]
    public void A_circle_of_substitutes_is_told_by_who_is_in_it(string whom, string substitute, string circle) =>
        Assert.Equal(circle, string.Join(' ', AbsenceChange.Circle(Organization.Document, new(whom), substitute)));

    private static OrganizationUnit Unit(string id, string name, string department) =>
        new() { Id = id, Name = name, Department = department };

    private static Caseworker Person(string id, string name, string department, string unit) =>
        new() { Id = id, Name = name, Department = department, Unit = unit };
}
