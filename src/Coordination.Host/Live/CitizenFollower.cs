using System.Runtime.CompilerServices;
using Coordination.Host.Access;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>
/// Follows what the caller of a request sees of a citizen. The journal says that something was decided; the caller is told only when what
/// they see is another. Nothing is shown here, so nothing is logged: whoever reads the citizen again is logged then.
/// </summary>
internal sealed class CitizenFollower(CitizenSight sight, PictureTag tags, IJournal journal)
{
    /// <summary>How often the journal is asked: one look-up by its key.</summary>
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Yields the tag of what the caller sees each time it is another than before. Ends after it yielded null: the caller sees nothing any
    /// more.
    /// </summary>
    /// <param name="key">The citizen's key.</param>
    /// <param name="seen">The tag of what the caller was shown (<see cref="PictureTag"/>).</param>
    /// <param name="ended">Cancelled when the reader has left.</param>
    internal async IAsyncEnumerable<string?> FollowAsync(string key, string seen, [EnumeratorCancellation] CancellationToken ended)
    {
        var (place, version) = (key, (long?)null);
        using var timer = new PeriodicTimer(ReadEvery);
        do
        {
            var last = await journal.VersionAsync(place, ended);
            if (last == version) continue;
            version = last;
            if (await PictureAsync(key) is not { } picture)
            {
                yield return null;
                yield break;
            }

            // Two numbers may have turned out to be one person's, or no longer are.
            if (picture.Key != place) (place, version) = (picture.Key, null);
            if (tags.Of(picture) is var now && now == seen) continue;
            seen = now;
            yield return seen;
        }
        while (await timer.WaitForNextTickAsync(ended));
    }

    private async Task<CitizenView?> PictureAsync(string key)
    {
        try
        {
            return await sight.FindAsync(key) is { } citizen ? await citizen.Picture() : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
