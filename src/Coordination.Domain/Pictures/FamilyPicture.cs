using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// Builds the views of a citizen's family and network. A link and a person of the network are the content of the department that reported
/// them: who does not see that content is not told that there is one.
/// </summary>
public static class FamilyPicture
{
    /// <param name="shown">What the viewer sees of the citizen.</param>
    /// <param name="now">Links that are over by then are left out.</param>
    public static FamilyView Of(Citizen citizen, Disclosure shown, Spelling names, DateTimeOffset now) => new()
    {
        Links =
        [
            .. LinksOf(citizen, LocalTime.DayOf(now)).Where(one => shown.Shows(one.Department)).Take(FamilyLink.LinksMax)
                .Select(one => Of(one, names)),
        ],
        Network =
        [
            .. NetworkOf(citizen).Where(one => shown.Shows(one.Department)).Take(NetworkPerson.PeopleMax).Select(one => Of(one, names)),
        ],
    };

    /// <summary>The links to others that are not over on a day. A link whose two keys turned out to be one person is none.</summary>
    public static IEnumerable<FamilyLink> LinksOf(Citizen citizen, DateOnly day) => citizen.Known(ItemKinds.FamilyLink)
        .Select(FamilyLink.Of).Where(one => !one.IsEnded && !(one.EndsOn < day) && !citizen.Keys.Contains(one.Other));

    /// <summary>The people of the network.</summary>
    public static IEnumerable<NetworkPerson> NetworkOf(Citizen citizen) =>
        citizen.Known(ItemKinds.NetworkPerson).Select(NetworkPerson.Of).Where(static one => !one.IsEnded);

    private static FamilyLinkView Of(FamilyLink it, Spelling names) => new(
        names.Item(it.Id.Value), names.Department(it.Department.Value), it.Other.Value, Vocabulary.WordFor(it.Kind),
        it.Standing is { } standing ? Vocabulary.WordFor(standing) : null, it.StartsOn, it.EndsOn);

    private static NetworkPersonView Of(NetworkPerson it, Spelling names) => new(
        names.Item(it.Id.Value), names.Department(it.Department.Value), it.Name, it.Relation, it.Phone,
        it.MayBeTold ?? (IReadOnlyList<string>)[]);
}
