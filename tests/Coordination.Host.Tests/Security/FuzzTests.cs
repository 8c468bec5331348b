
namespace Coordination.Host.Tests.Security;

/// <summary>
/// Mutated requests over every route and form, seeded, in parallel on connections that are kept. No answer may be 5xx but 503.
/// <c>COORDINATION_FUZZ_SEED</c> and <c>COORDINATION_FUZZ_REQUESTS</c> choose another run.
/// </summary>
public sealed partial class FuzzTests(OwnHost own) : IClassFixture<OwnHost>
{
    private const int Lanes = 8;
    private const int FailuresShownMax = 20;

    private static int Seed => Number("COORDINATION_FUZZ_SEED", 20260831);

    private static int Requests => Number("COORDINATION_FUZZ_REQUESTS", 20_000);

    [Fact]
    public async Task Twenty_thousand_mutated_requests_get_no_5xx_but_503()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-routes-").FullName;
        var routes = await HostRoutes.ListAsync(folder);
        Directory.Delete(folder, recursive: true);
        var cpr = RunningHost.NewCpr();
        var key = await own.SettleAsync(RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1"));
        using var session = new FuzzSession(own.Host);
        await session.SignInAsync();
        List<string> failures = [];
        var (sent, next) = (0, -1);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < Requests;)
            {
                var mutation = new RequestMutation(new Random(unchecked((Seed * 31) + (number * 7919))), routes, key, cpr);
                if (await session.SendAsync(mutation) is not { } status) continue;
                Interlocked.Increment(ref sent);
                if (status < 500 || status == 503) continue;
                lock (failures) failures.Add(Short($"{status}: seed {Seed}, request {number}: {mutation}"));
            }
        }));
        Assert.True(
            failures.Count == 0,
                $"{failures.Count} failures\n{string.Join('\n', failures.Take(FailuresShownMax))}\n{Tail(own.Host.Printed)}");
        Assert.True(sent > Requests * 9 / 10, $"Only {sent} of {Requests} requests could be sent.");
    }

    private static string Short(string request) => request.Length <= 2_000 ? request : $"{request[..2_000]}… ({request.Length} characters)";

    private static string Tail(string printed) => printed[^Math.Min(printed.Length, 4_000)..];

    private static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : byDefault;
}
