namespace Coordination.Grains;

/// <summary>A command to a caseload transfer.</summary>
[GenerateSerializer, Alias("transfer-steering")]
public enum TransferSteering
{
    /// <summary>Allowed for a running transfer.</summary>
    Pause = 0,

    /// <summary>Allowed for a paused transfer.</summary>
    Resume = 1,

    /// <summary>Allowed for a running or paused transfer. It cannot be undone.</summary>
    Cancel = 2,
}
