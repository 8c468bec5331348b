using Coordination.Domain.Names;
using Coordination.Silo.Projection;
using Coordination.Storage.Keys;

namespace Coordination.Silo.Rebuilding;

/// <summary>
/// Encrypts persons that an earlier program stored in clear, and gives them that by which they are found. It runs before a silo takes
/// work, may be broken off, and finds nothing after the first time.
/// </summary>
internal sealed class ClearPersons(KeyRotation rotation)
{
    private const int PersonsAtOnce = 1_000;

    public async Task EncryptAsync(CancellationToken cancellation)
    {
        for (var after = ""; await rotation.EncryptPersonsAsync(after, PersonsAtOnce, RowProjection.FormsOf, cancellation) is { } step;)
            after = step.Last;
    }
}
