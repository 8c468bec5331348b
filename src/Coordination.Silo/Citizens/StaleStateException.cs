namespace Coordination.Silo.Citizens;

/// <summary>The state was not what the journal has: another activation wrote. Nothing was stored.</summary>
internal sealed class StaleStateException() : Exception("The citizen's state was behind the journal; nothing was stored.");
