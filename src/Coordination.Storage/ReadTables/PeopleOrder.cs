using Coordination.Storage.Database;
using Coordination.Storage.Keys;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// Pages of people in the order of their names, which only this program can read: all of a list are read and sorted. A list of more than
/// <see cref="SortedMax"/> people is in the order of their keys instead. A position says in which order the list is walked, so that one
/// that grows or shrinks meanwhile is walked to its end in the order in which it was begun.
/// </summary>
internal static class PeopleOrder
{
    /// <summary>The people of a list that are sorted by name, at most.</summary>
    internal const int SortedMax = 5_000;

    // While a list is walked by name it may grow. One that has doubled is begun anew.
    private const int WalkedMax = 2 * SortedMax;

    private const char ByKey = '=';

    /// <summary>The people after a position.</summary>
    /// <param name="database">Where the person at the position is read, who may have left the list.</param>
    /// <param name="codec">Decrypts that person.</param>
    /// <param name="after">The position; empty: the beginning.</param>
    /// <param name="limit">The people of a page.</param>
    /// <param name="read">Reads the list after a key, in the order of keys, at most so many.</param>
    /// <param name="nameOf">Gives key and name of somebody.</param>
    /// <param name="order">Gives what a name is ordered by, compared ordinally.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    internal static async Task<PeoplePage<T>> ReadAsync<T>(
        IDatabase database, ContentCodec codec, string after, int limit, Func<string, int, Task<IReadOnlyList<T>>> read,
        Func<T, (string Citizen, string? Name)> nameOf, Func<string?, string> order, CancellationToken cancellation)
    {
        if (after is not [ByKey, ..])
        {
            var most = after.Length == 0 ? SortedMax : WalkedMax;
            var all = await read("", most + 1).ConfigureAwait(false);
            if (all.Count <= most)
            {
                var place = after.Length == 0 ? new NamePlace("", "") : await FindAsync(database, codec, after, order, cancellation)
                    .ConfigureAwait(false);
                return new PeoplePage<T>(place is null ? [] : Sorted(all, place, limit, nameOf, order), "");
            }

            after = "";
        }

        return new PeoplePage<T>(await read(after.TrimStart(ByKey), limit).ConfigureAwait(false), ByKey.ToString());
    }

    private static IReadOnlyList<T> Sorted<T>(
        IReadOnlyList<T> all, NamePlace after, int limit, Func<T, (string Citizen, string? Name)> nameOf, Func<string?, string> order) =>
    [
        .. all.Select(one => (One: one, Place: new NamePlace(order(nameOf(one).Name), nameOf(one).Citizen)))
            .Where(one => one.Place.CompareTo(after) > 0).OrderBy(static one => one.Place).Take(limit).Select(static one => one.One),
    ];

    private static async Task<NamePlace?> FindAsync(
        IDatabase database, ContentCodec codec, string citizen, Func<string?, string> order, CancellationToken cancellation)
    {
        var stored = await database.ReadAsync(
            new Statement("ReadTables/read_person").Text("citizen", citizen),
            static row => (Citizen: row.Text(0), Person: row.TextOrNull(1)), cancellation).ConfigureAwait(false);
        var found = await codec.OpenPersonsAsync(
            stored, static row => row, (row, person) => new NamePlace(order(person?.Name), row.Citizen), cancellation)
            .ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    private sealed record NamePlace(string Name, string Citizen) : IComparable<NamePlace>
    {
        public int CompareTo(NamePlace? other) =>
            string.CompareOrdinal(Name, other!.Name) is var byName and not 0 ? byName : string.CompareOrdinal(Citizen, other.Citizen);
    }
}

/// <summary>A page of people.</summary>
/// <param name="People">In their order.</param>
/// <param name="Mark">What stands before a key of theirs in a position.</param>
internal readonly record struct PeoplePage<T>(IReadOnlyList<T> People, string Mark);
