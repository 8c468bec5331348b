using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Who is responsible in one department now, and how they are reached.</summary>
/// <param name="Department">The department's name.</param>
/// <param name="Person">The responsible person, or the department's entry point.</param>
/// <param name="For">What they are responsible for, in words.</param>
/// <param name="Note">The unit and whom they substitute for, "Vikar for …"; null: nothing.</param>
public sealed record ContactModel(string Department, ReachablePerson Person, string For, string? Note)
{
    /// <summary>One line per person and department, then the entry points.</summary>
    /// <param name="reach">Who is responsible.</param>
    /// <param name="labelOf">The label of what somebody is responsible for, by its id; null where it has none.</param>
    internal static IReadOnlyList<ContactModel> Of(IReadOnlyList<ReachView> reach, Func<string, string?> labelOf, PageUser user)
    {
        var localizer = user.Localizer;
        // Of a hidden department no id is given: its people are told apart by what is shown of them.
        var persons = reach.Where(static one => one.Role != "entry").GroupBy(static one =>
            (one.Department, Person: one.Caseworker ?? $"{one.Name} {one.Phone}")).Select(group =>
        {
            var one = group.First();
            var tasks = group.Select(task => task.For is { } id ? labelOf(id) ?? id : TaskOf(task, localizer)).Distinct();
            var unit = one.Unit is { } known ? user.Names.Unit(known) : null;
            var substitutions = group.Select(task => task.InsteadOf).OfType<string>().Distinct()
                .Select(id => localizer["contacts.instead-of", user.Names.Person(id)]);
            var note = string.Join(" · ", substitutions.Prepend(unit).OfType<string>());
            return new ContactModel(
                NameOf(one, user),
                new ReachablePerson(one.Name ?? one.Caseworker ?? user.Masked.Department(one.Department), one.Department, unit, one.Phone)
                {
                    Email = one.Email,
                },
                string.Join(", ", tasks), note.Length > 0 ? note : null);
        });
        var entries = reach.Where(static one => one.Role == "entry").Select(one => new ContactModel(
            NameOf(one, user),
            new ReachablePerson(one.Name ?? localizer["contacts.no-entry"], one.Department, one.Unit, one.Phone) { Email = one.Email },
            localizer["contacts.entry"], null));
        return [.. persons, .. entries];
    }

    private static string NameOf(ReachView one, PageUser user) => one.DepartmentName ?? user.Masked.Department(one.Department);

    // Somebody of a hidden department is shown without what they are responsible for.
    private static string TaskOf(ReachView one, Localizer localizer) => one.Role == "coordinator" ? localizer["coordinator"] : "–";
}
