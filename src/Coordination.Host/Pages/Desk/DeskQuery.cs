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

/// <summary>Builds a caseworker's desk from the read tables, and from the pictures of those citizens they owe an answer.</summary>
internal sealed class DeskModels(DeskTables tables, AlertFeeds feeds, AccessLog accessLog, IGrainFactory grains, PolicySource policies, ServiceClock clock)
{
    private const int RowsMax = 1_000;

    // What is owed for further citizens is shown when these are answered.
    private const int PicturesMax = 40;
    private const int PicturesAtOnce = 8;

    /// <summary>The desk of a caseworker; each picture it shows something of is logged.</summary>
    internal async Task<DeskModel> ReadAsync(Onlooker onlooker, CancellationToken cancellation)
    {
        var (me, unit) = (onlooker.Caseworker!, onlooker.Unit);
        var citizens = tables.ReadCitizensAsync(me, unit, RowsMax, cancellation);
        var outlooks = tables.ReadOutlooksAsync(me, unit, RowsMax, cancellation);
        var conflicts = await tables.ReadConflictsOwedAsync(me, RowsMax, cancellation);
        var deadlines = await tables.ReadDeadlinesAsync(me, RowsMax, cancellation);
        var toMe = await tables.ReadHandoversToAsync(me, unit, RowsMax, cancellation);
        var fromMe = await tables.ReadHandoversFromAsync(me, RowsMax, cancellation);
        var wanted = conflicts.Select(static row => (row.Citizen, Due: row.AnswerBy)).Concat(toMe.Select(static row => (row.Citizen, Due: row.AnswerBy)))
            .Concat(fromMe.Select(static row => (row.Citizen, Due: row.AnswerBy)))
            .OrderBy(static row => row.Due ?? DateTimeOffset.MaxValue).Select(static row => row.Citizen).Distinct().Take(PicturesMax).ToList();
        var pictures = await PicturesAsync(wanted, onlooker, cancellation);

        var rows = await citizens;
        var nameOf = rows.GroupBy(static row => row.Citizen).ToDictionary(static one => one.Key, one => one.First().Name ?? onlooker.R["citizen.unnamed"], StringComparer.Ordinal);
        Owed[] owed =
        [
            .. conflicts.Select(row => Conflict(row, pictures)).Concat(toMe.Select(row => Handover(row, pictures)))
                .Concat(Deadlines(deadlines, nameOf, onlooker)).OfType<Owed>().OrderBy(static one => one.DueAt ?? DateTimeOffset.MaxValue),
        ];
        HandoverModel[] given = [.. fromMe.Select(row => pictures.GetValueOrDefault(row.Citizen)?.Handover(row.Id)).OfType<HandoverModel>()];
        return new DeskModel(owed, given, Citizens(rows, await outlooks, nameOf, onlooker), await feeds.ReadAsync(onlooker, citizen: null, cancellation));
    }

    private static Owed? Conflict(ConflictRow row, Dictionary<string, Seen> pictures) =>
        pictures.GetValueOrDefault(row.Citizen)?.Conflict(row.Id) is { } conflict ? new Owed(row.AnswerBy, conflict, null, null) : null;

    private static Owed? Handover(HandoverRow row, Dictionary<string, Seen> pictures) =>
        pictures.GetValueOrDefault(row.Citizen)?.Handover(row.Id) is { } handover ? new Owed(row.AnswerBy, null, handover, null) : null;

    // The answers to conflicts and handovers are there already, as those themselves.
    private IEnumerable<Owed> Deadlines(IReadOnlyList<DeadlineRow> rows, Dictionary<string, string> nameOf, Onlooker onlooker)
    {
        var policy = policies.Now.Policy;
        foreach (var row in rows)
        {
            if (row.Kind is "conflict-answer" or "handover-answer" or "appoint-coordinator" || row.Status == "suspended") continue;
            var basis = policy.BasisOf(row.Kind);
            yield return new Owed(row.DueAt, null, null, new OwedDeadline(
                row.Id, row.Citizen, nameOf.GetValueOrDefault(row.Citizen) ?? onlooker.R["citizen.unnamed"], row.Kind, row.Title,
                basis == policy.Version ? null : basis));
        }
    }

    private static DeskCitizen[] Citizens(
        IReadOnlyList<Storage.ReadTables.DeskCitizen> rows, IReadOnlyList<DeskOutlook> outlooks, Dictionary<string, string> nameOf, Onlooker onlooker)
    {
        var outlookOf = outlooks.ToDictionary(static outlook => outlook.Citizen, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(static row => row.Citizen).Select(one =>
            {
                var row = one.First();
                var outlook = outlookOf.GetValueOrDefault(one.Key);
                return new DeskCitizen(
                    one.Key, nameOf[one.Key], row.Departments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    row.Coordinator is { } coordinator ? onlooker.Names.Person(coordinator) : null, onlooker.Is(row.Coordinator),
                    outlook?.OpenConflicts ?? 0, outlook?.NextDueAt);
            }),
        ];
    }

    private async Task<Dictionary<string, Seen>> PicturesAsync(List<string> citizens, Onlooker onlooker, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, Seen>(StringComparer.Ordinal);
        foreach (var some in citizens.Chunk(PicturesAtOnce))
            foreach (var picture in await Task.WhenAll(some.Select(key => grains.GetGrain<ICitizenGrain>(key).Picture())))
                if (picture is not null) pictures[picture.Key] = new Seen(picture, onlooker);
        var now = clock.Now;
        await accessLog.AppendAsync([.. pictures.Keys.Select(key => new AccessEntry(now, onlooker.Caller.Id, "desk", key, "involved"))], cancellation);
        return pictures;
    }

    private sealed class Seen(CitizenView picture, Onlooker onlooker)
    {
        private readonly PictureWords _words = new(picture, onlooker);

        internal ConflictModel? Conflict(string id) =>
            picture.Conflicts.FirstOrDefault(conflict => conflict.Id == id) is { } found ? ConflictModels.Of(picture, found, _words, onlooker) : null;

        internal HandoverModel? Handover(string id) =>
            picture.Handovers.FirstOrDefault(handover => handover.Id == id) is { } found ? HandoverModels.Of(picture, found, _words, onlooker) : null;
    }
}
