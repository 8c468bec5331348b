using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;
using CsCheck;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>Exactly one person answers at every instant, whatever the organization, and moves are journaled when they happen.</summary>
public sealed class AnsweringTests
{
    private static readonly (
        string From, string To)[] Nights = [("2026-03-26T09:00", "2026-04-03T09:00"), ("2026-10-22T09:00", "2026-10-29T09:00")];

    [Fact]
    public void At_every_instant_the_one_who_answers_is_the_one_of_the_plain_definition() =>
        RandomOrganizations.Document.Each(seed: 41, iterations: 60, RandomOrganizations.Print, document =>
        {
            var organization = new Organization(1, document, [Gone]);
            foreach (var (from, to) in Nights)
                foreach (var holder in RandomOrganizations.People.Append(Gone.Id))
                    foreach (var instant in Instants(document, CitizenScenario.Local(from), CitizenScenario.Local(to)))
                        Assert.Equal(
                            Plain(document, holder, instant),
                            organization.ResponsibleFor(new(holder), new("u-1"), new("A"), new EvaluationClock(instant)).Value);
        });

    [Fact]
    public void Moves_are_journaled_at_the_instants_of_the_plain_definition_and_at_no_other() =>
        RandomOrganizations.Document.Each(seed: 42, iterations: 40, RandomOrganizations.Print, document =>
        {
            foreach (var (from, to) in Nights)
            {
                var holder = document.Caseworkers[0].Id;
                var place = new CitizenScenario(from, new Organization(1, document, [Gone]))
                    .Hears("A", EventSamples.Started("k", "contact-course", holder, CitizenScenario.Day("2026-01-05")));
                var first = place.Journal.Count;
                Assert.Equal(Plain(document, holder, place.Now), place.Responsible("A/k"));
                place.At(to);

                var moved = place.Journal.Skip(first).Where(entry => entry.Fact is ResponsibilityMoved)
                    .Select(entry => (entry.At, ((ResponsibilityMoved)entry.Fact).Answering.Person.Value)).ToList();
                var expected = Instants(document, CitizenScenario.Local(from), CitizenScenario.Local(to))
                    .Where(instant =>
                        instant > CitizenScenario.Local(from)
                        && Plain(document, holder, instant) != Plain(document, holder, instant.AddMilliseconds(-1)))
                    .Select(instant => (instant, Plain(document, holder, instant))).ToList();
                Assert.Equal(expected, moved);
            }
        });

    [Fact]
    public void Whoever_is_answered_for_by_another_after_a_change_is_concerned_by_it() =>
        Gen.Select(RandomOrganizations.Document, RandomOrganizations.Document, Gen.Int[0, 3]).Each(
            seed: 43, iterations: 150, sample => $"{RandomOrganizations.Print(sample.Item1)}\n{RandomOrganizations.Print(sample.Item2)}",
            sample =>
            {
                // Mostly only one list of the document is another, so that each kind of change stands alone.
                var (was, drawn, what) = sample;
                var now = what switch
                {
                    0 => was with { Departments = [.. drawn.Departments.Where(d => was.Caseworkers.Any(c => c.Id == d.Leader))] },
                    1 => was with { Units = [.. drawn.Units.Select(
                        u => was.Caseworkers.Any(c => c.Id == u.Leader) ? u : u with { Leader = null })] },
                    2 => was with { Caseworkers = [.. was.Caseworkers.Select(
                        c => drawn.Caseworkers.FirstOrDefault(d => d.Id == c.Id) is { } other ? c with { Absent = other.Absent } : c)] },
                    _ => drawn,
                };
                var before = new Organization(1, was, [Gone]);
                var after = new Organization(2, now, was.Caseworkers.Append(Gone));
                var concerned = OrganizationChange.Concerned(before, after);
                foreach (var holder in RandomOrganizations.People.Append(Gone.Id).Select(id => new CaseworkerId(id)))
                {
                    var differs = Nights.SelectMany(
                        night =>
                        Instants(was, CitizenScenario.Local(night.From), CitizenScenario.Local(night.To))
                        .Concat(Instants(now, CitizenScenario.Local(night.From), CitizenScenario.Local(night.To))))
                        .Any(instant => Answers(before, holder, instant) != Answers(after, holder, instant))
                        || !before.EscalationFrom(holder, default).SequenceEqual(after.EscalationFrom(holder, default));
                    if (differs) Assert.Contains(Addressee.Of(holder), concerned);
                }
            });

    private static Caseworker Gone { get; } = new() { Id = "p-gone", Name = "", Department = "A", Unit = "u-2", Substitute = "p-0" };

    private static CaseworkerId Answers(Organization organization, CaseworkerId holder, DateTimeOffset instant) =>
        organization.ResponsibleFor(holder, null, default, new EvaluationClock(instant));

    private static string Plain(OrganizationDocument document, string holder, DateTimeOffset instant) =>
        new ReferenceOrganization(document, [Gone]).Responsible(holder, instant);

    /// <summary>Every instant at which anything may change between two, in order, with those just before and some in between.</summary>
    private static IReadOnlyList<DateTimeOffset> Instants(OrganizationDocument document, DateTimeOffset from, DateTimeOffset to)
    {
        SortedSet<DateTimeOffset> instants = [];
        for (var hour = from; hour <= to; hour = hour.AddMinutes(60)) instants.Add(hour);
        foreach (var time in document.Caseworkers.SelectMany(c => (DateOrInstant?[])[c.Absent?.From, c.Absent?.To]).OfType<DateOrInstant>())
        {
            if (time.Instant is { } instant) instants.Add(instant);
            if (time.Date is not { } day) continue;
            instants.Add(LocalTime.StartOfDay(day));
            instants.Add(LocalTime.StartOfDay(day.AddDays(1)));
        }

        foreach (var instant in instants.ToList()) instants.Add(instant.AddMilliseconds(-1));
        return [.. instants.Where(instant => instant >= from && instant <= to)];
    }
}
