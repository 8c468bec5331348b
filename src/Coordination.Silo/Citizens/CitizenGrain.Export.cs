using Coordination.Domain.Access;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Silo.Callers;
using Coordination.Views;

namespace Coordination.Silo.Citizens;

internal sealed partial class CitizenGrain
{
    public Task<CitizenView?> ExportedPicture()
    {
        var shown = RequireExport();
        return AtPlaceAsync(
            async () =>
            {
                var citizen = await _state.DurableAsync();
                return citizen.Version == 0 ? null : ViewOf(citizen, shown).Picture() with { Version = citizen.Version };
            },
            leader => GrainFactory.Reference<ICitizenExport>(leader.Value).ExportedPicture());
    }

    public async Task<IReadOnlyList<HistoryEntryView>> ExportedEntries(long after, int limit)
    {
        RequireExport();
        var entries = await dependencies.Journal.ReadAsync(Key, after, Math.Clamp(limit, 1, HistoryEntriesMax));
        var names = new Spelling(dependencies.Organizations.Current);
        return [.. entries.Select(JournalMapping.ToView).Select(entry => entry with { By = names.Person(entry.By) })];
    }

    public async Task<DateOnly?> LastMatterEndedOn()
    {
        RequireExport();
        return LastMatter.EndedOn(await _state.DurableAsync(), dependencies.Clock.Now);
    }

    private Disclosure RequireExport() =>
        ExportAccess.Of(CurrentCaller.Viewer(), dependencies.Organizations.Current) switch
        {
            Seen seen => seen.What,
            NothingSeen nothing => throw new UnauthorizedAccessException(nothing.Why),
            var other => throw new InvalidOperationException($"Not known what {other.GetType().Name} lets see."),
        };
}
