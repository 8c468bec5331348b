using Coordination.Domain.Calendar;
using Coordination.Domain.Organizations;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>
/// Reads of which citizens the last matter ended so long ago that policy asks whether what is known of them is still needed. It deletes
/// nothing. The tables name those of whom nothing was heard since, and each citizen's place says when the last matter ended.
/// </summary>
internal sealed class RetentionReader(QuietCitizenTable table, IGrainFactory grains, PolicySource policies, ServiceClock clock)
{
    private const int AskedAtOnce = 8;

    /// <summary>One page of the list, by key.</summary>
    /// <param name="after">The key after which the page begins; empty: at the first.</param>
    /// <param name="limit">How many citizens are looked at: those with a matter that still runs are left out.</param>
    internal async Task<RetentionPage> ReadAsync(string after, int limit, CancellationToken cancellation)
    {
        var policy = policies.Now.Policy;
        var until = policy.Retention.AfterLastMatter.DayBefore(LocalTime.DayOf(clock.Now), policy.Days);
        var quiet = await table.ReadAsync(LocalTime.StartOfDay(until.AddDays(1)), after, limit, cancellation);
        List<RetainedCitizen> listed = [];
        foreach (var some in quiet.Where(static key => !DepartmentAggregate.Has(new CitizenKey(key))).Chunk(AskedAtOnce))
        {
            var ended = await Task.WhenAll(some.Select(key => grains.GetGrain<ICitizenExport>(key).LastMatterEndedOn()));
            foreach (var (key, day) in some.Zip(ended))
                if (day is { } last && last <= until) listed.Add(new RetainedCitizen(key, last));
        }

        return new RetentionPage(
            policy.Retention.AfterLastMatter.ToString(), until, listed, quiet.Count == limit ? quiet[^1] : null);
    }
}

/// <summary>A page of the list.</summary>
/// <param name="AfterLastMatter">What policy says.</param>
/// <param name="EndedBy">The last day on which a matter may have ended.</param>
/// <param name="Next">The key after which the next page begins; null: this is the last.</param>
internal sealed record RetentionPage(
    string AfterLastMatter, DateOnly EndedBy, IReadOnlyList<RetainedCitizen> Citizens, string? Next);

/// <summary>A citizen whose last matter ended long ago.</summary>
public sealed record RetainedCitizen(string Citizen, DateOnly LastMatterEndedOn);
