namespace Coordination.Silo.Inbox;

/// <summary>
/// What is stored of an unexpected exception: its type and where it was thrown. Its message may show reported text; it goes to the log,
/// which is cleaned.
/// </summary>
internal static class FaultOrigin
{
    /// <summary>The type alone when the exception came from another silo, which does not tell where.</summary>
    internal static string Of(Exception fault) => fault.TargetSite is { } site
        ? $"{fault.GetType().Name} in {site.DeclaringType?.Name}.{site.Name}"
        : fault.GetType().Name;
}
