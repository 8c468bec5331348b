using Coordination.Ids;
using Coordination.Silo.Feed;
using Coordination.Storage.Journal;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Feed;

/// <summary>The database goes back to an earlier state of itself under a silo that has read more, as after a failover.</summary>
public sealed class RestoredFeedTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private static readonly DepartmentCode Department = new("BIF");

    [Fact]
    public async Task What_was_lost_is_told_by_no_silo_and_a_reader_goes_on_after_it()
    {
        var feed = silo.Get<DecisionFeed>();
        await BeginsAsync();
        var kept = await feed.LastPositionAsync(Cancel);
        await BeginsAsync();
        var lost = await ReadAsync(feed, kept);
        Assert.NotEmpty(lost.Decisions);

        await silo.ExecuteAsync($"delete from journal where position > {kept}");
        await silo.Get<Restorations>().NoteAsync(Cancel);

        var refused = await Assert.ThrowsAsync<LostPositionException>(() => feed.RequireKnownAsync(lost.To, Cancel));
        Assert.Equal(kept, refused.ResumeAfter);
        Assert.Empty((await ReadAsync(feed, kept)).Decisions);

        var citizen = await BeginsAsync();
        var told = (await ReadAsync(feed, kept)).Decisions;
        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Equal((citizen, true), (one.Citizen, one.Position > lost.To + DecisionFeed.GapMax)));
        await Assert.ThrowsAsync<LostPositionException>(() => ReadAsync(feed, lost.To)); // Who reads on without asking meets the leap.
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<FeedPage> ReadAsync(DecisionFeed feed, long after) =>
        feed.ReadAsync(Department, after, limit: 100, kinds: null, upToNow: true, Cancel);

    private async Task<string> BeginsAsync()
    {
        var citizen = await silo.NewCitizenAsync();
        await silo.TakeInAsync(citizen, Reports.Started("BIF", "1", silo.Time.Now));
        return citizen;
    }
}
