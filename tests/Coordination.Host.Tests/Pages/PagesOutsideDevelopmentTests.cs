namespace Coordination.Host.Tests.Pages;

public sealed class PagesOutsideDevelopmentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Styles_and_scripts_are_served_from_the_build_s_output_in_production()
    {
        await using var host = await HostProcess.StartAsync(
            _folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Authentication__Authority", "https://id.example.org"),
            ("Authentication__Audience", "coordination"));
        foreach (var path in (string[])["/css/coordination.css", "/js/live.js", "/icons/icons.svg"])
        {
            var answer = await host.GetAsync(path, null);
            Assert.Equal(200, answer.Code);
            Assert.True(answer.Text.Length > 500, $"{path} is empty.");
            Assert.Contains("require-trusted-types-for 'script'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }

        Assert.Equal(401, (await host.GetAsync("/api/v1/me/desk", null, ("Accept", "text/html"))).Code);

        // Over plain http no page can be shown, for its cookies are for https: this was answered 500 with a stack trace.
        foreach (var path in (string[])["/", "/sign-in", "/citizens/x", "/live/alerts"])
        {
            var answer = await host.GetAsync(path, null, ("Accept", "text/html"));
            Assert.True(answer.Code == 400, $"{path}: {answer.Code}");
            Assert.Contains("X-Forwarded-Proto", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(400, (await host.PostAsync("/language", null, new FormUrlEncodedContent([new("language", "da")]))).Code);
        Assert.Equal(404, (await host.GetAsync("/nothing", null, ("Accept", "text/html"))).Code);
        Assert.Equal(503, (await host.GetAsync("/sign-in/callback", null, ("Accept", "text/html"))).Code); // No provider to ask.
        Assert.DoesNotContain("   at ", host.Printed, StringComparison.Ordinal);
    }
}
