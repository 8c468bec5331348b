using System.ComponentModel.DataAnnotations;

namespace Coordination.Host.Settings;

/// <summary>How the host is reached over HTTP.</summary>
internal sealed class HttpOptions
{
    /// <summary>
    /// The host names that requests may be addressed to, separated by semicolons; <c>*.example.org</c> allows the names below it, and
    /// <c>*</c> every name. Without it: in Development every name; otherwise loopback, the machine's name, and the names and
    /// addresses of <c>ASPNETCORE_URLS</c>. Probes of <c>/health</c> and <c>/metrics</c> may use any name.
    /// </summary>
    public string? AllowedHosts { get; set; }

    /// <summary>Streams that one person may have open on this host at the same time. The next one is answered 429.</summary>
    [Range(1, 10_000)]
    public int StreamsPerPersonMax { get; set; } = 20;
}
