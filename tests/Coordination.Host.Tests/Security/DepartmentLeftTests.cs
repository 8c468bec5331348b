using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Coordination.Host.Tests.Security;

/// <summary>A department that leaves the organization document takes the sources and scopes of its systems along.</summary>
public sealed class DepartmentLeftTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const string Source = "source:/KFF/borgerservice";

    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Scopes_of_a_department_that_left_open_nothing_from_that_instant()
    {
        const string only = "scopes:events:KFF feed:KFF read:KFF", both = "scopes:feed:BIF feed:KFF";

        // A department of which no document has told yet keeps its scopes: its system may be ahead of the document.
        Assert.Equal(202, await SendAsync(only));
        await PutAsync(withKff: true);
        Assert.Equal(202, await SendAsync(only));
        Assert.Equal(202, await SendAsync(Source));
        Assert.Equal(200, (await own.Host.GetAsync("/api/v1/feed?department=KFF", only)).Code);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/feed/stream?department=KFF");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await own.Host.TokenAsync(only));
        using var stream = await own.Host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        var read = stream.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        await PutAsync(withKff: false);
        foreach (var who in new[] { only, Source }) Assert.Equal(403, await SendAsync(who));
        foreach (var path in new[] { "feed", "subscriptions", "organization", "citizens/none" })
            Assert.Equal(403, (await own.Host.GetAsync($"/api/v1/{path}", Source)).Code);
        Assert.Equal(403, (await own.Host.GetAsync("/api/v1/organization", only)).Code);
        Assert.Equal(403, (await own.Host.GetAsync("/api/v1/citizens/none", only)).Code);
        Assert.Equal(200, (await own.Host.GetAsync("/api/v1/feed?department=BIF", both)).Code);
        Assert.NotEqual(200, (await own.Host.GetAsync("/api/v1/feed?department=KFF", both)).Code);
        Assert.Contains("event: end", await read.WaitAsync(EndMax, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await PutAsync(withKff: true);
        foreach (var who in new[] { only, Source }) Assert.Equal(202, await SendAsync(who));
    }

    private async Task<int> SendAsync(string who)
    {
        var sent = RunningHost.Registration(RunningHost.NewCpr());
        sent["source"] = "/KFF/borgerservice";
        return (await own.Host.PostAsync("/api/v1/events", who, HostProcess.Json(sent, "application/cloudevents+json"))).Code;
    }

    private async Task PutAsync(bool withKff)
    {
        var document = OwnHost.Organization();
        if (withKff)
            document["departments"]!.AsArray().Add(
                new JsonObject { ["code"] = "KFF", ["name"] = "Borgerservice", ["leader"] = "bif-lead" });
        Assert.Equal(
            200, (await own.Host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", document.ToJsonString())).Code);
    }
}
