using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>A contact as the citizen's page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="What">What it is about and how it came, in words.</param>
/// <param name="Department">The department that received it, by name.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="IsOpen">Whether nobody has answered it.</param>
/// <param name="DueAt">Until when it must be answered; null once it is.</param>
/// <param name="Owner">Who has it; null once it is answered.</param>
/// <param name="Substitute">Who answers meanwhile, where that is another.</param>
/// <param name="IsOffered">Whether it is offered to somebody, or asked for, and waits for an answer.</param>
/// <param name="CanOffer">Whether the reader may hand it over.</param>
public sealed record ReceivedContact(
    string Id, int Number, string What, string Department, DateTimeOffset ReceivedAt, bool IsOpen, DateTimeOffset? DueAt, string? Owner, string? Substitute,
    bool IsOffered, bool CanOffer)
{
    /// <summary>Answered ones shown, the latest.</summary>
    private const int AnsweredShownMax = 5;

    /// <summary>Those of a picture: the open ones, oldest first, and the last few that were answered.</summary>
    internal static IReadOnlyList<ReceivedContact> Of(CitizenView picture, Onlooker onlooker)
    {
        var answered = picture.Contacts.Where(static contact => contact.AnsweredAt is not null).OrderByDescending(static contact => contact.AnsweredAt).Take(AnsweredShownMax);
        return [.. picture.Contacts.Where(static contact => contact.AnsweredAt is null).OrderBy(static contact => contact.ReceivedAt).Concat(answered)
            .Select((contact, place) => Of(picture, contact, place + 1, onlooker))];
    }

    private static ReceivedContact Of(CitizenView picture, ContactView it, int number, Onlooker onlooker)
    {
        var (r, isOpen) = (onlooker.R, it.AnsweredAt is null);
        var due = picture.Deadlines.FirstOrDefault(deadline => deadline.Kind == "contact-answer" && deadline.About == it.Id);
        var channel = r.Code("channel", it.Channel);
        return new ReceivedContact(
            it.Id, number, it.About is { } about ? $"{channel}: {about}" : channel, onlooker.Names.Department(it.Department),
            it.ReceivedAt, isOpen, isOpen ? due?.DueAt : null, it.Owner is { } owner ? onlooker.Names.PersonWithDepartment(owner) : null,
            it.Responsible is { } answers && answers != it.Owner ? onlooker.Names.PersonWithDepartment(answers) : null,
            picture.Handovers.Any(handover => handover.Status == "offered" && handover.What == new ResponsibilityView("contact", it.Id)),
            isOpen && (onlooker.IsOrLeads(it.Owner) || onlooker.IsOrLeads(it.Responsible)));
    }
}
