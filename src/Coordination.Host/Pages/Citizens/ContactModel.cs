using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Makes what the pages show of who is responsible and how they are reached now.</summary>
internal static class ContactModels
{
    /// <summary>One line per person and department, then the entry points; <paramref name="wordOf"/> names what somebody is responsible for.</summary>
    internal static IReadOnlyList<ContactModel> Of(IReadOnlyList<ReachView> reach, Func<string, string?> wordOf, Onlooker onlooker)
    {
        var r = onlooker.R;
        var persons = reach.Where(static one => one.Role != "entry").GroupBy(static one => (one.Department, one.Caseworker)).Select(group =>
        {
            var one = group.First();
            var tasks = group.Select(task => task.For is { } id ? wordOf(id) ?? id : r["coordinator"]).Distinct();
            var unit = one.Unit is { } known ? onlooker.Names.Unit(known) : null;
            string[] away = [.. group.Select(task => task.InsteadOf).OfType<string>().Distinct().Select(id => r["contacts.instead-of", onlooker.Names.Person(id)])];
            var note = string.Join(" · ", (unit is null ? away : [unit, .. away]));
            return new ContactModel(
                one.DepartmentName ?? one.Department, new Person(one.Name ?? one.Caseworker ?? "–", one.Department, unit, one.Phone) { Email = one.Email },
                string.Join(", ", tasks), note.Length > 0 ? note : null);
        });
        var entries = reach.Where(static one => one.Role == "entry").Select(one => new ContactModel(
            one.DepartmentName ?? one.Department, new Person(one.Name ?? r["contacts.no-entry"], one.Department, one.Unit, one.Phone) { Email = one.Email },
            r["contacts.entry"], null));
        return [.. persons, .. entries];
    }
}
