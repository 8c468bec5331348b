using System.Globalization;
using Coordination.Storage.Journal;

namespace Coordination.Host.Commands;

/// <summary>
/// <c>restored</c>: takes note that the database was put back to an earlier state by a way that leaves no trace in it, such as a copy of
/// files or a snapshot of a disk. Readers of the feed who were told more than is in it are then told from where to read again.
/// </summary>
internal static class RestoredCommand
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = "restored";

    /// <returns>What was noted, in one line.</returns>
    internal static async Task<string> RunAsync(Restorations restorations)
    {
        await restorations.NoteAsync();
        var noted = (await restorations.FindNewestAsync())!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The journal ends at position {noted.Last} and goes on at {noted.First}; what was told in between counts as lost.");
    }
}
