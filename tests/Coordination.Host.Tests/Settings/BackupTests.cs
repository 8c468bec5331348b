using System.Globalization;
using Coordination.Host.Tests.Webhooks;
using Coordination.Testing;
using Microsoft.Data.Sqlite;

namespace Coordination.Host.Tests.Settings;

/// <summary>The embedded database is copied while its host works, and another host goes on from the copy and the keys.</summary>
public sealed class BackupTests(RunningHost running) : IDisposable
{
    private const string Bif = "source:/BIF/fasit";
    private const string Ahead = "ahead-of-the-backup";
    private static readonly string[] Subscriptions = [Ahead, "as-in-the-backup"];

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_is_there_after_it_is_restored()
    {
        var key = await running.NewCitizenAsync();
        var before = await running.Host.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1");
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        var copy = Path.Combine(data, "coordination.db");

        await using var receiver = await WebhookReceiver.StartAsync();
        await SubscribeAsync(receiver);

        var kept = await ReadPositionAsync(running.Host, after: "0");
        var (code, printed) = await HostProcess.RunAsync(running.Folder, ["backup", copy], Development);
        Assert.True(code == 0, printed);
        var gone = await DecideAsync(running.Host);
        var lost = await ReadPositionAsync(running.Host, kept);
        await EndSubscriptionsAsync(receiver, gone);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));

        CopyKeys(data);
        await PassAsync(copy, Ahead, lost);
        await using var restored = await HostProcess.StartAsync(
            _folder, ("Clock__Mode", "Manual"), ("Clock__Start", RunningHost.Now.ToString("O")));
        var after = await restored.GetAsync($"/api/v1/citizens/{key}", "caseworker:bif-1");
        Assert.Equal(before.Header("ETag"), after.Header("ETag"));
        Assert.Equal(before.Text, after.Text);

        await ReadersAreToldWhereToReadOnAsync(restored, kept, lost);
        await WebhooksGoOnAsync(restored, receiver, lost);
    }

    private async Task SubscribeAsync(WebhookReceiver receiver)
    {
        foreach (var name in Subscriptions)
            Assert.Equal(
                201,
                (await running.Host.SendAsync(
                    HttpMethod.Put, $"/api/v1/subscriptions/{name}", Bif, new { url = $"{receiver.Url}/{name}" })).Code);
    }

    /// <summary>Ends the subscriptions where nothing is restored, after they told what will be lost.</summary>
    private async Task EndSubscriptionsAsync(WebhookReceiver receiver, string subject)
    {
        foreach (var name in Subscriptions)
        {
            await Eventually.IsAsync(
                $"{name} to tell what will be lost",
                () => Task.FromResult(receiver.Taken.Any(one => one.Path == $"/{name}" && one.Subject == subject)));
            Assert.Equal(204, (await running.Host.SendAsync(HttpMethod.Delete, $"/api/v1/subscriptions/{name}", Bif)).Code);
        }

        await Eventually.IsAsync("the last delivery to end", () => Task.FromResult(receiver.UnderWay == 0));
    }

    /// <summary>As the database of a standby that has the subscription's last position and lacks decisions before it.</summary>
    private static async Task PassAsync(string database, string subscription, string position)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            update subscriptions set position = case name when @name then @position else position end, holder = null, held_until = null
            """;
        command.Parameters.AddWithValue("@name", subscription);
        command.Parameters.AddWithValue("@position", Number(position));
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Each subscription tells what is decided after the restoration, under ids that nothing that was lost had.</summary>
    private static async Task WebhooksGoOnAsync(HostProcess restored, WebhookReceiver receiver, string lost)
    {
        var before = receiver.Taken.ToLookup(static one => one.Id, static one => (one.Subject, one.Type));
        var refused = await restored.GetAsync($"/api/v1/feed?after={lost}", Bif);
        var resume = refused.Body.GetProperty("resumeAfter").GetInt64();
        for (var round = 0; round < 2; round++)
        {
            var subject = await DecideAsync(restored);
            var told = (await restored.GetAsync($"/api/v1/feed?limit=1000&after={resume}", Bif)).Body.EnumerateArray().ToArray();
            Assert.Contains(told, one => one.GetProperty("subject").GetString() == subject);
            var positions = told.Select(static one => Number(one.GetProperty("position").GetString()!)).ToArray();
            foreach (var name in Subscriptions)
                await Eventually.IsAsync(
                    $"{name} to tell every decision after the restoration",
                    () => Task.FromResult(
                        !positions.Except(receiver.Taken.Where(one => one.Path == $"/{name}").Select(static one => one.Position))
                            .Any()));
        }

        Assert.All(
            receiver.Taken, one => Assert.All(before[one.Id], former => Assert.Equal(former, (one.Subject, one.Type))));
    }

    /// <summary>Something is decided that BIF is told; answers the citizen as its feed names them.</summary>
    private static async Task<string> DecideAsync(HostProcess host)
    {
        var cpr = RunningHost.NewCpr();
        var deadline = new
        {
            deadlineId = "d-1", title = "Opfølgning", dueAt = "2026-09-30", responsible = "bif-1", interventionId = "k-1",
        };
        var sent = await SendAsync(host, new object[]
        {
            RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"), RunningHost.Event("deadline.set", $"cpr:{cpr}", deadline),
        });
        Assert.Equal(200, sent.Code);
        return $"citizen:{sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()}";
    }

    private static async Task ReadersAreToldWhereToReadOnAsync(HostProcess restored, string kept, string lost)
    {
        var cpr = RunningHost.NewCpr();
        object[] events = [RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1", "bif-1")];
        Assert.Equal(200, (await SendAsync(restored, events)).Code);
        var told = await restored.GetAsync($"/api/v1/feed?after={kept}", Bif);
        Assert.Equal(200, told.Code);
        Assert.True(string.CompareOrdinal(told.Header("Last-Event-ID"), lost) > 0); // Nothing new has a position that was lost.

        foreach (var path in (string[])[$"/api/v1/feed?after={lost}", $"/api/v1/feed/stream?after={lost}"])
        {
            var refused = await restored.GetAsync(path, Bif);
            Assert.Equal(410, refused.Code);
            var resume = refused.Body.GetProperty("resumeAfter").GetInt64();
            Assert.InRange(resume, Number(kept), Number(lost) - 1); // Other tests decide between the position and the backup.
            Assert.Equal(200, (await restored.GetAsync($"/api/v1/feed?after={resume}", Bif)).Code);
        }

        var again = await SendAsync(restored, events);
        Assert.All(
            again.Body.GetProperty("results").EnumerateArray(),
            static one => Assert.Equal("duplicate", one.GetProperty("status").GetString()));
    }

    private static long Number(string position) => long.Parse(position, CultureInfo.InvariantCulture);

    private static Task<Answer> SendAsync(HostProcess host, object events) => host.PostAsync(
        "/api/v1/events", Bif, HostProcess.Json(events, "application/cloudevents-batch+json"), ("Prefer", "wait=20"));

    private static async Task<string> ReadPositionAsync(HostProcess host, string after)
    {
        while (true)
        {
            var page = await host.GetAsync($"/api/v1/feed?limit=1000&after={after}", Bif);
            after = page.Header("Last-Event-ID")!;
            if (page.Header("Link") is null) return after;
        }
    }

    [Fact]
    public async Task A_file_that_exists_is_left_as_it_is()
    {
        var file = Path.Combine(_folder, "kept.db");
        await File.WriteAllTextAsync(file, "kept");
        var (code, printed) = await HostProcess.RunAsync(running.Folder, ["backup", file], Development);
        Assert.Equal(1, code);
        Assert.Contains("was not made", printed, StringComparison.Ordinal);
        Assert.Equal("kept", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("Expected backup with a file", "", "backup")]
    [InlineData("There is no database", "", "backup", "copy.db")]
    [InlineData("pg_basebackup", "Host=127.0.0.1;Username=x;Database=y", "backup", "copy.db")]
    public async Task What_cannot_be_backed_up_is_said_in_one_line(string said, string connection, params string[] arguments)
    {
        var (code, printed) = await HostProcess.RunAsync(
            _folder, arguments, Development, ("ConnectionStrings__Coordination", connection));
        Assert.Equal(1, code);
        Assert.Contains(said, printed, StringComparison.Ordinal);
        Assert.Single(printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.False(File.Exists(Path.Combine(_folder, "copy.db")));
    }

    private static (string, string) Development => ("ASPNETCORE_ENVIRONMENT", "Development");

    private void CopyKeys(string data)
    {
        var keys = Directory.CreateDirectory(Path.Combine(data, "keys")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(running.Folder, "data", "keys")))
            File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
    }
}
