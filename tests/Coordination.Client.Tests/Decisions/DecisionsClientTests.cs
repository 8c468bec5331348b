using System.Collections.Concurrent;
using Coordination.Testing;
using Coordination.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Decisions;

public sealed class DecisionsClientTests(ServiceHost service)
{
    [Fact]
    public async Task Pages_lead_from_a_position_to_the_newest_decision()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var decisions = api.GetRequiredService<DecisionsClient>();
        var before = await NewestAsync(decisions);
        var key = await Reported.YieldingAsync(service);

        List<DecisionView> read = [];
        for (var page = await decisions.ReadAsync(before, limit: 1); ; page = await decisions.ReadAsync(page.Position, limit: 1))
        {
            Assert.True(page.Decisions.Count <= 1);
            read.AddRange(page.Decisions);
            if (page.IsLast) break;
        }

        var yielded = Assert.Single(read, static decision => decision.Kind == "appointment-yielded");
        Assert.Equal((key, "BIF/m-1", "yielding"), (yielded.Citizen, yielded.Appointment!.Id, yielded.Appointment.Status));
        var detected = Assert.Single(read, static decision => decision.Kind == "conflict-detected");
        Assert.Equal(("citizen-unavailable", "citizen-unavailable"), (detected.Rule, detected.Conflict!.Kind));
        Assert.NotEmpty(detected.PolicyVersion!);
        Assert.Equal(read.OrderBy(static decision => decision.Position), read);

        await using var integration = service.Api("role:integration");
        var filtered = await integration.GetRequiredService<DecisionsClient>().ReadAsync(
            before, new DecisionFilter("BIF", ["appointment-yielded"]));
        Assert.Equal([yielded.Position], filtered.Decisions.Select(static decision => decision.Position));
    }

    [Fact]
    public async Task A_position_of_another_database_is_refused_with_where_to_go_on()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var decisions = api.GetRequiredService<DecisionsClient>();
        var newest = await NewestAsync(decisions);
        var unknown = await Assert.ThrowsAsync<UnknownPositionException>(() => decisions.ReadAsync(long.MaxValue));
        Assert.True(unknown.Newest >= newest);
        await Assert.ThrowsAsync<UnknownPositionException>(() => decisions.StreamAsync(long.MaxValue).FirstAsync().AsTask());
    }

    [Fact]
    public async Task A_reader_who_may_not_read_a_department_is_told_at_once()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var refused = await Assert.ThrowsAsync<ApiRefusedException>(() => api.GetRequiredService<DecisionsClient>()
            .FollowAsync(0, new DecisionFilter("SOF")).FirstAsync().AsTask());
        Assert.Equal(403, refused.Problem.Status);
    }

    [Fact]
    public async Task Readers_go_on_through_a_killed_host_and_miss_nothing()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var decisions = api.GetRequiredService<DecisionsClient>();
        var before = await NewestAsync(decisions);
        using var over = new CancellationTokenSource();
        var (polled, streamed) = (new ConcurrentQueue<long>(), new ConcurrentQueue<long>());
        var readers = Task.WhenAll(
            KeepAsync(decisions.FollowAsync(before, limit: 2, cancellation: over.Token), polled),
            KeepAsync(decisions.StreamAsync(before, cancellation: over.Token), streamed));

        for (var kill = 0; kill < 2; kill++)
        {
            await Reported.YieldingAsync(service);
            await service.Host.KillAsync();
            await service.Host.StartAsync();
            await Reported.YieldingAsync(service);
        }

        var page = await decisions.ReadAsync(before, limit: DecisionsClient.PageMax);
        var all = page.Decisions.Select(static one => one.Position).ToArray();
        Assert.NotEmpty(all);
        foreach (var read in new[] { polled, streamed })
            await Eventually.IsAsync("the last decision", () => Task.FromResult(read.Contains(all[^1])));
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => readers);
        Assert.Equal(all, polled);
        Assert.Equal(all, streamed);
    }

    [Fact]
    public async Task A_reader_that_starts_anew_goes_on_after_its_stored_position()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-position-");
        try
        {
            var path = Path.Combine(folder.FullName, "position");
            Assert.Equal(0, new PositionFile(path).Read());
            await using var api = service.Api(ServiceHost.Bif);
            var decisions = api.GetRequiredService<DecisionsClient>();
            var before = await NewestAsync(decisions);
            new PositionFile(path).Write(before);
            List<long> read = [];
            string[] keys = [await Reported.YieldingAsync(service), await Reported.YieldingAsync(service)];
            foreach (var key in keys)
            {
                // Each reader ends at the first page that tells of its citizen, as if it crashed after it stored the position.
                await foreach (var page in decisions.FollowAsync(new PositionFile(path).Read(), limit: 3))
                {
                    read.AddRange(page.Decisions.Select(static decision => decision.Position));
                    new PositionFile(path).Write(page.Position);
                    if (page.Decisions.Any(decision => decision.Citizen == key)) break;
                }
            }

            await foreach (var page in decisions.StreamAsync(new PositionFile(path).Read()))
            {
                read.AddRange(page.Decisions.Select(static decision => decision.Position));
                if (page.Position >= await NewestOfFeedAsync(decisions, before)) break;
            }

            Assert.Equal((await decisions.ReadAsync(before, limit: 1000)).Decisions.Select(static decision => decision.Position), read);
            Assert.Equal([path], folder.EnumerateFiles().Select(static file => file.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<long> NewestAsync(DecisionsClient decisions)
    {
        var page = await decisions.ReadAsync(0, limit: DecisionsClient.PageMax);
        while (!page.IsLast) page = await decisions.ReadAsync(page.Position, limit: DecisionsClient.PageMax);
        return page.Position;
    }

    private static async Task<long> NewestOfFeedAsync(DecisionsClient decisions, long after) =>
        (await decisions.ReadAsync(after, limit: DecisionsClient.PageMax)).Decisions[^1].Position;

    private static async Task KeepAsync(IAsyncEnumerable<DecisionPage> pages, ConcurrentQueue<long> read)
    {
        await foreach (var page in pages)
            foreach (var decision in page.Decisions) read.Enqueue(decision.Position);
    }
}
