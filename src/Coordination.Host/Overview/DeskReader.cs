using Coordination.Domain.Access;
using Coordination.Domain.Names;
using Coordination.Host.Http;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Host.Overview;

/// <summary>Reads one page of a desk: of its citizens, of what its owner owes, and of the owner's own offers.</summary>
internal sealed class DeskReader(DeskTables tables)
{
    /// <summary>The page after a position.</summary>
    /// <param name="units">The units the caseworker works in; empty: none is known.</param>
    /// <param name="citizensMax">The number of citizens of a full page.</param>
    /// <param name="owedMax">How much of what is owed stands on a full page; so many offers too.</param>
    internal async Task<DeskRows> ReadAsync(
        CaseworkerId me, IReadOnlyList<UnitId> units, DeskCursor after, int citizensMax, int owedMax, CancellationToken cancellation)
    {
        // One more of each is read than is shown, to know whether there is a next page.
        var citizens = await CitizensAsync(Involvements.OnDeskOf(me, units), after.Citizens, citizensMax, cancellation);
        var conflicts = after.Conflicts is { } conflict
            ? await tables.ReadConflictsOwedAsync(me.Value, conflict, owedMax + 1, cancellation)
            : [];
        var deadlines = after.Deadlines is { } deadline
            ? await tables.ReadDeadlinesAsync(me.Value, deadline, owedMax + 1, cancellation)
            : [];
        var toMe = after.ToMe is { } offer
            ? await tables.ReadHandoversToAsync(me.Value, [.. units.Select(static one => one.Value)], offer, owedMax + 1, cancellation)
            : [];
        var fromMe = after.FromMe is { } given ? await tables.ReadHandoversFromAsync(me.Value, given, owedMax + 1, cancellation) : [];
        OwedRow[] owed =
        [
            .. conflicts.Select(static row => new OwedRow(row.AnswerBy, row, null, null))
                .Concat(deadlines.Select(static row => new OwedRow(row.DueAt, null, row, null)))
                .Concat(toMe.Select(static row => new OwedRow(row.AnswerBy, null, null, row)))
                .OrderBy(static row => row.DueAt ?? ListPosition.Never).Take(owedMax),
        ];
        var offers = fromMe.Take(owedMax).ToArray();
        var next = new DeskCursor(
            citizens.Next,
            Next(after.Conflicts, conflicts, [.. owed.Select(static row => row.Conflict).OfType<ConflictRow>()], PositionOf),
            Next(after.Deadlines, deadlines, [.. owed.Select(static row => row.Deadline).OfType<DeadlineRow>()], PositionOf),
            Next(after.ToMe, toMe, [.. owed.Select(static row => row.Handover).OfType<HandoverRow>()], PositionOf),
            Next(after.FromMe, fromMe, offers, PositionOf));
        return new DeskRows(citizens.Rows, owed, offers, next.IsEnd ? null : next);
    }

    private async Task<(IReadOnlyList<DeskCitizenRow> Rows, string? Next)> CitizensAsync(
        IReadOnlyCollection<string> persons, string? after, int max, CancellationToken cancellation)
    {
        if (after is null) return ([], null);
        var rows = await tables.ReadCitizensAsync(persons, after, max + 1, DanishOrder.KeyOf, cancellation);
        var places = rows.Select(static row => row.Position).Distinct().ToArray();
        if (places.Length <= max) return (rows, null);
        return ([.. rows.Where(row => row.Position != places[max])], places[max - 1]);
    }

    // Null: the list was read to its end. If nothing of it fits on this page, it is read again from the same position.
    private static ListPosition? Next<T>(
        ListPosition? after, IReadOnlyList<T> read, IReadOnlyList<T> shown, Func<T, ListPosition> positionOf) =>
        read.Count == shown.Count ? null : shown.Count == 0 ? after : positionOf(shown[^1]);

    private static ListPosition PositionOf(ConflictRow row) => new(row.AnswerBy ?? ListPosition.Never, row.DetectedAt, row.Id, row.Citizen);

    private static ListPosition PositionOf(DeadlineRow row) => new(row.DueAt, row.DueAt, row.Id, row.Citizen);

    private static ListPosition PositionOf(HandoverRow row) => new(row.AnswerBy ?? ListPosition.Never, row.OfferedAt, row.Id, row.Citizen);
}

/// <summary>One page of a desk.</summary>
/// <param name="Citizens">The citizens, once for each role, in the order of their names.</param>
/// <param name="Owed">What the owner owes, the soonest due first.</param>
/// <param name="FromMe">Offers of the owner that wait for an answer.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record DeskRows(
    IReadOnlyList<DeskCitizenRow> Citizens, IReadOnlyList<OwedRow> Owed, IReadOnlyList<HandoverRow> FromMe, DeskCursor? Next);

/// <summary>Something owed: exactly one of conflict, deadline and handover is not null.</summary>
internal sealed record OwedRow(DateTimeOffset? DueAt, ConflictRow? Conflict, DeadlineRow? Deadline, HandoverRow? Handover);
