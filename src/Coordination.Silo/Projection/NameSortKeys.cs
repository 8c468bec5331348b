using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>
/// Gives names their places in the order of names where an earlier program stored them without. It runs before a silo takes work and
/// finds nothing after the first time.
/// </summary>
internal sealed class NameSortKeys(PersonTable people)
{
    private const int NamesAtOnce = 1_000;

    public async Task FillAsync(CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            var names = await people.ReadWithoutPlaceAsync(after, NamesAtOnce, cancellation);
            if (names.Count == 0) return;
            await people.PutPlacesAsync(
                [.. names.Select(static one => new NameSortKey(one.Citizen, one.Name, DanishOrder.KeyOf(one.Name)))], cancellation);
            after = names[^1].Citizen;
        }
    }
}
