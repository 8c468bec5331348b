using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Projection;

/// <summary>The barriers that professionals met, as far as they are counted.</summary>
internal static class BarrierRows
{
    public static BarrierRow Of(CitizenKey citizen, LoggedBarrier barrier) => new(
        citizen.Value, barrier.Id.Value, RowProjection.Stored(barrier.At),
        new MetBarrier(Vocabulary.WordFor(barrier.Kind), barrier.One.Value, barrier.Other.Value).Written);
}
