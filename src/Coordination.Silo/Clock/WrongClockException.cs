namespace Coordination.Silo.Clock;

/// <summary>
/// The silo's clock differs too much from the database's, so nothing was decided. The same call succeeds when they agree again.
/// </summary>
public sealed class WrongClockException(string message) : TimeoutException(message)
{
    /// <summary>What a caller is told.</summary>
    public const string Said =
        "The clock of this part of the service is wrong, so it decides nothing now. Nothing was done: ask again later.";
}
