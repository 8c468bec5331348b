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
    /// <summary>The names, those that occur most often first.</summary>
    /// <param name="seenBy">The departments whose names are seen; null: all.</param>
    internal async Task<IReadOnlyList<UnknownNameView>> ReadAsync(IReadOnlyCollection<string>? seenBy, CancellationToken cancellation)
    {
        var (current, names) = (organization.Current, new Spelling(organization.Current));
        return
        [
            .. (await table.CountAsync(cancellation))
                .Where(row => seenBy is null || seenBy.Contains(row.Department))
                .GroupBy(static row => (row.Name, row.Department))
                .Where(one => !current.Knows(NamedInEvent.Of(one.Key.Name)))
                .Select(one => ViewOf(one.Key.Name, one.Key.Department, [.. one], names))
                .OrderByDescending(static view => view.Times).ThenBy(static view => view.Department, StringComparer.Ordinal)
                .ThenBy(static view => view.Kind, StringComparer.Ordinal).ThenBy(static view => view.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>One page of the names, after a place; null: the place is none.</summary>
    internal static UnknownNamesPage? PageOf(IReadOnlyList<UnknownNameView> all, string? after, int count)
    {
        var begin = 0;
        if (!string.IsNullOrEmpty(after))
        {
            if (PageCursor.Read(after, 4) is not [var times, { } department, { } kind, { } name]
                || !long.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            while (begin < all.Count && !IsAfter(all[begin], number, department, kind, name)) begin++;
        }

        UnknownNameView[] rows = [.. all.Skip(begin).Take(count)];
        return new UnknownNamesPage(rows, all.Count, begin + rows.Length < all.Count ? PlaceOf(rows[^1]) : null);
    }

    private static string PlaceOf(UnknownNameView view) =>
        PageCursor.Of(view.Times.ToString(CultureInfo.InvariantCulture), view.Department, view.Kind, view.Name);

    private static bool IsAfter(UnknownNameView view, long times, string department, string kind, string name)
    {
        if (view.Times != times) return view.Times < times;
        var byDepartment = string.CompareOrdinal(view.Department, department);
        if (byDepartment != 0) return byDepartment > 0;
        var byKind = string.CompareOrdinal(view.Kind, kind);
        return byKind != 0 ? byKind > 0 : string.CompareOrdinal(view.Name, name) > 0;
    }

    /// <summary>The name of a kind as it is stored; null: there is no such kind.</summary>
    internal static string? StoredOf(string? kind, string name) => Vocabulary.Find<NamedKind>(kind) is { } known
        ? new NamedInEvent(known, name).FormText
        : null;

    private static UnknownNameView ViewOf(string stored, string department, IReadOnlyList<NamedItems> rows, Spelling names) => new(
        Vocabulary.WordFor(NamedInEvent.Of(stored).Kind), rows.Select(static row => row.Written).Order(StringComparer.Ordinal).First(),
        names.Department(department), rows.Min(static row => row.Since), rows.Sum(static row => row.Times),
        [.. rows.Select(static row => new NamedItemsView(row.ItemKind, row.Items, row.Citizens))]);
}

/// <summary>One page of the names the organization does not know.</summary>
/// <param name="Total">The number of names on all pages.</param>
/// <param name="Next">The place where the next page begins; null on the last.</param>
internal sealed record UnknownNamesPage(IReadOnlyList<UnknownNameView> Rows, int Total, string? Next);

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
