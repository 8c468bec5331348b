using Coordination.Domain.Pictures;
using Coordination.Grains;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Views;

namespace Coordination.Host.Access;

/// <summary>
/// Reads a citizen's family: the links at the citizen's place, and of each linked citizen what the caller sees of that citizen's own place.
/// Each place is asked as if it alone were read, and logs the look.
/// </summary>
internal sealed class FamilyReader(CitizenSight sight, PolicySource policies, ServiceClock clock)
{
    /// <summary>The part, as the access log names it.</summary>
    internal const string Part = "family";

    /// <summary>The family; null: as <see cref="CitizenSight.ReadAsync"/> says.</summary>
    internal async Task<(Sight Seen, FamilyAnswer? Family)> ReadAsync(HttpContext http, string key)
    {
        var (seen, picture) = await sight.ReadAsync(http, key, Part, static citizen => citizen.Picture());
        return (seen, picture is null ? null : await OfSeenAsync(http, picture));
    }

    /// <summary>The family of a citizen whom the caller sees, and whose look is logged already.</summary>
    internal async Task<FamilyAnswer> OfSeenAsync(HttpContext http, CitizenView picture)
    {
        var family = await sight.FindAsync(picture.Key) is { } citizen ? await citizen.Family() : null;
        if (family is null) return new FamilyAnswer([], [], []);
        List<FamilyMember> members = new(family.Links.Count);
        foreach (var link in family.Links) members.Add(await MemberAsync(http, link));
        var shared = FamilyTimes.Of(
            picture, members.Select(static one => (one.Link, one.Citizen)), clock.Now, policies.Now.Policy);
        return new FamilyAnswer(members, shared, family.Network);
    }

    // Nobody asked for a citizen whom the caller does not see, so no refused look is logged there.
    private async Task<FamilyMember> MemberAsync(HttpContext http, FamilyLinkView link)
    {
        if (await sight.OfAsync(link.Citizen) is not (Sight.Whole or Sight.Part)) return new FamilyMember(link, null);
        var (_, picture) = await sight.ReadAsync(http, link.Citizen, Part, static citizen => citizen.Picture());
        return new FamilyMember(link, picture);
    }
}

/// <summary>A citizen's family and network.</summary>
/// <param name="Shared">
/// Where the citizen is expected at several places at once for themselves and their children, as far as the caller sees.
/// </param>
internal sealed record FamilyAnswer(
    IReadOnlyList<FamilyMember> Members, IReadOnlyList<SharedTimes> Shared, IReadOnlyList<NetworkPersonView> Network);

/// <summary>A citizen of the family.</summary>
/// <param name="Link">The link, as it stands at the place that was asked.</param>
/// <param name="Citizen">The picture of the other citizen as the caller sees it; null: the caller sees nothing of that citizen.</param>
internal sealed record FamilyMember(FamilyLinkView Link, CitizenView? Citizen);
