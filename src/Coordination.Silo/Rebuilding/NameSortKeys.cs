using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Rebuilding;

/// <summary>
/// Gives names their sort keys where an earlier program stored them without. It runs before a silo takes work and
/// finds nothing after the first time.
/// </summary>
internal sealed class NameSortKeys(PersonTable people)
{
    private const int NamesAtOnce = 1_000;

    public async Task FillAsync(CancellationToken cancellation)
    {
        for (var after = ""; ;)
        {
            var names = await people.ReadWithoutSortKeyAsync(after, NamesAtOnce, cancellation);
            if (names.Count == 0) return;
            await people.PutSortKeysAsync(
                [.. names.Select(static one => new NameSortKey(one.Citizen, one.Name, DanishOrder.KeyOf(one.Name)))], cancellation);
            after = names[^1].Citizen;
        }
    }
}
