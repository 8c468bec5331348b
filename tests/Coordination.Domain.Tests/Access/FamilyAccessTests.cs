using System.Text.Json;
using Coordination.Domain.Access;
using Coordination.Domain.Reported;
using Coordination.Domain.Tests.Citizens;
using Coordination.Events;
using Coordination.Ids;
using CsCheck;

namespace Coordination.Domain.Tests.Access;

/// <summary>A family link opens nothing: who sees what of a citizen is the same with and without it.</summary>
public sealed class FamilyAccessTests
{
    private const ulong Seed = 60;
    private const int Iterations = 150;
    private const string LinkKind = "family.linked";

    private static readonly Viewer[] Viewers =
    [
        .. ((string[])["bif-job-1", "bif-job-lead", "sof-adult-2", "sof-treatment-lead", "suf-rehab-1", "bif-head", "kff-service-1"])
            .Select(static person => Viewer.Caseworker(new(person))),
    ];

    private static readonly string[] Outputs =
        [Received.Picture, Received.Contacts, Received.Colleagues, Received.Alerts, Received.Entries];

    [Fact]
    public void A_family_link_never_opens_content_whatever_happened()
    {
        var links = 0;
        Gen.Select(RandomEvents.Set, Gen.Int[0, 5], Gen.Int[0, 4]).Each(Seed, Iterations, it => RandomEvents.Print(it.Item1), it =>
        {
            var (events, kind, standing) = it;
            var (alone, linked) = (new CitizenScenario(RandomEvents.Start), new CitizenScenario(RandomEvents.Start));
            foreach (var reported in events.Where(static one => one.Data is not (FamilyLinked or FamilyEnded)))
            {
                alone.Hears(reported);
                linked.Hears(reported);
            }

            foreach (var department in (string[])["BIF", "SOF", "SUF"])
                linked.Hears(
                    department,
                    new FamilyLinked
                    {
                        LinkId = "family", Other = "citizen:relative", Kind = (FamilyKind)kind, Standing = (FamilyStanding)standing,
                    });
            links += linked.Citizen.Known(ItemKinds.FamilyLink).Count();
            foreach (var viewer in Viewers)
            {
                var (before, after) = (Received.By(alone, viewer), Received.By(linked, viewer));
                foreach (var output in Outputs)
                    Assert.Equal(before.GetValueOrDefault(output), after.GetValueOrDefault(output));
                Assert.Equal(
                    HistoryOf(before), HistoryOf(after).Where(static entry => !entry.Contains(LinkKind, StringComparison.Ordinal)));
            }
        });
        Assert.True(links > 300, $"{links} links");
    }

    [Fact]
    public void A_link_is_the_fold_of_its_events_and_holds_on_its_days()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", new FamilyLinked
        {
            LinkId = "f", Other = "citizen:child", Kind = FamilyKind.Child, Standing = FamilyStanding.Custody, StartsOn = Day("2026-01-01"),
        });
        place.Advance("P1D").Hears("SOF", new FamilyLinked
        {
            LinkId = "f", Other = "citizen:child", Kind = FamilyKind.Child, EndsOn = Day("2026-12-31"),
        });
        var link = Assert.Single(place.Citizen.Known(ItemKinds.FamilyLink).Select(FamilyLink.Of));
        Assert.Equal(
            (new CitizenKey("child"), FamilyStanding.Custody, Day("2026-01-01"), Day("2026-12-31"), false),
            (link.Other, link.Standing!.Value, link.StartsOn!.Value, link.EndsOn!.Value, link.IsEnded));
        place.Advance("P1D").Hears("SOF", new FamilyEnded { LinkId = "f" });
        Assert.True(FamilyLink.Of(Assert.Single(place.Citizen.Known(ItemKinds.FamilyLink))).IsEnded);
    }

    /// <summary>
    /// The entries without their numbers and without the instants at which they were decided, which the added events shift: all that a
    /// reader is told.
    /// </summary>
    private static IEnumerable<string> HistoryOf(IReadOnlyDictionary<string, string> outputs) =>
        outputs.TryGetValue(Received.History, out var history)
            ? JsonDocument.Parse(history).RootElement.EnumerateArray().Select(static entry => string.Join(
                ' ', entry.EnumerateObject().Where(static one => one.Name != "version").Select(static one => one.ToString())))
            : ["refused"];

    private static DateOnly Day(string day) => CitizenScenario.Day(day);
}
