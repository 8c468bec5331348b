using Coordination.Events;
using Coordination.Host.Pages.People;
using Coordination.Host.Pages.Returned;

namespace Coordination.Host.Pages.Organizations;

/// <summary>Reads the fields of a form about the organization, and collects what is wrong with them.</summary>
internal sealed class EditedFields(IFormCollection form, PageUser user)
{
    private readonly List<FieldFault> _faults = [];

    internal IReadOnlyList<FieldFault> Faults => _faults;

    internal bool IsRemoval => form["act"] == "remove";

    /// <summary>A text; null where the field is empty.</summary>
    internal string? Text(string field)
    {
        var text = Forms.Text(form, field);
        if (text is null && !string.IsNullOrWhiteSpace(form[field])) Refuse(field, "organization.fault.text");
        return text;
    }

    internal string Required(string field) => Required(field, OrganizationEdit.TextOf(field));

    /// <param name="field">The field's name.</param>
    /// <param name="missing">The key of the text where it is empty.</param>
    internal string Required(string field, string missing)
    {
        if (string.IsNullOrWhiteSpace(form[field])) Refuse(field, missing);
        return Text(field) ?? "";
    }

    /// <summary>A caseworker's id; null where nobody was named.</summary>
    internal string? Person(string field)
    {
        var pick = PersonPick.Read(form, field, user);
        if (pick.Fault is { } fault) _faults.Add(fault);
        return pick.Id;
    }

    internal string RequiredPerson(string field)
    {
        if (string.IsNullOrWhiteSpace(form[field])) Refuse(field, OrganizationEdit.TextOf(field));
        return Person(field) ?? "";
    }

    /// <summary>One of the values that the form offers; else it is wrong.</summary>
    internal string OneOf(string field, IEnumerable<string> offered)
    {
        var text = Forms.Text(form, field) ?? "";
        if (!offered.Contains(text)) Refuse(field, OrganizationEdit.TextOf(field));
        return text;
    }

    /// <summary>A time; null where the field is empty.</summary>
    /// <param name="before">What it was: it stays as it is where the form says the same.</param>
    internal DateOrInstant? Time(string field, DateOrInstant? before)
    {
        if (TimeFields.TryRead(form, field, before, out var time)) return time;
        Refuse(field, OrganizationEdit.TextOf(field));
        return null;
    }

    internal void Refuse(string field, string key) => _faults.Add(new FieldFault(field, user.Localizer[key]));
}
