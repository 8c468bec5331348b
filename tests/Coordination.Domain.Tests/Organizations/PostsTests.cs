using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;
using CsCheck;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>
/// Somebody with posts in several departments: who leads them, who answers for them, and whom a change of posts concerns.
/// </summary>
public sealed class PostsTests
{
    private static readonly DateTimeOffset[] Instants =
        [CitizenScenario.Local("2026-03-29T12:00"), CitizenScenario.Local("2026-10-25T12:00")];

    [Fact]
    public void Somebody_with_two_posts_is_a_member_of_both_units()
    {
        var organization = TwoPosts.Organization;
        Assert.Contains(TwoPosts.Id, organization.MembersOf(new("bif-job")));
        Assert.Contains(TwoPosts.Id, organization.MembersOf(new("sof-adult")));
        Assert.True(organization.IsIn(new(TwoPosts.Id), new("bif-job")));
        Assert.True(organization.IsIn(new(TwoPosts.Id), new("sof-adult")));
        Assert.False(organization.IsIn(new(TwoPosts.Id), new("sof-family")));
        Assert.False(organization.IsIn(new("bif-job-2"), new("sof-adult")));
        Assert.Equal(["bif-job", "sof-adult"], organization.UnitsOf(new(TwoPosts.Id)).Select(unit => unit.Value));
    }

    [Theory]
    [InlineData("BIF", "BIF", "bif-job", "bif-job-lead", "bif-head")]
    [InlineData("SOF", "SOF", "sof-adult", "sof-adult-lead", "sof-head")]
    [InlineData("SUF", "BIF", "bif-job", "bif-job-lead", "bif-head")] // No post there: the main one counts.
    public void For_what_is_held_in_a_department_the_post_there_counts(
        string held, string department, string unit, string leader, string head)
    {
        var (organization, id, code) = (TwoPosts.Organization, new CaseworkerId(TwoPosts.Id), new DepartmentCode(held));
        Assert.Equal(department, organization.DepartmentOf(id, code).Value);
        Assert.Equal(unit, organization.UnitOf(id, code)!.Value.Value);
        Assert.Equal(leader, organization.LeaderOf(id, code)!.Value.Value);
        Assert.Equal([leader, head], organization.EscalationFrom(id, code).Select(one => one.Value));
        var away = new Organization(2, TwoPosts.Document.Absent(TwoPosts.Id, CitizenScenario.Day("2026-01-01")), []);
        Assert.Equal(leader, away.ResponsibleFor(id, unit: null, code, new EvaluationClock(Instants[0])).Value);
    }

    [Fact]
    public void Seen_from_a_department_it_is_an_organization_in_which_everybody_has_the_post_there() =>
        Documents.Each(seed: 51, iterations: 150, RandomOrganizations.Print, document =>
        {
            var organization = new Organization(1, document, []);
            foreach (var department in (string[])["A", "B"])
            {
                var seen = document with { Caseworkers = [.. document.Caseworkers.Select(one => SeenFrom(department, one))] };
                var (plain, reference) = (new Organization(1, seen, []), new ReferenceOrganization(seen, []));
                foreach (var holder in RandomOrganizations.People.Select(id => new CaseworkerId(id)))
                {
                    Assert.Equal(
                        plain.EscalationFrom(holder, new(department)), organization.EscalationFrom(holder, new(department)));
                    foreach (var instant in Instants)
                        Assert.Equal(reference.Responsible(holder.Value, instant), Answers(organization, holder, department, instant));
                }
            }
        });

    [Fact]
    public void Whoever_is_answered_for_by_another_in_any_department_after_a_change_is_concerned() =>
        Gen.Select(Documents, Documents, Gen.Bool).Each(
            seed: 52, iterations: 200, pair => $"{RandomOrganizations.Print(pair.Item1)}\n{RandomOrganizations.Print(pair.Item2)}", pair =>
            {
                // Half of the time only posts are other ones.
                var (was, drawn, onlyPosts) = pair;
                var now = !onlyPosts ? drawn : was with
                {
                    Caseworkers =
                    [
                        .. was.Caseworkers.Index().Select(it => it.Index % 2 == drawn.Caseworkers.Count % 2 ? it.Item
                            : it.Item.Posts.Count == 0 ? WithPost(it.Item, UnitElsewhere(it.Item)) : it.Item with { Posts = [] }),
                    ],
                };
                var before = new Organization(1, was, []);
                var after = new Organization(2, now, was.Caseworkers);
                var concerned = OrganizationChange.Concerned(before, after);
                foreach (var holder in RandomOrganizations.People.Select(id => new CaseworkerId(id)).Where(id => !after.IsUnknown(id)))
                    foreach (var department in (string[])["A", "B"])
                        if (!AnswersAlike(before, after, holder, department)) Assert.Contains(Addressee.Of(holder), concerned);
            });

    [Fact]
    public void A_post_that_is_added_or_ends_concerns_the_person_and_its_unit()
    {
        var (one, two) = (AcceptanceMunicipality.Organization, TwoPosts.Organization);
        string[] expected = ["operations:SOF", "sof-adult-lead", TwoPosts.Id, "unit:sof-adult"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Concerned(one, two));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Concerned(two, After(two, AcceptanceMunicipality.Document)));
        Assert.Empty(Concerned(two, After(two, TwoPosts.Document)));
    }

    [Fact]
    public void A_post_that_ended_counts_for_what_is_held_there_and_gives_nothing_new()
    {
        var ended = After(TwoPosts.Organization, AcceptanceMunicipality.Document);
        var (id, sof) = (new CaseworkerId(TwoPosts.Id), new DepartmentCode("SOF"));
        foreach (var organization in (Organization[])[ended, After(ended, ended.Document)])
        {
            Assert.False(organization.HasLeft(id));
            Assert.Equal(("sof-adult-lead", "sof-head"), (organization.LeaderOf(id, sof)?.Value, organization.HeadOf(id, sof)?.Value));
            Assert.Equal("bif-job-lead", organization.LeaderOf(id, new("BIF"))?.Value);
            Assert.Equal("BIF", organization.DepartmentOf(id, sof).Value);
            Assert.False(organization.IsIn(id, new("sof-adult")));
            Assert.DoesNotContain(TwoPosts.Id, organization.MembersOf(new("sof-adult")));
        }

        // A new leader of the unit is one for what is still held under it, so the person is concerned.
        var led = ended.Document with
        {
            Units = [.. ended.Document.Units.Select(unit => unit.Id == "sof-adult" ? unit with { Leader = "sof-adult-3" } : unit)],
        };
        Assert.Contains(TwoPosts.Id, Concerned(ended, After(ended, led)));
    }

    [Fact]
    public void Who_changes_the_only_post_takes_along_what_they_hold()
    {
        var moved = After(
            AcceptanceMunicipality.Organization,
            AcceptanceMunicipality.Document.With(TwoPosts.Id, one => one with { Department = "SOF", Unit = "sof-adult" }));
        Assert.Equal("sof-adult-lead", moved.LeaderOf(new CaseworkerId(TwoPosts.Id), new("BIF"))?.Value);
        Assert.Empty(moved.Earlier);
    }

    [Fact]
    public void Further_posts_are_part_of_the_history_and_compared_by_their_contents()
    {
        var again = TwoPosts.Document.With(TwoPosts.Id, one => one with { Posts = [.. one.Posts.Select(post => post with { })] });
        Assert.Empty(Post.Changed(TwoPosts.Organization, After(TwoPosts.Organization, again)));
        var (caseworker, post) = Assert.Single(Post.Changed(AcceptanceMunicipality.Organization, TwoPosts.Organization));
        Assert.Equal(TwoPosts.Id, caseworker);
        Assert.Equal(new FurtherPost { Department = "SOF", Unit = "sof-adult" }, Assert.Single(post!.Posts));
    }

    [Fact]
    public void A_post_stored_before_there_were_further_ones_is_read()
    {
        var post = JsonSerializer.Deserialize<Post>(
            """{"department":"BIF","unit":"bif-job","leads":[],"heads":[],"substitute":null,"absent":null}""",
            JsonSerializerOptions.Web);
        Assert.Empty(post!.Posts);
        Assert.Equal(Post.Of(AcceptanceMunicipality.Organization, new("bif-job-3")), post);
    }

    [Theory]
    [InlineData("bif-job-lead", true)]
    [InlineData("sof-adult-lead", true)]
    [InlineData("sof-head", true)]
    [InlineData("sof-family-lead", false)]
    public void An_absence_is_said_by_the_leaders_of_every_post(string by, bool may) =>
        Assert.Equal(may, AbsenceChange.MaySay(TwoPosts.Organization, new(by), new(TwoPosts.Id)));

    private static Gen<OrganizationDocument> Documents { get; } = Gen.Select(
        RandomOrganizations.Document, Gen.Int[0, 3].Array[RandomOrganizations.PeopleCount],
        (document, posts) => document with
        {
            Caseworkers =
            [
                .. document.Caseworkers.Select((one, number) => posts[number] switch
                {
                    0 => one,
                    1 => WithPost(one, "u-1"),
                    2 => WithPost(one, "u-2"),
                    _ => WithPost(one, "u-3"),
                }),
            ],
        });

    /// <summary>The person with a post in the unit, unless the unit is one of their own department.</summary>
    private static Caseworker WithPost(Caseworker one, string unit) =>
        (unit == "u-1" ? "A" : "B") is var department && department == one.Department
            ? one
            : one with { Posts = [new FurtherPost { Department = department, Unit = unit }] };

    private static string UnitElsewhere(Caseworker one) => one.Department == "A" ? "u-3" : "u-1";

    private static Caseworker SeenFrom(string department, Caseworker one) =>
        one.Posts.FirstOrDefault(post => post.Department == department) is { } there
            ? one with { Department = department, Unit = there.Unit, Posts = [] }
            : one with { Posts = [] };

    private static bool AnswersAlike(Organization before, Organization after, CaseworkerId holder, string department) =>
        Instants.All(instant => Answers(before, holder, department, instant) == Answers(after, holder, department, instant))
        && before.EscalationFrom(holder, new(department)).SequenceEqual(after.EscalationFrom(holder, new(department)));

    private static string Answers(Organization organization, CaseworkerId holder, string department, DateTimeOffset instant) =>
        organization.ResponsibleFor(holder, null, new(department), new EvaluationClock(instant)).Value;

    private static Organization After(Organization before, OrganizationDocument document) =>
        new(before.Version + 1, document, before.Document.Caseworkers.Concat(before.Earlier));

    private static IEnumerable<string> Concerned(Organization before, Organization after) =>
        OrganizationChange.Concerned(before, after).Select(one => one.Value).Order(StringComparer.Ordinal);
}
