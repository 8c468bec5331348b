using Coordination.Host.Pages.Returned;
using Coordination.Ids;

namespace Coordination.Host.Pages.People;

/// <summary>
/// Whom somebody picked in a form. The field <c>NAME</c> holds what was typed: a name that only one has is enough, and of several the form
/// comes back with those to choose from, in <c>NAME.choice</c>. Scripts put what was picked into the field, and its id into
/// <c>NAME.chosen</c>. An id is understood too.
/// </summary>
/// <param name="Id">The caseworker's id; null: nobody was picked.</param>
/// <param name="Fault">What is wrong; null: nothing. A field left empty is no fault.</param>
internal readonly record struct PersonPick(string? Id, FieldFault? Fault)
{
    private const int ChoicesMax = 8;

    /// <param name="within">Somebody in one of whose departments the person must work; null: anybody.</param>
    internal static PersonPick Read(IFormCollection form, string field, PageUser user, CaseworkerId? within = null)
    {
        if (Known(Forms.Text(form, $"{field}.choice"), user) is { } choice) return new(choice.Id, null);
        if (Forms.Text(form, field) is not { } text) return new(null, null);
        if (Known(Forms.Text(form, $"{field}.chosen"), user) is { } chosen && chosen.Label == text) return new(chosen.Id, null);
        if (Known(text, user) is { } known) return new(known.Id, null);
        var found = PersonChoice.Matching(text, user, ChoicesMax + 1, within);
        if (found is [var only]) return new(only.Id, null);
        if (found.Where(one => one.Label == text).ToList() is [var exact]) return new(exact.Id, null);
        if (found.Where(one => one.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList() is [var named])
            return new(named.Id, null);
        var key = found.Count switch { 0 => "picker.nobody", > ChoicesMax => "picker.too-many", _ => "picker.several" };
        return new(null, new FieldFault(field, user.Localizer[key, text])
        {
            Choices = found.Count > ChoicesMax ? [] : [.. found.Select(static one => new FieldChoice(one.Id, one.Line))],
        });
    }

    private static PersonChoice? Known(string? id, PageUser user)
    {
        if (id is null) return null;
        var person = new CaseworkerId(id);
        if (user.Organization.Find(person) is { } known) return PersonChoice.Of(known, user);
        return user.Organization.HasLeft(person) ? new PersonChoice(id, user.Names.Person(id), "", null) : null;
    }
}
