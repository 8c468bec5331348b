using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Policies;
using Coordination.Organizations;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;
using Coordination.Views;

namespace Coordination.Simulator.Checks;

/// <summary>
/// Compares the service with a single-threaded fold of what was sent. Every acknowledged event must be in the journal exactly once,
/// every picture must equal the fold, everything that runs must have a responsible person, and the figures must be the sums over the
/// pictures.
/// </summary>
/// <remarks>
/// Only what does not depend on the order of events is compared. Left out are what people have decided meanwhile, and citizens about
/// whom somebody other than the ledgers' senders reported. The fold uses the service's own organization, clock and policy versions.
/// </remarks>
internal sealed class Check(CoordinationClient client, Check.CheckSettings settings, TextWriter output)
{
    public const int ShownMax = 200;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Counts older than this are compared all the same: a service that renews none is wrong.</summary>
    private static readonly TimeSpan CountedMax = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<string> _differences = new();
    private readonly PictureSums _sums = new();
    private long _compared, _ofOthers;

    /// <param name="Ledgers">The ledgers of what was sent.</param>
    /// <param name="Within">How long the service may take to become idle.</param>
    /// <param name="InFlight">The number of citizens compared concurrently.</param>
    /// <param name="WithHistory">Whether to look for each event in the journal.</param>
    internal sealed record CheckSettings(
        IReadOnlyList<FileInfo> Ledgers, TimeSpan Within, int InFlight = CommonOptions.InFlightUsual, bool WithHistory = true);

    /// <summary>Compares, prints each difference, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var lines = settings.Ledgers.SelectMany(Ledger.Read).ToList();
        var withoutCitizen = lines.Count(l => l.Key is null);
        await SummaryResponse.SettleAsync(client, settings.Within, cancellation).ConfigureAwait(false);
        var rules = new Rules(
            await ServicePolicy.ReadAsync(client, cancellation).ConfigureAwait(false),
            await OrganizationAsync(cancellation).ConfigureAwait(false));
        var citizens = LedgerPositions.Of(
            lines, rules.At(await RemoteClock.ReadAsync(client, cancellation).ConfigureAwait(false)));
        var bound = new ParallelOptions { MaxDegreeOfParallelism = settings.InFlight, CancellationToken = cancellation };
        await Parallel.ForEachAsync(citizens, bound, async (citizen, stop) =>
            await CompareAsync(citizen, rules, stop).ConfigureAwait(false)).ConfigureAwait(false);
        await CompareFiguresAsync(citizens.Count, cancellation).ConfigureAwait(false);

        foreach (var difference in _differences.Order(StringComparer.Ordinal).Take(ShownMax))
            await output.WriteLineAsync(difference).ConfigureAwait(false);
        if (_differences.Count > ShownMax)
            await output.WriteLineAsync($"… and {_differences.Count - ShownMax:N0} more").ConfigureAwait(false);
        if (withoutCitizen > 0)
            await output.WriteLineAsync(
                $"{withoutCitizen:N0} events of unknown outcome could not be assigned to a citizen and are left out.")
                .ConfigureAwait(false);
        if (_ofOthers > 0)
            await output.WriteLineAsync(
                $"{_ofOthers:N0} citizens have events that are in none of the ledgers; their pictures were not compared.")
                .ConfigureAwait(false);
        await output.WriteLineAsync(
            $"Compared {_compared:N0} of {citizens.Count:N0} citizens, {lines.Count:N0} events: {_differences.Count:N0} differences.")
            .ConfigureAwait(false);
        return _differences.IsEmpty ? ExitCode.Good : ExitCode.NotGood;
    }

    private async Task CompareAsync(LedgerPosition place, Rules rules, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (; ; )
        {
            var (differences, picture, isWhole) = await LookAsync(place, rules, cancellation).ConfigureAwait(false);
            if (differences.Count > 0 && Stopwatch.GetElapsedTime(began) < settings.Within)
            {
                await Task.Delay(LookAgainAfter, cancellation).ConfigureAwait(false);
                continue;
            }

            if (picture is not null) Interlocked.Increment(ref isWhole ? ref _compared : ref _ofOthers);
            foreach (var difference in differences) _differences.Enqueue($"{place.Keys[0]} {difference}");
            if (picture is not null) _sums.Add(picture);
            return;
        }
    }

    private async Task<Look> LookAsync(LedgerPosition place, Rules rules, CancellationToken cancellation)
    {
        var response = await PictureAsync(place.Keys[0], cancellation).ConfigureAwait(false);
        if (!response.IsGood) return new Look([$"the picture cannot be read: {response.Shown()}"], null, IsWhole: false);
        var shown = response.Read<CitizenView>();
        List<string> differences = [.. shown.Interventions
            .Where(i => i.Status != "ended" && string.IsNullOrEmpty(i.Responsible)).Select(i => $"nobody answers for {i.Id}")];
        differences.AddRange(await OfKeysAsync(place, shown, cancellation).ConfigureAwait(false));
        IEnumerable<LedgerLine> lines = place.AboutTheCitizen;

        if (settings.WithHistory)
        {
            var journal = await JournalEvents.ReadAsync(client, place.Keys[0], cancellation).ConfigureAwait(false);
            differences.AddRange(journal.Differences(place.Lines));
            if (journal.HoldsOthers(place.Known)) return new Look(differences, shown, IsWhole: false);
            lines = lines.Where(journal.Holds);
        }

        var clock = await RemoteClock.ReadAsync(client, cancellation).ConfigureAwait(false);
        var folded = FoldedOutline.Fold(shown.Key, lines, rules.At(clock));
        var expected = FoldedOutline.Of(folded, SpelledPicture.SpellingOf(folded, rules.Organization));
        differences.AddRange(Outline.Differences(expected, ShownOutline.Of(shown), ShownOutline.DecidedByPeople(shown)));
        return new Look(differences, shown, IsWhole: true);
    }

    /// <summary>Every key of a citizen leads to one place, and no other key does.</summary>
    private async Task<IReadOnlyList<string>> OfKeysAsync(LedgerPosition place, CitizenView shown, CancellationToken cancellation)
    {
        List<string> differences = [];
        // A service that knows of one number only may not list it.
        var keys = shown.Keys.Count == 0 ? [shown.Key] : shown.Keys.Order(StringComparer.Ordinal).ToArray();
        if (!keys.SequenceEqual(place.Keys))
            differences.Add($"the keys that lead here: expected {string.Join(' ', place.Keys)}, shown {string.Join(' ', keys)}");
        foreach (var key in place.Keys.Skip(1))
        {
            var other = await PictureAsync(key, cancellation).ConfigureAwait(false);
            if (!other.IsGood || other.Read<CitizenView>().Key != shown.Key) differences.Add($"{key} does not lead to {shown.Key}");
        }

        return differences;
    }

    private Task<ServiceResponse> PictureAsync(string key, CancellationToken cancellation) => client.SendAsync(
        new ServiceRequest(HttpMethod.Get, $"/api/v1/citizens/{Uri.EscapeDataString(key)}", CallerIdentity.Auditor), cancellation);

    /// <summary>Compares the figures with the pictures, once they were counted after the pictures were read.</summary>
    private async Task CompareFiguresAsync(long citizens, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        for (; ; )
        {
            var figures = await FiguresResponse.ReadAsync(client, null, cancellation).ConfigureAwait(false);
            var summary = await SummaryResponse.ReadAsync(client, cancellation).ConfigureAwait(false);
            var areTheirs = figures.Citizens <= citizens && _sums.Citizens >= citizens;
            List<string> differences = areTheirs ? [.. _sums.Differences(figures, summary)] : [];
            var elapsed = Stopwatch.GetElapsedTime(began);
            var isOld = summary.CountedSecondsAgo >= elapsed.TotalSeconds && elapsed < CountedMax;
            if (differences.Count > 0 && (elapsed < settings.Within || isOld))
            {
                await Task.Delay(LookAgainAfter, cancellation).ConfigureAwait(false);
                continue;
            }

            if (summary.Inbox.Waiting > 0) differences.Add($"{summary.Inbox.Waiting} events still wait in the inbox");
            if (summary.DeadLetters > 0) differences.Add($"{summary.DeadLetters} events could not be applied (dead letters)");
            foreach (var difference in differences) _differences.Enqueue(difference);
            if (!areTheirs)
                await output.WriteLineAsync(
                    $"The figures were not compared: the service counts {figures.Citizens:N0} citizens, the ledgers {citizens:N0}, of "
                        + $"which {_sums.Citizens:N0} could be read.").ConfigureAwait(false);
            return;
        }
    }

    private async Task<Organization> OrganizationAsync(CancellationToken cancellation)
    {
        var response = await client.SendAsync(
            new ServiceRequest(HttpMethod.Get, "/api/v1/organization", CallerIdentity.Operations), cancellation).ConfigureAwait(false);
        return response.Status == System.Net.HttpStatusCode.NotFound
            ? Organization.Empty
            : new Organization(1, response.Read<OrganizationDocument>(), []);
    }

    /// <summary>The policies and the organization of the service. They are read once: a change made during a check is not seen.</summary>
    private sealed record Rules(PolicyBook Policies, Organization Organization)
    {
        public DecisionContext At(DateTimeOffset now) => new(now, Policies, Organization);
    }

    /// <summary>The result of comparing one citizen.</summary>
    /// <param name="Picture">The service's picture; null when there is none.</param>
    /// <param name="IsWhole">Whether the ledgers contain every reported event. Only then is the picture compared.</param>
    private sealed record Look(IReadOnlyList<string> Differences, CitizenView? Picture, bool IsWhole);
}
