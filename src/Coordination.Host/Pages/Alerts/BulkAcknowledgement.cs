namespace Coordination.Host.Pages.Alerts;

/// <summary>Which alerts are acknowledged together: information. What somebody must look into is acknowledged one by one.</summary>
internal static class BulkAcknowledgement
{
    private const string Information = "info";
    private const string GlassBroken = "glass-broken";

    internal static bool Takes(string severity, string kind) => severity == Information && kind != GlassBroken;
}
