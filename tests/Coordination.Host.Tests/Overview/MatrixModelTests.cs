using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Operations.Summary;
using Coordination.Storage.Operations;

namespace Coordination.Host.Tests.Overview;

/// <summary>Departments by departments: conflicts both ways, waits one way, told as leaders are told figures.</summary>
public sealed class MatrixModelTests
{
    private static readonly ToldFigures OfBif = new(["BIF"], PolicyBook.Delivered.Newest.Access, Organization.Empty);

    [Fact]
    public void A_conflict_is_between_two_and_a_wait_goes_one_way()
    {
        var matrix = MatrixModel.Of(Summary, seesLists: true);
        Assert.Equal(["BIF", "SOF", "SUF"], matrix.Departments);
        Assert.Equal((7, 7), (matrix["BIF", "SOF"].Conflicts.Value, matrix["SOF", "BIF"].Conflicts.Value));
        Assert.Equal(matrix["BIF", "SOF"].Conflicts.Href, matrix["SOF", "BIF"].Conflicts.Href);
        Assert.Matches("departments=BIF(,|%2C)SOF", matrix["BIF", "SOF"].Conflicts.Href);
        Assert.Equal((40.0, "offered-accepted"), (matrix["BIF", "SOF"].MedianHours, matrix["BIF", "SOF"].Stage));
        Assert.Null(matrix["SOF", "BIF"].MedianHours);
        Assert.Equal(0, matrix["SUF", "BIF"].Conflicts.Value);
        Assert.Equal(7, matrix.Most);
    }

    [Fact]
    public void Leaders_are_told_in_whole_fives_and_nothing_of_fewer()
    {
        var matrix = MatrixModel.Of(Summary.As(OfBif), seesLists: false);
        Assert.Equal(5, matrix["BIF", "SOF"].Conflicts.Value);
        Assert.Null(matrix["BIF", "SOF"].Conflicts.Href);
        Assert.Equal(0, matrix["SOF", "SUF"].Conflicts.Value);
        Assert.Null(matrix["SUF", "BIF"].MedianHours);
    }

    private static SummaryView Summary { get; } = new(
        DateTimeOffset.UnixEpoch, 0, 0, new InboxView(0, null), 0, 0, 0,
        ConflictCounts.Of([new("clash", ["BIF", "SOF"], 7), new("clash", ["SOF", "SUF"], 3), new("clash", [], 9)]),
        new HandoverCounts(0, 0),
        [], 0, new CitizenCounts(0, 0, 0),
        [
            new WaitingView("offered-accepted", "BIF", "SOF", 6, 40, 90), new WaitingView("contact-answer", "BIF", "SOF", 20, 5, 9),
            new WaitingView("contact-answer", "SUF", "BIF", 4, 2, 3), new WaitingView("contact-answer", "", "BIF", 9, 1, 2),
        ],
        1, new JournalView(null, null), new PolicyNowView("v", 0), 0);
}
