using System.Globalization;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Feed;

/// <summary>The feed for Orleans clients, on the silo they are connected to.</summary>
/// <remarks>Reentrant: a reader that waits holds up no other.</remarks>
[StatelessWorker]
[Reentrant]
[GrainType("department-feed")]
internal sealed class DepartmentFeedGrain(DecisionFeed feed, OrganizationSource organization, TimeProvider machine)
    : Grain, IDepartmentFeedGrain
{
    private const int LimitMax = 1_000;
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    public Task<long> LastPosition()
    {
        Require();
        return feed.LastPositionAsync();
    }

    public async Task<FeedPageView> ReadAfter(long position, int limit, TimeSpan wait)
    {
        var department = Require();
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        try
        {
            await feed.RequireKnownAsync(position);
            return await ReadAsync(department, position, Math.Clamp(limit, 1, LimitMax), wait);
        }
        catch (LostPositionException lost)
        {
            throw new ArgumentException(
                "The position is not of this database" + (lost.ResumeAfter is { } after
                    ? string.Create(CultureInfo.InvariantCulture, $" any more; it was restored. Read on after {after}.")
                    : "."),
                nameof(position));
        }
    }

    private async Task<FeedPageView> ReadAsync(DepartmentCode department, long position, int count, TimeSpan wait)
    {
        var page = await feed.ReadAsync(department, position, count, kinds: null, upToNow: true);
        var (began, atMost) = (machine.GetTimestamp(), wait < WaitMax ? wait : WaitMax);
        while (page is { IsLast: true, Decisions.Count: 0 } && atMost - machine.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            await feed.WaitAsync(page.To, left);
            RequireKnown(department);
            page = await feed.ReadAsync(department, page.To, count, kinds: null, upToNow: false);
        }

        return new FeedPageView(page.Decisions, page.To, page.IsLast);
    }

    private DepartmentCode Require()
    {
        var department = new DepartmentCode(IdSpelling.Department(this.GetPrimaryKeyString()));
        if (Caller.Current?.MayFollow(department.Value) != true)
            throw new UnauthorizedAccessException("The caller may not follow the decisions of this department.");
        RequireKnown(department);
        return department;
    }

    private void RequireKnown(DepartmentCode department)
    {
        if (organization.Current.Find(department) is null)
            throw new ArgumentException("The organization knows no such department.");
    }
}
