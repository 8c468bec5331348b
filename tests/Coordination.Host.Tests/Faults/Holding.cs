using System.Globalization;
using Coordination.Simulator.Checks;
using Coordination.Simulator.Sending;
using Coordination.Testing;

namespace Coordination.Host.Tests.Faults;

/// <summary>What must hold after a fault, whatever it was.</summary>
internal static class Holding
{
    private static readonly TimeSpan EmptyMax = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan RestMax = TimeSpan.FromSeconds(15);

    /// <summary>Waits until nothing waits in the inbox. A summary may be a second old, so one counted after now is asked for.</summary>
    public static async Task InboxIsEmptyAsync(CoordinationClient client)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Eventually.IsAsync(
            "the inbox to be empty",
            async () =>
                await client.GetAsync<Waiting>(
                    "/api/v1/operations/summary", CallerIdentity.Operations,
                    CancellationToken.None) is { Inbox.Waiting: 0 } seen && seen.At > now,
            EmptyMax);
    }

    /// <summary>
    /// Every acknowledged event is in the journal exactly once, each picture says what a fold of what was sent says, the
    /// figures are the sums of the pictures, versions have no gaps, nothing waits and nothing died; a repeat of everything
    /// changes nothing; and no citizen's number was printed.
    /// </summary>
    public static async Task EverythingHoldsAsync(Traffic traffic, CoordinationClient client, params RestartableHost[] hosts)
    {
        Assert.Equal(0, traffic.Unanswered);
        await InboxIsEmptyAsync(client);
        await NothingDiedAsync(client);
        await AgreesAsync(traffic, client);

        // Once the pictures agree, no place has anything left to do with another.
        var versions = await VersionsAsync(client, traffic.Citizens);
        var repeated = await traffic.RepeatAllAsync(client);
        // What still waits for its item answers so again; everything else is a duplicate.
        var parked = (await client.GetAsync<Waiting>(
            "/api/v1/operations/summary", CallerIdentity.Operations, CancellationToken.None)).Parked;
        Assert.Equal(parked, repeated.GetValueOrDefault(EventStatus.Parked));
        Assert.Empty(repeated.Keys.Except([EventStatus.Duplicate, EventStatus.Parked]));
        Assert.Equal(versions, await VersionsAsync(client, traffic.Citizens));
        foreach (var host in hosts)
        {
            var printed = host.Printed;
            Assert.All(traffic.Numbers, number => Assert.DoesNotContain(number, printed, StringComparison.Ordinal));
        }
    }

    private static async Task NothingDiedAsync(CoordinationClient client)
    {
        var letters = await client.SendAsync(
            new ServiceRequest(HttpMethod.Get, "/api/v1/operations/dead-letters", CallerIdentity.Operations), CancellationToken.None);
        Assert.True(letters.Read<List<object>>().Count == 0, letters.Shown());
    }

    private static async Task AgreesAsync(Traffic traffic, CoordinationClient client)
    {
        var ledger = new FileInfo(Path.GetTempFileName());
        try
        {
            await traffic.WriteToAsync(client, ledger);
            var report = new StringWriter(CultureInfo.InvariantCulture);
            var code = await new Check(client, new Check.CheckSettings([ledger], RestMax), report).RunAsync(CancellationToken.None);
            Assert.True(code == 0, report.ToString());
            Assert.DoesNotContain("not compared", report.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            ledger.Delete();
        }
    }

    /// <summary>The version of each citizen, with every version before it in the history.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> VersionsAsync(CoordinationClient client, IReadOnlyList<string> citizens)
    {
        var versions = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var citizen in citizens)
        {
            var last = 0L;
            for (var page = $"/api/v1/citizens/{citizen}/history?limit=1000"; page is not null;)
            {
                var answer = await client.SendAsync(
                    new ServiceRequest(HttpMethod.Get, page, CallerIdentity.Auditor), CancellationToken.None);
                foreach (var entry in answer.Read<List<Versioned>>()) Assert.Equal(++last, entry.Version);
                page = answer.NextPage();
            }

            var picture = await client.GetAsync<Versioned>($"/api/v1/citizens/{citizen}", CallerIdentity.Auditor, CancellationToken.None);
            Assert.Equal(last, picture.Version);
            versions[citizen] = last;
        }

        return versions;
    }

    private sealed record Versioned(long Version);

    private sealed record Waiting(DateTimeOffset At, SummaryResponse.InboxSummary Inbox, int Parked);
}
