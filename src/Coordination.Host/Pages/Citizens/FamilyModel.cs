using Coordination.Domain.Access;
using Coordination.Domain.Pictures;
using Coordination.Events;
using Coordination.Host.Access;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A citizen's family and network on the citizen's page.</summary>
/// <param name="Shared">When the citizen is expected with several of the family at once, in words.</param>
public sealed record FamilyModel(
    IReadOnlyList<RelativeModel> Relatives, IReadOnlyList<string> Shared, IReadOnlyList<FamilyOverloadModel> Overloads,
    IReadOnlyList<NetworkModel> Network)
{
    internal static FamilyModel? Of(FamilyAnswer family, CitizenView picture, PageUser user) => family is
        { Members.Count: 0, Network.Count: 0 }
        ? null
        : new FamilyModel(
            [.. family.Members.Select(member => RelativeModel.Of(member, user))],
            [.. family.Shared.Select(one => Words(one, user))],
            [.. family.Overloads.Select(one => FamilyOverloadModel.Of(one, family, picture, user))],
            [.. family.Network.Select(person => NetworkModel.Of(person, user))]);

    private static string Words(SharedTimes one, PageUser user) => user.Localizer[
        "family.shared.times", user.Localizer.Span(one.From, one.To), one.Times.Count,
        one.Times.Select(static time => time.Citizen).Distinct().Count()];
}

/// <summary>A citizen of the family.</summary>
/// <param name="Kind">What the other is to the citizen.</param>
/// <param name="Standing">The legal standing; null: none, or not reported.</param>
/// <param name="Key">The key of the other citizen.</param>
/// <param name="Name">The name; null: the user sees nothing of that citizen's place.</param>
/// <param name="Unread">Whether that citizen's place could not be read now.</param>
/// <param name="Next">The next time at which the other is expected, as far as the user sees it; null: none.</param>
public sealed record RelativeModel(string Kind, string? Standing, string Key, string? Name, bool Unread, DateTimeOffset? Next)
{
    internal static RelativeModel Of(FamilyMember member, PageUser user)
    {
        var (localizer, link) = (user.Localizer, member.Link);
        return new RelativeModel(
            localizer.Code("family-link", link.Kind),
            link.Standing is { } standing and not "none" ? localizer.Code("family-standing", standing) : null,
            link.Citizen, member.Citizen is { } seen ? seen.Name ?? localizer["citizen.unnamed"] : null,
            member.Unread,
            member.Citizen?.Appointments.Where(one => one.Status == "booked" && one.StartsAt > localizer.Now)
                .Select(static one => (DateTimeOffset?)one.StartsAt).Min());
    }
}

/// <summary>Somebody of the network.</summary>
/// <param name="MayBeTold">What they may be told, in words.</param>
/// <param name="Id">The public id.</param>
/// <param name="MayBeToldOfThePlan">Whether they may be given a link to a step.</param>
public sealed record NetworkModel(string Name, string Relation, string? Phone, string MayBeTold, string Id, bool MayBeToldOfThePlan)
{
    private static readonly string Plan = Vocabulary.WordFor(NetworkTopic.Plan);

    internal static NetworkModel Of(NetworkPersonView person, PageUser user) => new(
        person.Name, person.Relation, person.Phone,
        person.MayBeTold.Count == 0
            ? user.Localizer["family.told-nothing"]
            : string.Join(", ", person.MayBeTold.Select(topic => user.Localizer.Code("network-topic", topic))),
        person.Id, person.MayBeTold.Contains(Plan));
}

/// <summary>Too many meetings of the family.</summary>
/// <param name="When">When, and how many, in words.</param>
public sealed record FamilyOverloadModel(string When, IReadOnlyList<FamilyMeetingModel> Meetings)
{
    internal static FamilyOverloadModel Of(FamilyOverload one, FamilyAnswer family, CitizenView picture, PageUser user) => new(
        user.Localizer["family.overload.when", user.Localizer.Span(one.From, one.To), one.Meetings, one.Most],
        [
            .. one.Times.Select(time => new FamilyMeetingModel(
                user.Localizer.Clock(time.StartsAt), user.Localizer.Code("appointment", time.Kind), time.Citizen, time.Id,
                NameOf(time.Citizen, family, picture) ?? user.Localizer["citizen.unnamed"],
                time.Caseworker == Mask.Nobody ? user.Localizer["masked.somebody"] : user.Names.PersonWithDepartment(time.Caseworker))),
        ]);

    private static string? NameOf(string key, FamilyAnswer family, CitizenView picture) =>
        key == picture.Key ? picture.Name : family.Members.FirstOrDefault(one => one.Citizen?.Key == key)?.Citizen?.Name;
}

/// <summary>A meeting of somebody of the family.</summary>
/// <param name="Citizen">The key of whom it is of, at whose place it is moved.</param>
/// <param name="With">Whom they meet, and who can move it.</param>
public sealed record FamilyMeetingModel(string Clock, string Kind, string Citizen, string Id, string Name, string With);
