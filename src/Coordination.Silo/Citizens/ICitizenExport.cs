using Coordination.Views;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Everything about a citizen, for the data-protection officer. Key: a citizen key. No client of another program reaches it: the host
/// logs the look and puts the parts together.
/// </summary>
[Alias("coordination.citizen-export")]
[GrainInterfaceType("coordination.citizen-export")]
public interface ICitizenExport : IGrainWithStringKey
{
    /// <summary>The whole picture; null for a citizen without any reported event.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller is not the data-protection officer.</exception>
    [Alias("picture")]
    Task<CitizenView?> ExportedPicture();

    /// <summary>
    /// The entries of the journal under this key after a version, oldest first: also of a place that follows another, which has a
    /// journal of its own.
    /// </summary>
    /// <param name="after">The version to begin after; 0: from the first.</param>
    /// <param name="limit">The maximum number of entries, 1–1,000. Other values are moved into the range.</param>
    /// <exception cref="UnauthorizedAccessException">The caller is not the data-protection officer.</exception>
    [Alias("entries")]
    Task<IReadOnlyList<HistoryEntryView>> ExportedEntries(long after, int limit);

    /// <summary>The day on which the citizen's last matter ended; null: something runs, waits or is owed.</summary>
    /// <exception cref="UnauthorizedAccessException">The caller is not the data-protection officer.</exception>
    [Alias("last-matter")]
    Task<DateOnly?> LastMatterEndedOn();
}
