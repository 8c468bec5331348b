using System.Net;
using Coordination.Host.Settings;
using Microsoft.AspNetCore.HostFiltering;

namespace Coordination.Host.Security;

/// <summary>
/// Refuses requests that are addressed to another name than this service has, so that no foreign name that points here is put into
/// an address that the service writes. Probes are let through: they come by address.
/// </summary>
internal sealed class AllowedHosts
{
    private const string Any = "*";
    private const string Below = "*.";

    private readonly string[] _names;

    private AllowedHosts(IEnumerable<string> names) => _names = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The names of the settings, or the names that follow from where the host listens.</summary>
    internal static AllowedHosts Of(HostSettings settings, IConfiguration configuration)
    {
        if (settings.Http.AllowedHosts is { } given)
            return new AllowedHosts(given.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (settings.IsDevelopment) return new AllowedHosts([Any]);
        var listened = (SettingsSection.ValueOf(configuration, "urls") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(static address => BindingAddress.Parse(address.Trim()).Host).Where(static host =>
                host is not ("*" or "+" or "0.0.0.0" or "[::]"));
        return new AllowedHosts(listened.Concat(["localhost", "127.0.0.1", "[::1]", Dns.GetHostName()]));
    }

    /// <summary>Whether a request may be addressed to a host name.</summary>
    internal bool Allows(string host) => _names.Any(name => name == Any || string.Equals(name, host, StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith(Below, StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)));

    /// <summary>Adds the check in place of the framework's, which does not let probes through.</summary>
    internal static IServiceCollection AddTo(IServiceCollection services, HostSettings settings) => services
        .AddSingleton(provider => Of(settings, provider.GetRequiredService<IConfiguration>()))
        .Configure<HostFilteringOptions>(static options => options.AllowedHosts = [Any]);

    /// <summary>Whether the request is answered whatever name it is addressed to.</summary>
    internal static bool IsProbe(HttpRequest request) =>
        request.Path.StartsWithSegments("/health") || request.Path.StartsWithSegments("/metrics");
}
