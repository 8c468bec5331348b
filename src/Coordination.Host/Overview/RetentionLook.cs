using Coordination.Host.Security;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;

namespace Coordination.Host.Overview;

/// <summary>Logs a look at the list of retention for each citizen in it, before it is answered; also one without.</summary>
internal sealed class RetentionLook(AccessLog log, ServiceClock clock)
{
    private const string What = "retention-list";
    private const string Ground = "data-protection-officer";

    internal Task LogAsync(HttpContext http, RetentionPage page)
    {
        var (now, who) = (clock.Now, http.Who());
        AccessEntry[] looks = [.. page.Citizens.Select(one => new AccessEntry(now, who, What, one.Citizen, Ground))];
        return log.AppendAsync(looks.Length > 0 ? looks : [new AccessEntry(now, who, What, null, Ground)], http.RequestAborted);
    }
}
