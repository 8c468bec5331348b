namespace Coordination.Silo.Citizens;

/// <summary>Another activation of the citizen has written to the journal. Nothing was stored. The state must be read again.</summary>
internal sealed class StaleStateException() : Exception("The citizen's state was behind the journal; nothing was stored.");
