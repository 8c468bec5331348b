using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>Names reported items in texts. An unknown item is named by its id.</summary>
internal static class ItemTexts
{
    /// <summary>An appointment, intervention, admission, sanction, requirement, benefit or goal.</summary>
    public static TextPart Of(Citizen citizen, ItemId id) => Of(ItemOf(citizen, id), id);

    /// <summary>True if an item has the same text in two states, because it is the same object in both.</summary>
    public static bool AreAlike(Citizen before, Citizen after, ItemId id) => ReferenceEquals(ItemOf(before, id), ItemOf(after, id));

    /// <summary>True if a contact has the same text in two states, because it is the same object in both.</summary>
    public static bool ContactsAreAlike(Citizen before, Citizen after, ItemId id) =>
        ReferenceEquals(Known(before, ItemKinds.Contact, id), Known(after, ItemKinds.Contact, id));

    /// <summary>The text of an item depends on the item alone; see <see cref="AreAlike"/>.</summary>
    private static TextPart Of(object? item, ItemId id) => item switch
    {
        Appointment appointment => Of(appointment),
        Intervention intervention => Of(intervention),
        Admission admission => Sentence.Of("item.admission", Department(admission.Department)),
        Sanction sanction => Sentence.Of("item.sanction", Department(sanction.Department)),
        ReportedItem { Kind: ItemKinds.Requirement } requirement => Of(Requirement.Of(requirement)),
        ReportedItem { Kind: ItemKinds.Benefit } benefit => Sentence.Of("item.benefit", Department(benefit.Department)),
        ReportedItem { Kind: ItemKinds.Goal } goal => Of(Goal.Of(goal)),
        _ => new VerbatimText(id.Value),
    };

    private static object? ItemOf(Citizen citizen, ItemId id)
    {
        if (citizen.Appointments.TryGetValue(id, out var appointment)) return appointment;
        if (citizen.Interventions.TryGetValue(id, out var intervention)) return intervention;
        if (citizen.Admissions.TryGetValue(id, out var admission)) return admission;
        if (citizen.Sanctions.TryGetValue(id, out var sanction)) return sanction;
        return Known(citizen, ItemKinds.Requirement, id) ?? Known(citizen, ItemKinds.Benefit, id) ?? Known(citizen, ItemKinds.Goal, id);
    }

    public static TextPart OfContact(Citizen citizen, ItemId id)
    {
        if (citizen.FindContact(id) is not { } it) return new VerbatimText(id.Value);
        return it.About is { } about
            ? Sentence.Of("item.contact-about", ("about", new VerbatimText(about)), Department(it.Department))
            : Sentence.Of("item.contact", Department(it.Department));
    }

    /// <summary>An appointment, with its kind, department and time.</summary>
    public static TextPart Of(Appointment it) => Sentence.Of(
        "item.appointment", ("kind", new KindText(it.Kind)), Department(it.Department), ("when", new InstantText(it.StartsAt)));

    /// <summary>An intervention, with its title, else its kind, and its department.</summary>
    public static Sentence Of(Intervention it) => Sentence.Of(
        "item.intervention", ("name", it.Title is { } title ? new VerbatimText(title) : new KindText(it.Kind)), Department(it.Department));

    private static Sentence Of(Requirement it) => Sentence.Of(
        "item.requirement", ("document", new VerbatimText(it.Document.Trim())), Department(it.Department));

    private static Sentence Of(Goal it) => Sentence.Of("item.goal", ("text", new VerbatimText(it.Text)), Department(it.Department));

    private static (string Place, TextPart Value) Department(DepartmentCode code) => ("department", new VerbatimText(code.Value));

    private static ReportedItem? Known(Citizen citizen, string kind, ItemId id) =>
        citizen.Items.TryGetValue(ItemKey.For(kind, id), out var item) && item.IsKnown ? item : null;
}
