using System.Net;
using static Coordination.Host.Tests.RunningHost;

namespace Coordination.Host.Tests.Pages.OwnPages;

/// <summary>The network on a citizen's own page.</summary>
[Collection(nameof(SharedPages))]
public sealed class OwnNetworkTests(OwnHost own)
{
    [Fact]
    public async Task A_citizen_reads_whom_the_network_has_and_what_each_may_be_told()
    {
        var cpr = NewCpr();
        var key = await own.SettleAsync(
            Registration(cpr), Intervention(cpr, "k-1"), Named(cpr, "Kaj Ven", "appointments"), Named(cpr, "Bo Bror"));
        using var browser = await SignedInBrowser.OpenAsCitizenAsync(own.Host, key);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/my"));
        Assert.All(
            (string[])["Dit netværk", "Kaj Ven</strong>: aftaler", "Bo Bror</strong>: vi må ikke sige noget"],
            text => Assert.Contains(text, browser.Page, StringComparison.Ordinal));
        Assert.DoesNotContain("HEMMELIG", browser.Page, StringComparison.Ordinal); // What the department wrote of the relation.
    }

    private static Dictionary<string, object?> Named(string cpr, string name, params string[] mayBeTold) => Event(
        "network.named", $"cpr:{cpr}", new { personId = name, name, relation = "HEMMELIG relation", mayBeTold });
}
