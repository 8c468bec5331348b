using Coordination.Domain.Calendar;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Host.Pages.Localization;
using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Host.Pages.People;

/// <summary>Somebody who can be picked.</summary>
/// <param name="Id">The caseworker's id.</param>
/// <param name="Name">The caseworker's name.</param>
/// <param name="Where">Unit and department: "Jobcenter Nord · BIF".</param>
/// <param name="Away">That they are away, and who answers meanwhile; null: they are not.</param>
public sealed record PersonChoice(string Id, string Name, string Where, string? Away)
{
    /// <summary>What a field shows once they are picked.</summary>
    public string Label => $"{Name} · {Where}";

    /// <summary>The same, with that they are away.</summary>
    public string Line => Away is null ? Label : $"{Label} · {Away}";

    internal static PersonChoice Of(Caseworker person, PageUser user)
    {
        var id = new CaseworkerId(person.Id);
        var units = user.Organization.DepartmentsOf(id).Zip(user.Organization.UnitsOf(id))
            .Select(post => $"{user.Names.Unit(post.Second.Value)} · {user.Names.Code(post.First.Value)}");
        return new PersonChoice(person.Id, person.Name, string.Join(", ", units), AwayOf(id, user));
    }

    /// <summary>
    /// Those of the organization in whose name, units or departments every word of a text begins: first those of whose name it is, then by
    /// name.
    /// </summary>
    /// <param name="max">At most so many.</param>
    /// <param name="within">Somebody in one of whose departments they must work, and who is left out; null: anybody.</param>
    internal static IReadOnlyList<PersonChoice> Matching(string text, PageUser user, int max, CaseworkerId? within = null)
    {
        string[] words = text.Split([' ', '·', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return [];
        return
        [
            .. user.Organization.Document.Caseworkers.Where(person => Array.TrueForAll(words, word => Begins(person, word, user)))
                .Where(person => within is not { } whom || WorksWith(new CaseworkerId(person.Id), whom, user))
                .OrderByDescending(person => Array.TrueForAll(words, word => HasWord(person.Name, word)))
                .ThenBy(static person => person.Name, DanishOrder.Names).Take(max).Select(person => Of(person, user)),
        ];
    }

    private static bool WorksWith(CaseworkerId person, CaseworkerId whom, PageUser user) =>
        person != whom && user.Organization.DepartmentsOf(person).Intersect(user.Organization.DepartmentsOf(whom)).Any();

    private static bool Begins(Caseworker person, string word, PageUser user)
    {
        if (HasWord(person.Name, word)) return true;
        var id = new CaseworkerId(person.Id);
        foreach (var unit in user.Organization.UnitsOf(id))
            if (HasWord(user.Names.Unit(unit.Value), word)) return true;
        foreach (var department in user.Organization.DepartmentsOf(id))
            if (HasWord(department.Value, word) || HasWord(user.Names.Department(department.Value), word)) return true;
        return false;
    }

    /// <summary>Whether a word of a text begins so.</summary>
    internal static bool HasWord(string text, string word)
    {
        for (var at = 0; at <= text.Length - word.Length; at++)
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        return false;
    }

    private static string? AwayOf(CaseworkerId id, PageUser user)
    {
        var localizer = user.Localizer;
        if (!user.Organization.IsAbsent(id, new EvaluationClock(localizer.Now))) return null;
        var answers = user.Organization.ResponsibleFor(id, unit: null, user.Organization.DepartmentOf(id, default), new(localizer.Now));
        return answers == id ? localizer["colleagues.away"] : localizer["colleagues.away-for", user.Names.Person(answers.Value)];
    }
}
