using Coordination.Events;
using Coordination.Organizations;

namespace Coordination.Host.Pages.Organizations;

/// <summary>
/// The forms of a department's page as changes of the organization document. Each changes one thing of that department; the rest of the
/// document stays as it is.
/// </summary>
internal static class DepartmentEdits
{
    /// <summary>The change that a form asks for; null: there is no such form, or what it is about is not there.</summary>
    internal static OrganizationEdit? Of(IFormCollection form, Department department, PageUser user)
    {
        var (document, fields) = (user.Organization.Document, new EditedFields(form, user));
        var id = Forms.Text(form, "id");
        if (id is null && fields.IsRemoval) return null;
        return form["what"].ToString() switch
        {
            "department" => OfDepartment(document, department, fields),
            "unit" => OfUnit(document, department, id, fields),
            "person" => OfPerson(document, department, id, fields),
            "turn" => OfTurn(document, department, id, fields),
            _ => null,
        };
    }

    private static OrganizationEdit OfDepartment(OrganizationDocument document, Department department, EditedFields fields)
    {
        var at = IndexOf(document.Departments, one => one.Code == department.Code);
        DateOrInstant? starts = department.LiveFrom is { } day ? day : null;
        var changed = department with
        {
            Name = fields.Required("name"),
            Leader = fields.RequiredPerson("leader"),
            EntryUnit = fields.Text("entry-unit"),
            OperationsContact = fields.Text("operations"),
            LiveFrom = fields.Time("starts", starts)?.Date,
        };
        return new(document with { Departments = Put(document.Departments, at, changed) }, $"/departments/{at}", fields.Faults);
    }

    private static OrganizationEdit? OfUnit(OrganizationDocument document, Department department, string? id, EditedFields fields)
    {
        var at = id is null ? document.Units.Count : IndexOf(document.Units, one => one.Id == id && one.Department == department.Code);
        if (at < 0) return null;
        if (fields.IsRemoval) return new(document with { Units = Without(document.Units, at) }, null, []);
        var unit = new OrganizationUnit
        {
            Id = id ?? fields.Required("code"),
            Department = department.Code,
            Name = fields.Required("name"),
            Leader = fields.Person("leader"),
            EntryPhone = fields.Text("phone"),
        };
        return new(document with { Units = Put(document.Units, at, unit) }, $"/units/{at}", fields.Faults);
    }

    private static OrganizationEdit? OfPerson(OrganizationDocument document, Department department, string? id, EditedFields fields)
    {
        var at = id is null
            ? document.Caseworkers.Count
            : IndexOf(document.Caseworkers, one => one.Id == id && IsIn(department.Code, one));
        if (at < 0) return null;
        var before = id is null ? null : document.Caseworkers[at];
        if (fields.IsRemoval)
            return new(document with { Caseworkers = WithoutPost(document.Caseworkers, at, department.Code) }, null, []);
        var (code, name) = (id ?? fields.Required("code"), fields.Required("name"));
        var unit = fields.OneOf("unit", document.Units.Where(one => one.Department == department.Code).Select(static one => one.Id));
        var (phone, email, substitute) = (fields.Text("phone"), fields.Text("email"), fields.Person("substitute"));
        var (from, to) = (fields.Time("from", before?.Absent?.From), fields.Time("to", before?.Absent?.To));
        if (from is null && to is not null) fields.Refuse("from", "absence.refused.time");
        var person = (before ?? new Caseworker { Id = code, Name = name, Department = department.Code, Unit = unit }) with
        {
            Name = name,
            Phone = phone,
            Email = email,
            Substitute = substitute,
            Absent = from is { } begins ? new Absence { From = begins, To = to } : null,
        };
        return new(
            document with { Caseworkers = Put(document.Caseworkers, at, InUnit(person, department.Code, unit)) }, $"/caseworkers/{at}",
            fields.Faults);
    }

    private static OrganizationEdit? OfTurn(OrganizationDocument document, Department department, string? id, EditedFields fields)
    {
        var at = id is null
            ? document.Rota.Count
            : IndexOf(document.Rota, one => one.Department == department.Code && TurnKey(one) == id);
        if (at < 0) return null;
        if (fields.IsRemoval) return new(document with { Rota = Without(document.Rota, at) }, null, []);
        var before = id is null ? null : document.Rota[at];
        var others = document.Departments.Where(one => one.Code != department.Code).Select(static one => one.Code);
        var turn = new RotaEntry
        {
            Department = department.Code,
            For = fields.OneOf("for", others),
            Caseworker = fields.RequiredPerson("caseworker"),
            From = Moment("from", before?.From),
            To = Moment("to", before?.To),
        };
        return new(document with { Rota = Put(document.Rota, at, turn) }, $"/rota/{at}", fields.Faults);

        DateOrInstant Moment(string field, DateOrInstant? known) =>
            fields.Required(field).Length == 0 ? default : fields.Time(field, known) ?? default;
    }

    /// <summary>What tells an entry of the rota from others: what it says.</summary>
    internal static string TurnKey(RotaEntry turn) => $"{turn.For} {turn.Caseworker} {turn.From} {turn.To}";

    /// <summary>Whether somebody has a post in a department.</summary>
    internal static bool IsIn(string department, Caseworker person) => UnitIn(department, person) is not null;

    /// <summary>The unit of somebody's post in a department; null: they have none.</summary>
    internal static string? UnitIn(string department, Caseworker person) => person.Department == department
        ? person.Unit
        : person.Posts.FirstOrDefault(post => post.Department == department)?.Unit;

    private static Caseworker InUnit(Caseworker person, string department, string unit) => person.Department == department
        ? person with { Unit = unit }
        : person with
        {
            Posts = [.. person.Posts.Select(post => post.Department == department ? post with { Unit = unit } : post)],
        };

    /// <summary>Without somebody, or only without their post where the main one is in another department.</summary>
    private static IReadOnlyList<Caseworker> WithoutPost(IReadOnlyList<Caseworker> people, int at, string department)
    {
        var person = people[at];
        return person.Department == department
            ? Without(people, at)
            : Put(people, at, person with { Posts = [.. person.Posts.Where(post => post.Department != department)] });
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, Func<T, bool> isIt)
    {
        foreach (var (at, item) in list.Index())
            if (isIt(item)) return at;
        return -1;
    }

    private static IReadOnlyList<T> Put<T>(IReadOnlyList<T> list, int at, T item) =>
        at == list.Count ? [.. list, item] : [.. list.Select((one, index) => index == at ? item : one)];

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> list, int at) => [.. list.Where((_, index) => index != at)];
}
