using Coordination.Grains;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.Access;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Desk;

/// <summary>Reads a caseworker's desk from the read tables, and from the pictures of the citizens an answer is owed for.</summary>
internal sealed class DeskQuery(
    DeskTables tables, AlertFeedReader feeds, AccessLog accessLog, IGrainFactory grains, PolicySource policies, ServiceClock clock)
{
    private const int RowsMax = 1_000;

    // The answers owed first are shown. Those of further citizens follow when these are given.
    private const int PicturesMax = 40;
    private const int PicturesAtOnce = 8;

    /// <summary>The desk of a caseworker. Every picture it shows something of is written to the access log.</summary>
    internal async Task<DeskModel> ReadAsync(PageUser user, CancellationToken cancellation)
    {
        var (me, unit) = (user.Caseworker!, user.Unit);
        var citizens = tables.ReadCitizensAsync(user.DeskPersons, RowsMax, cancellation);
        var outlooks = tables.ReadOutlooksAsync(user.DeskPersons, RowsMax, cancellation);
        var conflicts = await tables.ReadConflictsOwedAsync(me, RowsMax, cancellation);
        var deadlines = await tables.ReadDeadlinesAsync(me, RowsMax, cancellation);
        var toMe = await tables.ReadHandoversToAsync(me, unit, RowsMax, cancellation);
        var fromMe = await tables.ReadHandoversFromAsync(me, RowsMax, cancellation);
        var wanted = conflicts.Select(static row => (row.Citizen, Due: row.AnswerBy))
            .Concat(toMe.Select(static row => (row.Citizen, Due: row.AnswerBy)))
            .Concat(fromMe.Select(static row => (row.Citizen, Due: row.AnswerBy)))
            .OrderBy(static row => row.Due ?? DateTimeOffset.MaxValue).Select(static row => row.Citizen)
            .Distinct().Take(PicturesMax).ToList();
        var pictures = await PicturesAsync(wanted, user, cancellation);

        var rows = await citizens;
        var nameOf = rows.GroupBy(static row => row.Citizen).ToDictionary(
            static one => one.Key, one => one.First().Name ?? user.Localizer["citizen.unnamed"], StringComparer.Ordinal);
        OwedItem[] owed =
        [
            .. conflicts.Select(row => Conflict(row, pictures)).Concat(toMe.Select(row => Handover(row, pictures)))
                .Concat(Deadlines(deadlines, nameOf, user)).OfType<OwedItem>()
                .OrderBy(static item => item.DueAt ?? DateTimeOffset.MaxValue),
        ];
        HandoverModel[] given =
            [.. fromMe.Select(row => pictures.GetValueOrDefault(row.Citizen)?.Handover(row.Id)).OfType<HandoverModel>()];
        var alerts = await feeds.ReadAsync(user, citizen: null, cancellation);
        return new DeskModel(owed, given, Citizens(rows, await outlooks, nameOf, user), alerts);
    }

    private static OwedItem? Conflict(ConflictRow row, Dictionary<string, ReadPicture> pictures) =>
        pictures.GetValueOrDefault(row.Citizen)?.Conflict(row.Id) is { } conflict ? new OwedItem(row.AnswerBy, conflict, null, null) : null;

    private static OwedItem? Handover(HandoverRow row, Dictionary<string, ReadPicture> pictures) =>
        pictures.GetValueOrDefault(row.Citizen)?.Handover(row.Id) is { } handover ? new OwedItem(row.AnswerBy, null, handover, null) : null;

    // Deadlines for answering a conflict or handover are left out: the conflict or handover itself is listed.
    private IEnumerable<OwedItem> Deadlines(IReadOnlyList<DeadlineRow> rows, Dictionary<string, string> nameOf, PageUser user)
    {
        var policy = policies.Now.Policy;
        foreach (var row in rows)
        {
            if (row.Kind is "conflict-answer" or "handover-answer" or "appoint-coordinator" || row.Status == "suspended") continue;
            var basis = policy.BasisOf(row.Kind);
            var isBeforeStart = row.Status == "before-start";
            yield return new OwedItem(isBeforeStart ? null : row.DueAt, null, null, new OwedDeadline(
                row.Id, row.Citizen, nameOf.GetValueOrDefault(row.Citizen) ?? user.Localizer["citizen.unnamed"], row.Kind, row.Title,
                basis == policy.Version ? null : basis) { IsBeforeStart = isBeforeStart });
        }
    }

    private static DeskCitizenModel[] Citizens(
        IReadOnlyList<DeskCitizenRow> rows, IReadOnlyList<DeskOutlook> outlooks, Dictionary<string, string> nameOf, PageUser user)
    {
        var outlookOf = outlooks.ToDictionary(static outlook => outlook.Citizen, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(static row => row.Citizen).Select(one =>
            {
                var row = one.First();
                var outlook = outlookOf.GetValueOrDefault(one.Key);
                return new DeskCitizenModel(
                    one.Key, nameOf[one.Key], row.Departments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    row.Coordinator is { } coordinator ? user.Names.Person(coordinator) : null, user.Is(row.Coordinator),
                    outlook?.OpenConflicts ?? 0, outlook?.NextDueAt);
            }),
        ];
    }

    private async Task<Dictionary<string, ReadPicture>> PicturesAsync(List<string> citizens, PageUser user, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, ReadPicture>(StringComparer.Ordinal);
        foreach (var some in citizens.Chunk(PicturesAtOnce))
            foreach (var picture in await Task.WhenAll(some.Select(PictureAsync)))
                if (picture is not null) pictures[picture.Key] = new ReadPicture(picture, user);
        var now = clock.Now;
        AccessEntry[] entries = [.. pictures.Keys.Select(key => new AccessEntry(now, user.Caller.Id, "desk", key, "involved"))];
        await accessLog.AppendAsync(entries, cancellation);
        return pictures;
    }

    /// <summary>The picture; null for a user who is no longer involved. The read table may still list the citizen for a moment.</summary>
    private async Task<CitizenView?> PictureAsync(string citizen)
    {
        try
        {
            return await grains.GetGrain<ICitizenGrain>(citizen).Picture();
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed class ReadPicture(CitizenView picture, PageUser user)
    {
        private readonly PictureLabels _labels = new(picture, user);

        internal ConflictModel? Conflict(string id) =>
            picture.Conflicts.FirstOrDefault(conflict => conflict.Id == id) is { } found
                ? ConflictModel.Of(picture, found, _labels, user)
                : null;

        internal HandoverModel? Handover(string id) =>
            picture.Handovers.FirstOrDefault(handover => handover.Id == id) is { } found
                ? HandoverModel.Of(picture, found, _labels, user)
                : null;
    }
}
