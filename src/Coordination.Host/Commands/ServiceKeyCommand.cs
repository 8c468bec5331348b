using Coordination.Events;
using Coordination.Host.Settings;
using Coordination.Silo.Callers;

namespace Coordination.Host.Commands;

/// <summary>
/// <c>service-key SOURCE</c>, <c>service-key SCOPE...</c> or <c>service-key integration</c>: prints the key of a service credential, which
/// its service keeps secret. The same cluster key always gives the same key. Nothing is stored.
/// </summary>
internal static class ServiceKeyCommand
{
    /// <summary>The name on the command line.</summary>
    internal const string Name = "service-key";

    private const string Integration = "integration";

    /// <summary>The key, in base64.</summary>
    /// <exception cref="SettingRefusedException">There is no cluster key, or the identity is missing or is none.</exception>
    internal static string Run(string[] args, HostSettings settings)
    {
        if (settings.Silo.ClusterKey is not { } key)
            throw SettingRefusedException.OfSecret(
                "Cluster:Key", null, "a 256-bit key in base64 (44 characters), such as `openssl rand -base64 32` makes");
        return args switch
        {
            [_, Integration, ..] => ServiceCredentialCheck.KeyOfIntegration(key),
            [_, ['/', ..] source, ..] when DepartmentEvent.DepartmentOf(source).Length > 0 =>
                ServiceCredentialCheck.KeyOfSource(key, source),
            [_, .. var words] when ServiceCredentialCheck.KeyOfScopes(key, ScopesIn(words)) is { } ofScopes => ofScopes,
            _ => throw new SettingRefusedException(
                $"Expected {Name} with a source such as /BIF/fasit, with scopes such as events:BIF feed:BIF, or with {Integration}."),
        };
    }

    private static string ScopesIn(IEnumerable<string> words) =>
        string.Join(' ', words.TakeWhile(static word => !word.StartsWith("--", StringComparison.Ordinal)));
}
