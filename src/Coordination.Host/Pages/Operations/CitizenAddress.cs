using Coordination.Grains;

namespace Coordination.Host.Pages.Operations;

/// <summary>Addresses of citizens' pages in the lists of the operations pages.</summary>
internal static class CitizenAddress
{
    /// <summary>The page of a citizen; null for users whose role opens no citizen's page.</summary>
    internal static string? For(string citizen, PageUser user) =>
        user.Caller.Kind is CallerKind.Caseworker or CallerKind.Auditor ? $"/citizens/{citizen}" : null;
}
