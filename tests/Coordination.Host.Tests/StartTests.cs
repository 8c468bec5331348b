using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Coordination.Testing;

namespace Coordination.Host.Tests;

public sealed class StartTests : IDisposable
{
    private static readonly (string, string)[] Production =
        [("ASPNETCORE_ENVIRONMENT", "Production"), ("Authentication__Authority", "https://id.example.org"),
            ("Authentication__Audience", "coordination")];

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Production_without_an_identity_provider_does_not_start_and_says_why_in_one_line()
    {
        var (code, printed) = await HostProcess.RefuseAsync(_folder, ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(1, code);
        var line = Assert.Single(printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains("Authentication:Authority", line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "data")));
    }

    [Fact]
    public async Task The_demo_is_refused_outside_Development_and_by_a_database_that_holds_citizens()
    {
        var (code, printed) = await HostProcess.RunAsync(_folder, ["--demo"], Production);
        Assert.Equal(1, code);
        Assert.Contains("--demo invents citizens: it is for ASPNETCORE_ENVIRONMENT=Development only", printed, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "data")));
        (string, string) development = ("ASPNETCORE_ENVIRONMENT", "Development");
        await using (var host = await HostProcess.StartAsync(_folder))
            Assert.Equal(200, (await host.PostAsync(
                "/api/v1/events", "source:/BIF/fasit",
                HostProcess.Json(RunningHost.Registration(RunningHost.NewCpr()), "application/cloudevents+json"),
                ("Prefer", "wait=20"))).Code);
        (code, printed) = await HostProcess.RunAsync(_folder, ["--demo"], development);
        Assert.Equal(1, code);
        Assert.Contains("this one holds 1 citizens", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_an_environment_is_in_production()
    {
        var (code, printed) = await HostProcess.RefuseAsync(_folder);
        Assert.Equal(1, code);
        Assert.Contains("Authentication:Authority", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_runs_warns_of_nothing_and_refuses_no_call_of_its_own()
    {
        await using var host = await HostProcess.StartAsync(_folder, ("DOTNET_gcServer", "1"));
        await Eventually.IsAsync("the figures to be read", async () => (await host.GetAsync("/metrics", null)).Text.Contains(
            "orleans_", StringComparison.Ordinal));
        await host.GetAsync("/api/v1/operations/summary", "role:operations");
        // Orleans' watchdog tells how loaded the machine is, which says nothing about the host.
        Assert.DoesNotContain(host.Printed.Split('\n'), static line =>
            (line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal))
            && !line.Contains("Orleans.Runtime.Watchdog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Production_has_no_development_door()
    {
        await using var host = await HostProcess.StartAsync(_folder, Production);
        Assert.Equal(404, (await host.PostAsync("/dev/sign-in", null, new { role = "auditor" })).Code);
        Assert.Equal(404, (await host.GetAsync("/dev/clock", null)).Code);
        Assert.Equal(401, (await host.GetAsync("/api/v1/organization", null)).Code);
    }

    [Fact]
    public async Task Keys_are_made_once_for_their_owner_alone_and_others_refuse_the_start()
    {
        string token;
        await using (var host = await HostProcess.StartAsync(_folder)) token = await host.TokenAsync("role:auditor");
        var keys = Path.Combine(_folder, "data", "keys");
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(_folder, "data")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            foreach (var file in Directory.GetFiles(keys))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await using (var host = await HostProcess.StartAsync(_folder))
        {
            host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Assert.Equal(200, (await host.GetAsync("/api/v1/organization", null)).Code);
        }

        File.Delete(Path.Combine(keys, "pseudonym.key"));
        var (code, printed) = await HostProcess.RefuseAsync(_folder, ("ASPNETCORE_ENVIRONMENT", "Development"));
        Assert.Equal(1, code);
        Assert.Contains("Keys:Pseudonym", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_on_one_postgres_share_keys_tokens_and_citizens()
    {
        await using var database = await TestPostgres.CreateAsync();
        (string, string)[] settings = [("ConnectionStrings__Coordination", database.ConnectionString)];
        await using var first = await HostProcess.StartAsync(_folder, settings);
        await using var second = await HostProcess.StartAsync(_folder, settings);
        Assert.Contains("well-known development keys", first.Printed, StringComparison.Ordinal);

        Assert.Equal(
            200, (await first.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization)).Code);
        var cpr = RunningHost.NewCpr();
        using var events = HostProcess.Json(
            new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") }, "application/cloudevents-batch+json");
        var sent = await first.PostAsync("/api/v1/events", "source:/BIF/fasit", events, ("Prefer", "wait=20"));
        Assert.InRange(sent.Code, 200, 202); // while the second silo joins, settling may take a second attempt
        var key = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString();

        var token = await first.TokenAsync("role:auditor");
        await Eventually.IsAsync("the other host to show the citizen", async () =>
            (await second.GetAsync($"/api/v1/citizens/{key}", null, ("Authorization", $"Bearer {token}"))).Text.Contains(
                "\"BIF/k-1\"", StringComparison.Ordinal));
        Assert.Equal(
            key, (await second.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr })).Body.GetProperty("key").GetString());

        var other = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var (code, printed) = await HostProcess.RefuseAsync(
            _folder, [.. settings, ("ASPNETCORE_ENVIRONMENT", "Development"), ("Keys__Pseudonym", other), ("Keys__Encryption", other)]);
        Assert.Equal(1, code);
        Assert.Contains("Keys:Pseudonym", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(other, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_number_is_ever_logged()
    {
        await using var host = await HostProcess.StartAsync(
            _folder, ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Coordination", "Trace"),
            ("Logging__Console__LogLevel__Default", "Debug"));
        var cpr = RunningHost.NewCpr();
        await host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization);
        foreach (
            var body in new object[] { RunningHost.Registration(cpr), RunningHost.Registration(cpr, id: cpr),
            RunningHost.Event(cpr, cpr, new { name = cpr }) })
        {
            using var content = HostProcess.Json(body, "application/cloudevents+json");
            await host.PostAsync("/api/v1/events", "source:/BIF/fasit", content, ("Prefer", "wait=20"));
        }

        using var broken = HostProcess.Json($"{{\"subject\":\"cpr:{cpr}\",", "application/cloudevents+json");
        await host.PostAsync("/api/v1/events", "source:/BIF/fasit", broken);
        await host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr });
        await host.PostAsync("/api/v1/citizens/lookup", "caseworker:bif-1", new { cpr, reason = cpr });
        await host.PostAsync("/api/v1/citizens/lookup", "role:integration", $"{{\"cpr\":{cpr}}}");
        await host.GetAsync($"/api/v1/citizens/{cpr}", "role:auditor");
        var metrics = await host.GetAsync("/metrics", null);
        Assert.True(host.Printed.Length > 0);
        Assert.DoesNotContain(cpr, metrics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(cpr, host.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(cpr.Insert(6, "-"), host.Printed, StringComparison.Ordinal);
    }
}
