using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A contact of the citizen, as the citizen's page shows it.</summary>
/// <param name="Id">The contact's id.</param>
/// <param name="What">Its channel and subject, in words.</param>
/// <param name="Department">The name of the department that received it.</param>
/// <param name="ReceivedAt">The instant it was received.</param>
/// <param name="Status">open, answered, or closed because the citizen died.</param>
/// <param name="DueAt">The instant the answer is due; null once it is answered.</param>
/// <param name="Owner">The name of its owner; null once it is answered.</param>
/// <param name="Substitute">The name of the person who answers instead of the owner; null: the owner does.</param>
/// <param name="IsOffered">Whether a handover of it waits for an answer.</param>
/// <param name="CanOffer">Whether the user may answer it, or hand it over.</param>
public sealed record ReceivedContactModel(
    string Id, string What, string Department, DateTimeOffset ReceivedAt, string Status, DateTimeOffset? DueAt, string? Owner,
    string? Substitute, bool IsOffered, bool CanOffer)
{
    /// <summary>The citizen's key.</summary>
    public string CitizenKey { get; init; } = "";

    /// <summary>The citizen's name.</summary>
    public string CitizenName { get; init; } = "";

    private const int AnsweredShownMax = 5;

    /// <summary>The contacts of a picture: the open ones, oldest first, then the last five that were answered.</summary>
    internal static IReadOnlyList<ReceivedContactModel> Of(CitizenView picture, PageUser user)
    {
        var answered = picture.Contacts.Where(static contact => contact.AnsweredAt is not null)
            .OrderByDescending(static contact => contact.AnsweredAt).Take(AnsweredShownMax);
        var open = picture.Contacts.Where(static contact => contact.AnsweredAt is null).OrderBy(static contact => contact.ReceivedAt);
        return [.. open.Concat(answered).Select(contact => Of(picture, contact, user))];
    }

    internal static ReceivedContactModel Of(CitizenView picture, ContactView contact, PageUser user)
    {
        var isOpen = contact.Status == "open";
        var due = picture.Deadlines.FirstOrDefault(deadline => deadline.Kind == "contact-answer" && deadline.About == contact.Id);
        var responsibility = new ResponsibilityView("contact", contact.Id);
        var channel = user.Localizer.Code("channel", contact.Channel);
        return new ReceivedContactModel(
            contact.Id, contact.About is { } about ? $"{channel}: {about}" : channel, user.Masked.Department(contact.Department),
            contact.ReceivedAt, contact.Status, isOpen ? due?.DueAt : null,
            contact.Owner is { } owner ? user.Names.PersonWithDepartment(owner, contact.OwnerDepartment) : null,
            contact.Responsible is { } answers && answers != contact.Owner
                ? user.Names.PersonWithDepartment(answers, contact.OwnerDepartment)
                : null,
            picture.Handovers.Any(handover => handover.Status == "offered" && handover.What == responsibility),
            isOpen && (user.IsOrLeads(contact.Owner, contact.OwnerDepartment)
                || user.IsOrLeads(contact.Responsible, contact.OwnerDepartment)))
        {
            CitizenKey = picture.Key,
            CitizenName = picture.Name ?? user.Localizer["citizen.unnamed"],
        };
    }
}
