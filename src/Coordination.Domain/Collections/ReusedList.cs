namespace Coordination.Domain.Collections;

/// <summary>
/// A list that this thread uses again: for what every decision gathers and nobody keeps. It is empty when taken and is given back by
/// disposing it. Whoever takes another one meanwhile gets a new list.
/// </summary>
internal readonly ref struct ReusedList<T> : IDisposable
{
    /// <summary>Room up to which a list is kept.</summary>
    private const int RoomKeptMax = 256;

    [ThreadStatic]
    private static List<T>? t_free;

    private ReusedList(List<T> items) => Items = items;

    public List<T> Items { get; }

    public static ReusedList<T> Take()
    {
        var items = t_free ?? [];
        t_free = null;
        return new(items);
    }

    public void Dispose()
    {
        if (Items.Capacity > RoomKeptMax) return;
        Items.Clear();
        t_free = Items;
    }
}
