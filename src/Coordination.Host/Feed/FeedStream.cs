using System.Runtime.CompilerServices;
using Coordination.Host.Http;
using Coordination.Ids;
using Coordination.Silo.Feed;

namespace Coordination.Host.Feed;

/// <summary>A stream of the API that sends the event <c>decision</c> for each decision of a department's feed.</summary>
internal sealed class FeedStream(DecisionFeed feed, FeedEvents events)
{
    private const int PageMax = 100;

    // While nothing concerns the department, the position reached is told this often.
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    /// <param name="after">The position to continue after.</param>
    /// <param name="kinds">The kinds to send; null: all.</param>
    internal EventStream Of(DepartmentCode department, long after, IReadOnlySet<string>? kinds) =>
        EventStream.ForApi(ended => StepsAsync(department, after, kinds, ended));

    private async IAsyncEnumerable<StreamStep> StepsAsync(
        DepartmentCode department, long after, IReadOnlySet<string>? kinds, [EnumeratorCancellation] CancellationToken ended)
    {
        var position = after;
        yield return new StreamStep([], position);
        while (!ended.IsCancellationRequested)
        {
            if (await FindPageAsync(department, position, kinds, ended) is not { } page) yield break;
            var moved = page.To != position;
            position = page.To;
            if (page.Decisions.Count > 0)
            {
                yield return new StreamStep(
                    [.. page.Decisions.Select(one => new ServerSentEvent("decision", events.Of(one), one.Position))], position);
            }
            else if (moved)
            {
                yield return new StreamStep([], position);
            }

            if (page.IsLast) await feed.WaitAsync(position, TellEvery, ended);
        }
    }

    /// <summary>The next page; null: the position was lost, of which a reader is told who connects again.</summary>
    private async Task<FeedPage?> FindPageAsync(
        DepartmentCode department, long position, IReadOnlySet<string>? kinds, CancellationToken ended)
    {
        try
        {
            return await feed.ReadAsync(department, position, PageMax, kinds, upToNow: false, ended);
        }
        catch (LostPositionException)
        {
            return null;
        }
    }
}
