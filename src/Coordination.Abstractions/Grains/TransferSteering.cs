namespace Coordination.Grains;

/// <summary>A command to a caseload transfer.</summary>
[GenerateSerializer, Alias("transfer-steering")]
public enum TransferSteering
{
    /// <summary>Of a running transfer.</summary>
    Pause = 0,

    /// <summary>Of a paused transfer.</summary>
    Resume = 1,

    /// <summary>Of a running or paused transfer, for good.</summary>
    Cancel = 2,
}
