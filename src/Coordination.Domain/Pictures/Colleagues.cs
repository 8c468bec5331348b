using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// The people who work with a citizen, for others who do: their names, where they work and how they are reached, without what they
/// work with.
/// </summary>
public static class Colleagues
{
    private const string Coordinator = "coordinator";
    private const string Caseworker = "caseworker";
    private const string ContactOwner = "contact-owner";
    private const string Substitute = "substitute";

    /// <summary>The list at an instant, ordered by department and id. Each person is listed once with all roles.</summary>
    public static IReadOnlyList<ColleagueView> Of(Citizen citizen, Organization organization, DateTimeOffset now)
    {
        var clock = new EvaluationClock(now);
        SortedDictionary<CaseworkerId, Found> found = [];
        if (citizen.Coordinator is { } role) Add(Coordinator, role.Holder);
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status != InterventionStatus.Ended) Add(Caseworker, intervention.Holder);
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Booked && appointment.EndsAt > now)
                Add(Caseworker, citizen.CarrierOf(appointment)?.Holder ?? new(appointment.Caseworker, null, appointment.Department));
        foreach (var contact in citizen.OpenContacts()) Add(ContactOwner, Rules.ContactOwner.HolderOf(citizen, organization, contact));
        return [.. found.Values.Select(View).OrderBy(view => view.Department, StringComparer.Ordinal)
            .ThenBy(view => view.Caseworker, StringComparer.Ordinal)];

        void Add(string role, Holder holder)
        {
            var answers = organization.ResponsibleFor(holder.Caseworker, holder.Unit, holder.Department, clock);
            Take(holder.Caseworker, holder, role).Answers = answers;
            if (answers != holder.Caseworker)
                Take(answers, new Holder(answers, null, organization.DepartmentOf(answers, holder.Department)), Substitute);
        }

        Found Take(CaseworkerId person, Holder holder, string role)
        {
            if (!found.TryGetValue(person, out var one)) found.Add(person, one = new Found(holder));
            one.Roles.Add(role);
            return one;
        }

        ColleagueView View(Found one)
        {
            var id = one.Holder.Caseworker;
            var known = organization.Find(id) ?? organization.Left.FirstOrDefault(left => new CaseworkerId(left.Id) == id);
            var department = organization.DepartmentOf(id, one.Holder.Department);
            var away = organization.HasLeft(id) || organization.IsAbsent(id, clock);
            return new ColleagueView(
                id.Value, known?.Name ?? id.Value, department.Value, organization.Find(department)?.Name,
                (known is null ? one.Holder.Unit : organization.UnitOf(id, one.Holder.Department))?.Value,
                [.. one.Roles], away ? null : known?.Phone, away ? null : known?.Email, away,
                one.Answers is { } other && other != id ? other.Value : null);
        }
    }

    private sealed class Found(Holder holder)
    {
        public Holder Holder => holder;

        public SortedSet<string> Roles { get; } = new(StringComparer.Ordinal);

        /// <summary>The person who answers for them now.</summary>
        public CaseworkerId? Answers { get; set; }
    }
}
