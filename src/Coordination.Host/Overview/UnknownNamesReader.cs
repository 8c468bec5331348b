using System.Globalization;
using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Ids;
using Coordination.Silo.Organizations;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>Reads the names in events that the organization does not know now. Names it has learned since are left out.</summary>
internal sealed class UnknownNamesReader(UnknownNameTable table, OrganizationSource organization)
{
    /// <summary>One page of the names, those that occur most often first; null: <paramref name="after"/> is no position.</summary>
    /// <param name="seenBy">The departments whose names are seen; null: all.</param>
    /// <param name="after">The position after which the page begins; null: the beginning.</param>
    internal async Task<UnknownNamesPage?> ReadAsync(
        IReadOnlyCollection<string>? seenBy, string? after, int count, CancellationToken cancellation)
    {
        if (PositionIn(after) is not { } position) return null;
        var (current, names) = (organization.Current, new Spelling(organization.Current));
        var filter = new UnknownNameFilter([.. current.KnownNames.Select(static known => known.FormText)], seenBy);
        UnknownNameView[] read =
        [
            .. (await table.ReadAsync(filter, position, count + 1, cancellation)).GroupBy(static row => (row.Name, row.Department))
                .Select(one => ViewOf([.. one], names)),
        ];
        var hasMore = read.Length > count;
        var total = position == UnknownNamePosition.Start && !hasMore ? read.Length : await table.CountAsync(filter, cancellation);
        return new UnknownNamesPage([.. read.Take(count)], total, hasMore ? WordOf(read[count - 1]) : null);
    }

    private static UnknownNamePosition? PositionIn(string? after)
    {
        if (string.IsNullOrEmpty(after)) return UnknownNamePosition.Start;
        return PageCursor.Read(after, 4) is [var times, { } department, { } kind, { } name]
            && long.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new UnknownNamePosition(number, IdSpelling.Department(department), kind, name)
            : null;
    }

    private static string WordOf(UnknownNameView view) =>
        PageCursor.Of(view.Times.ToString(CultureInfo.InvariantCulture), view.Department, view.Kind, view.Name);

    /// <summary>The name of a kind as it is stored; null: there is no such kind.</summary>
    internal static string? StoredOf(string? kind, string name) => Vocabulary.Find<NamedKind>(kind) is { } known
        ? new NamedInEvent(known, name).FormText
        : null;

    private static UnknownNameView ViewOf(IReadOnlyList<NamedItems> rows, Spelling names) => new(
        Vocabulary.WordFor(NamedInEvent.Of(rows[0].Name).Kind), rows[0].Written, names.Department(rows[0].Department),
        rows.Min(static row => row.Since), rows.Sum(static row => row.Times),
        [.. rows.Select(static row => new NamedItemsView(row.ItemKind, row.Items, row.Citizens))]);
}

/// <summary>One page of the names the organization does not know.</summary>
/// <param name="Total">The number of names on all pages.</param>
/// <param name="Next">The position where the next page begins; null on the last.</param>
internal sealed record UnknownNamesPage(IReadOnlyList<UnknownNameView> Rows, long Total, string? Next);

/// <summary>A name that the organization does not know.</summary>
/// <param name="Kind"><c>caseworker</c>, <c>unit</c> or <c>department</c>.</param>
/// <param name="Name">The name as it was sent; of several spellings the smallest.</param>
/// <param name="Department">The department that named it.</param>
/// <param name="Since">The time of the first event that named it.</param>
/// <param name="Times">The number of events that named it.</param>
/// <param name="Hangs">What hangs on it, by kind.</param>
internal sealed record UnknownNameView(
    string Kind, string Name, string Department, DateTimeOffset Since, long Times, IReadOnlyList<NamedItemsView> Hangs);

/// <summary>The number of items of one kind, such as <c>intervention</c>, and of the citizens whose items they are.</summary>
internal sealed record NamedItemsView(string Kind, long Count, long Citizens);
