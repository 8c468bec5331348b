using System.Data.Common;
using Coordination.Domain.Pictures;
using Coordination.Grains;
using Coordination.Host.Telemetry;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.Journal;
using Coordination.Views;
using Orleans.Runtime;

namespace Coordination.Host.Access;

/// <summary>
/// Reads a citizen's family: the links at the citizen's place, and of each linked citizen what the caller sees of that citizen's own place.
/// Some places are read at once. Each place is asked as if it alone were read, and logs the look if it showed anything. A place that cannot
/// be read is named as such, and keeps nobody from the others.
/// </summary>
internal sealed class FamilyReader(CitizenSight sight, PolicySource policies, ServiceClock clock, ILogger<FamilyReader> log)
{
    /// <summary>The part, as the access log names it.</summary>
    internal const string Part = "family";

    /// <summary>A citizen of the family, as the access log names it: it follows from the look at the one who was asked for.</summary>
    internal const string RelativePart = "relative";

    /// <summary>How many places are read at once.</summary>
    internal const int AtOnceMax = 8;

    /// <summary>The family; null: as <see cref="CitizenSight.ReadAsync"/> says.</summary>
    internal async Task<(Sight Seen, FamilyAnswer? Family)> ReadAsync(HttpContext http, string key)
    {
        var (seen, picture) = await sight.ReadAsync(http, key, Part, static citizen => citizen.Picture());
        return (seen, picture is null ? null : await OfSeenAsync(http, picture));
    }

    /// <summary>The family of a citizen whom the caller sees, and whose look is logged already.</summary>
    internal Task<FamilyAnswer> OfSeenAsync(HttpContext http, CitizenView picture) =>
        OfAsync(picture, async key => (await sight.ReadAsync(http, key, RelativePart, static citizen => citizen.Picture())).Seen);

    /// <summary>The family as the caller would be shown it. Nothing of it may be shown, because no look is logged.</summary>
    internal Task<FamilyAnswer> OfUnshownAsync(CitizenView picture) => OfAsync(
        picture, async key => await sight.FindAsync(key) is { } citizen ? await citizen.Picture() : null);

    private async Task<FamilyAnswer> OfAsync(CitizenView picture, Func<string, Task<CitizenView?>> read)
    {
        var family = await sight.FindAsync(picture.Key) is { } citizen ? await citizen.Family() : null;
        if (family is null) return new FamilyAnswer([], [], [], []);
        using var places = new SemaphoreSlim(AtOnceMax);
        var members = await Task.WhenAll(family.Links.Select(async link =>
        {
            await places.WaitAsync();
            try
            {
                return await MemberAsync(link, read);
            }
            finally
            {
                places.Release();
            }
        }));
        var seen = members.Select(static one => (one.Link, one.Citizen)).ToList();
        return new FamilyAnswer(
            members, FamilyTimes.Of(picture, seen, clock.Now, policies.Now.Policy),
            FamilyTimes.OverloadsOf(picture, seen, clock.Now, policies.Now.Policy), family.Network);
    }

    // Nobody asked for a citizen whom the caller does not see, so no refused look is logged there.
    private async Task<FamilyMember> MemberAsync(FamilyLinkView link, Func<string, Task<CitizenView?>> read)
    {
        try
        {
            return await sight.OfAsync(link.Citizen) is Sight.Whole or Sight.Part
                ? new FamilyMember(link, await read(link.Citizen))
                : new FamilyMember(link, null);
        }
        catch (UnauthorizedAccessException)
        {
            return new FamilyMember(link, null); // The caller lost access between the two calls.
        }
        catch (Exception fault) when (
            fault is StorageUnavailableException or DbException { IsTransient: true } or TimeoutException or OrleansException)
        {
            log.RelativeUnread(fault);
            return new FamilyMember(link, null) { Unread = true };
        }
    }
}

/// <summary>A citizen's family and network.</summary>
/// <param name="Shared">
/// Where the citizen is expected at several places at once for themselves and their children, as far as the caller sees.
/// </param>
/// <param name="Overloads">Where all of it is too much, as far as the caller sees.</param>
internal sealed record FamilyAnswer(
    IReadOnlyList<FamilyMember> Members, IReadOnlyList<SharedTimes> Shared, IReadOnlyList<FamilyOverload> Overloads,
    IReadOnlyList<NetworkPersonView> Network);

/// <summary>A citizen of the family.</summary>
/// <param name="Link">The link, as it stands at the place that was asked.</param>
/// <param name="Citizen">The picture of the other citizen as the caller sees it; null: the caller sees nothing of that citizen.</param>
internal sealed record FamilyMember(FamilyLinkView Link, CitizenView? Citizen)
{
    /// <summary>Whether that citizen's place could not be read now; nothing of it was shown.</summary>
    public bool Unread { get; init; }
}
