using Coordination.Host.Pages.Operations;
using Coordination.Host.Pages.Operations.Programmes;
using Coordination.Host.Pages.Operations.SharedCitizenLists;
using Coordination.Host.Pages.Operations.Summary;
using Coordination.Host.Pages.Operations.Trends;

namespace Coordination.Browser.Tests.Preview;

public static class PreviewOperationsData
{
    public static OperationsModel Busy() => new(
        new SymptomsModel(
            new(1204, "/operations/inbox"), TimeSpan.FromSeconds(340), true, new(3, "/operations/deadlines?status=missed"),
            new(12, "/operations/alerts"), new(0, "/operations/refused"), new(2, "/operations/parked"), new(1, "/operations/dead-letters")),
        new FlowsModel(212.4, 208.9, TimeSpan.FromMilliseconds(3.2), TimeSpan.FromMilliseconds(18.4), 3),
        new CollaborationModel(
            new(17, "/operations/without-coordinator"), new(9, "/operations/handovers"), new(0, null),
            [
                new("appointment-clash", new(14, "/c?kind=1")), new("sanction-hold", new(6, "/c?kind=2")),
                new("no-coordinator", new(4, "/c?kind=3")), new("repeated-demand", new(1, "/c?kind=4")),
            ],
            [new("BIF – SOF", new(11, "/c?pair=1")), new("BIF – SUF", new(7, "/c?pair=2")), new("BUF – SOF", new(3, "/c?pair=3"))],
            [new("BIF", new(31, "/d?1"), new(4, "/d?2"), new(0, null)), new("SOF", new(48, "/d?3"), new(9, "/d?4"), new(3, "/d?5"))]),
        new SharedCitizenSummaryModel(
            ReportPeriod.Quarter, new("", new(3481, "/s"), new(17, "/s?c"), new(2204, "/s?p")),
            [
                new("BIF – SOF", new(3020, "/s?1"), new(12, "/s?2"), new(1904, "/s?3")),
                new("SOF – SUF", new(461, "/s?4"), new(5, "/s?5"), new(0, null)),
            ],
            new ProgrammeModel(new(1277, "/s?plan=with"), 3500, new(2028, 12, 31), 260, 3698, true, true),
            [
                new("offered-accepted", "BIF", "SOF", new(41, "/w?1"), 19.5, 70),
                new("conflict-answer", "BIF", "SOF", new(23, "/w?2"), 5.2, 31),
            ]),
        Trends(hour => 180 + hour % 7 * 5),
        "/live/operations");

    public static OperationsModel Quiet() => new(
        new SymptomsModel(new(0, null), null, false, new(0, null), new(0, null), new(0, null), new(0, null), new(0, null)),
        new FlowsModel(0, 0, null, null, 1),
        new CollaborationModel(new(0, null), new(0, null), new(0, null), [], [], []),
        new SharedCitizenSummaryModel(
            ReportPeriod.Quarter, new("", new(0, null), new(0, null), new(0, null)), [],
            new ProgrammeModel(new(0, null), null, null, 0, null, false, false), []),
        Trends(static _ => null),
        "/live/operations");

    private static TrendModel Trends(Func<int, long?> value)
    {
        var from = new DateTimeOffset(2026, 12, 1, 14, 0, 0, TimeSpan.Zero);
        TrendPoint[] points = [.. Enumerable.Range(0, 24).Select(hour => new TrendPoint(from.AddHours(hour), value(hour)))];
        return new("24h", from, [new("events-settled", "count", points, points), new("conflicts-open", "level", points, points)]);
    }
}
