using Coordination.Domain.Access;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Access;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Overview;

/// <summary>
/// Reads what a data-protection officer asks about: broken glass, many citizens within an hour, looks at people of one's own name or of a
/// colleague's, looks at citizens with whom no department works, and looks that were refused. It decides nothing: whoever is listed may
/// have had every reason.
/// </summary>
internal sealed class UnusualLooksReader(
    LookTable looks, OrganizationSource organizations, IOptions<LookOptions> options, ServiceClock clock)
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    private static readonly IReadOnlyCollection<string> Involved = [.. AccessGrounds.OfWork, LookLog.Involved];

    /// <param name="from">The beginning; null: 30 days before the end.</param>
    /// <param name="to">The end; null: now.</param>
    /// <param name="limit">How many entries of each list are wanted.</param>
    internal async Task<UnusualLooksView> ReadAsync(
        DateTimeOffset? from, DateTimeOffset? to, int limit, CancellationToken cancellation)
    {
        var end = to ?? clock.Now;
        var within = new LookPeriod(from ?? end - Usual, end, limit);
        var names = organizations.Current.Document.Caseworkers.ToLookup(
            static person => person.Name, static person => new CaseworkerId(person.Id), StringComparer.Ordinal);
        return new UnusualLooksView(
            within.From, within.To,
            [
                .. (await looks.ReadBrokenGlassAsync(within, cancellation)).Select(
                    static look => new GlassLookView(look.At, look.Who, look.Department, look.Citizen, look.Ground)),
            ],
            [
                .. (await looks.ReadBusyHoursAsync(within, options.Value.CitizensAnHourMax, cancellation)).Select(
                    static hour => new BusyHourView(hour.Who, hour.Department, hour.Hour, hour.Citizens)),
            ],
            [
                .. (await looks.ReadNamesakesAsync(within, [.. names.Select(static one => one.Key)], cancellation)).Select(
                    look => new NamesakeLookView(
                        look.At, look.Who, look.Department, look.Citizen, look.Looks,
                        names[look.Name].Contains(new CaseworkerId(look.Who)) ? "own-name" : "colleague")),
            ],
            [
                .. (await looks.ReadRefusedAsync(within, cancellation)).Select(
                    static one => new RefusedLooksView(one.Who, one.Department, one.Looks)),
            ],
            [
                .. (await looks.ReadWithoutCaseAsync(within, Involved, cancellation)).Select(
                    static look => new WithoutCaseLookView(
                        look.At, look.Who, look.Department, look.Citizen, look.Ground, look.Looks)),
            ]);
    }
}

/// <summary>What may need an explanation, within a time.</summary>
public sealed record UnusualLooksView(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<GlassLookView> BrokenGlass, IReadOnlyList<BusyHourView> ManyCitizens,
    IReadOnlyList<NamesakeLookView> Namesakes, IReadOnlyList<RefusedLooksView> Refused, IReadOnlyList<WithoutCaseLookView> WithoutCase);

/// <summary>The glass was broken.</summary>
/// <param name="Reason">The reason that was given.</param>
public sealed record GlassLookView(DateTimeOffset At, string Who, string? Department, string? Citizen, string? Reason);

/// <summary>An hour in which somebody looked at many citizens.</summary>
public sealed record BusyHourView(string Who, string? Department, DateTimeOffset Hour, long Citizens);

/// <summary>Looks at a citizen who has the name of somebody who works here.</summary>
/// <param name="At">The last of them.</param>
/// <param name="Name"><c>own-name</c> or <c>colleague</c>.</param>
public sealed record NamesakeLookView(DateTimeOffset At, string Who, string? Department, string Citizen, long Looks, string Name);

/// <summary>Looks of one person at a citizen with whom no department works, by somebody who did not work with them either.</summary>
/// <param name="At">The last of them.</param>
/// <param name="Reason">The ground or the reason given with one of them.</param>
public sealed record WithoutCaseLookView(
    DateTimeOffset At, string Who, string? Department, string Citizen, string? Reason, long Looks);

/// <summary>Looks that were refused.</summary>
public sealed record RefusedLooksView(string Who, string? Department, long Looks);
