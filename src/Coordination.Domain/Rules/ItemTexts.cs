using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Rules;

/// <summary>Names reported items in texts. An unknown item is named by its id.</summary>
internal static class ItemTexts
{
    /// <summary>The text of an item of any kind, from the item alone.</summary>
    /// <param name="item">Null: it is not known.</param>
    public static TextPart Of(object? item, ItemId id) => item switch
    {
        Appointment appointment => Of(appointment),
        Intervention intervention => Of(intervention),
        Admission admission => Sentence.Of("item.admission", Department(admission.Department)),
        Sanction sanction => Sentence.Of("item.sanction", Department(sanction.Department)),
        ReportedItem { Kind: ItemKinds.Requirement } requirement => Of(Requirement.Of(requirement)),
        ReportedItem { Kind: ItemKinds.Benefit } benefit => Sentence.Of("item.benefit", Department(benefit.Department)),
        ReportedItem { Kind: ItemKinds.Goal } goal => Of(Goal.Of(goal)),
        ReportedItem { Kind: ItemKinds.Contact } contact => Of(Contact.Of(contact)),
        ReportedItem { Kind: ItemKinds.Feedback } feedback => Sentence.Of("item.feedback", Department(feedback.Department)),
        _ => new VerbatimText(id.Value),
    };

    /// <summary>An appointment, with its kind, department and time.</summary>
    public static TextPart Of(Appointment it) => Sentence.Of(
        "item.appointment", ("kind", new KindText(it.Kind)), Department(it.Department), ("when", new InstantText(it.StartsAt)));

    /// <summary>An intervention, with its title, else its kind, and its department.</summary>
    public static Sentence Of(Intervention it) => Sentence.Of(
        "item.intervention", ("name", it.Title is { } title ? new VerbatimText(title) : new KindText(it.Kind)), Department(it.Department));

    private static Sentence Of(Requirement it) => Sentence.Of(
        "item.requirement", ("document", new VerbatimText(it.Document.Trim())), Department(it.Department));

    private static Sentence Of(Contact it) => it.About is { } about
        ? Sentence.Of("item.contact-about", ("about", new VerbatimText(about)), Department(it.Department))
        : Sentence.Of("item.contact", Department(it.Department));

    private static Sentence Of(Goal it) => Sentence.Of("item.goal", ("text", new VerbatimText(it.Text)), Department(it.Department));

    private static (string Name, TextPart Value) Department(DepartmentCode code) => ("department", new VerbatimText(code.Value));
}
