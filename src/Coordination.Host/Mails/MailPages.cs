using Coordination.Host.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Mails;

/// <summary>The pages that mail leads to, as people reach them.</summary>
internal sealed class MailPages(IOptions<MailOptions> options, IServer server)
{
    /// <summary>Where the alerts are.</summary>
    internal string Desk => $"{Start}/";

    /// <summary>Where one says when one wants mail.</summary>
    internal string Wishes => $"{Start}/notifications";

    // In Development alone it may be left out, and the host listens before anything is sent.
    private string Start => (options.Value.PagesAddress
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? HostSettings.UrlsDefault).TrimEnd('/');
}
