using System.Runtime.CompilerServices;
using Coordination.Host.Access;
using Coordination.Storage.Journal;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>
/// Follows what the caller of a request sees of a citizen and of the family. The journal says that something was decided; the caller is
/// told only when what they see is another. Nothing is shown here, so nothing is logged: whoever reads the citizen again is logged then.
/// </summary>
internal sealed class CitizenFollower(CitizenSight sight, FamilyReader families, PictureTag tags, IJournal journal)
{
    /// <summary>How often the journal is asked: one look-up by its key.</summary>
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(2);

    /// <summary>The version of a journal that is not known yet: the family is read once more.</summary>
    private const long Unknown = -1;

    /// <summary>How many times the citizen is looked up for each time that everybody of the family is.</summary>
    private const int FamilyEvery = 5;

    /// <summary>
    /// Yields the tag of what the caller sees each time it is another than before. Ends after it yielded null: the caller sees nothing any
    /// more.
    /// </summary>
    /// <param name="key">The citizen's key.</param>
    /// <param name="seen">The tag of what the caller was shown (<see cref="PictureTag"/>).</param>
    /// <param name="ended">Cancelled when the reader has left.</param>
    internal async IAsyncEnumerable<string?> FollowAsync(string key, string seen, [EnumeratorCancellation] CancellationToken ended)
    {
        var (place, version, round) = (key, (long?)null, 0);
        Dictionary<string, long> relatives = [];
        using var timer = new PeriodicTimer(ReadEvery);
        do
        {
            var last = await journal.VersionAsync(place, ended);
            var isSame = last == version && (round++ % FamilyEvery != 0 || await AreSameAsync(relatives, ended));
            if (isSame) continue;
            version = last;

            // The versions come first: what changes while the family is read is read again.
            var before = await VersionsAsync(relatives.Keys, ended);
            if (await ReadAsync(key) is not var (picture, family))
            {
                yield return null;
                yield break;
            }

            // Two numbers may have turned out to be one person's, or no longer are.
            if (picture.Key != place) (place, version) = (picture.Key, null);
            relatives = family.Members.Select(static member => member.Citizen?.Key ?? member.Link.Citizen).Distinct()
                .ToDictionary(static one => one, one => before.GetValueOrDefault(one, Unknown));
            if (tags.Of(picture, family) is var now && now == seen) continue;
            seen = now;
            yield return seen;
        }
        while (await timer.WaitForNextTickAsync(ended));
    }

    private async Task<bool> AreSameAsync(Dictionary<string, long> relatives, CancellationToken ended)
    {
        foreach (var (relative, version) in relatives)
            if (await journal.VersionAsync(relative, ended) != version) return false;
        return true;
    }

    private async Task<Dictionary<string, long>> VersionsAsync(IEnumerable<string> keys, CancellationToken ended)
    {
        Dictionary<string, long> versions = [];
        foreach (var key in keys) versions[key] = await journal.VersionAsync(key, ended);
        return versions;
    }

    // Access may end between the two calls.
    private async Task<(CitizenView Picture, FamilyAnswer Family)?> ReadAsync(string key)
    {
        try
        {
            return await sight.FindAsync(key) is { } citizen && await citizen.Picture() is { } picture
                ? (picture, await families.OfUnshownAsync(picture))
                : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
