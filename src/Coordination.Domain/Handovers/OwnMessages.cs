using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Handovers;

/// <summary>
/// What a citizen says on their own page is a contact, received by the department whose appointment it is about, or by the one that
/// coordinates. It is owned, owed an answer and handed over as every contact. It is journaled as an event of that department, from its
/// system <c>own-page</c>, under the key with which the citizen signed in.
/// </summary>
public static class OwnMessages
{
    /// <summary>The system of every department from which citizens' own messages come, and the channel of such a contact.</summary>
    public const string System = ReservedWords.OwnPage;

    /// <summary>The maximum length of a message, in characters.</summary>
    public const int TextMax = 1_500;

    /// <summary>How many messages may wait for an answer at once.</summary>
    public const int OpenMax = 10;

    internal static FactsOrRefusal Say(RuleContext context, SayAsCitizen command, IssuedCommand issued)
    {
        var citizen = context.Citizen;
        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > TextMax) return NoText;
        var about = command.Appointment is { } id ? citizen.Appointments.GetValueOrDefault(id) : null;
        if (command.Appointment is not null && about is null) return NoSuchAppointment;
        var (said, message) = (Of(citizen), IdOf(context, command, issued));
        if (said.Any(one => one.Id.Value.EndsWith($"/{message}", StringComparison.Ordinal))) return FactsOrRefusal.Of([]);
        if (about is not null && !CanBeMoved(about, context.Clock.Now)) return IsOver;
        if (said.Count(static one => one.AnsweredAt is null) >= OpenMax) return TooMany;
        return Receiver(context, about) is var (department, unit)
            ? FactsOrRefusal.Of(Reported(context, command, message, about, department, unit))
            : NobodyToAsk;
    }

    /// <summary>Whether it makes sense to say that the time of an appointment does not fit.</summary>
    public static bool CanBeMoved(Appointment appointment, DateTimeOffset now) =>
        appointment.Outcome == AppointmentOutcome.Booked && appointment.StartsAt > now;

    /// <summary>What a citizen said on their page.</summary>
    public static IReadOnlyList<Contact> Of(Citizen citizen)
    {
        List<Contact>? said = null;
        foreach (var item in citizen.Known(ItemKinds.Contact))
            if (DepartmentEvent.SystemOf(item.Events[0].Event.Source) == System) (said ??= []).Add(Contact.Of(item));
        return said ?? (IReadOnlyList<Contact>)[];
    }

    /// <summary>The id of a message: said again it is the same, while another text in the same form, or appointment, is another.</summary>
    private static string IdOf(RuleContext context, SayAsCitizen command, IssuedCommand issued) =>
        context.Ids.Of(command.Under, $"{issued.Id}\0{command.Appointment?.Value}\0{command.Text}");

    private static EventTaken Reported(
        RuleContext context, SayAsCitizen command, string id, Appointment? about, DepartmentCode department, UnitId unit)
    {
        var text = about is null ? command.Text : $"{WrittenTime.Of(about.StartsAt).Da}: {command.Text}";
        var data = new ContactReceived
        {
            ContactId = id, Channel = System, About = text, Unit = unit.Value, AppointmentId = about?.Id.Value,
        };
        var reported = new DepartmentEvent
        {
            Source = $"/{department.Value}/{System}",
            Id = id,
            Type = EventTypes.Of(data).Name,
            Time = context.Clock.Now,
            Data = data,
        };
        return new EventTaken(new TakenEvent(reported, Assignee: null).At(context.Citizen.Key, [command.Under]));
    }

    /// <summary>
    /// The department and unit that receive it: those of the appointment, else of the coordinator, else of the intervention that has run
    /// longest. Null: nobody works with the citizen.
    /// </summary>
    private static (DepartmentCode Department, UnitId Unit)? Receiver(RuleContext context, Appointment? about)
    {
        var citizen = context.Citizen;
        if (about is not null)
            return (about.Department, UnitOf(context, about.Department, citizen.FindIntervention(about.Department,
                about.InterventionReference)?.Holder.Unit));
        if (citizen.Coordinator is { Holder: var coordinator })
            return (coordinator.Department, UnitOf(context, coordinator.Department, coordinator.Unit));
        var longest = citizen.Interventions.Values.Where(static one => one.Status != InterventionStatus.Ended)
            .MinBy(static one => (one.StartsOn, one.Id));
        return longest is null ? null : (longest.Department, UnitOf(context, longest.Department, longest.Holder.Unit));
    }

    private static UnitId UnitOf(RuleContext context, DepartmentCode department, UnitId? own) =>
        own ?? context.Organization.EntryUnitOf(department) ?? new UnitId(System);

    private static Invalid NoText { get; } = new([new Fault("/text", $"Expected a text of at most {TextMax} characters.")]);

    private static NotFound NoSuchAppointment { get; } = new("There is no such appointment.");

    private static StateConflict IsOver { get; } = new("The appointment is over, or was cancelled.");

    private static StateConflict TooMany { get; } = new($"{OpenMax} messages wait for an answer already.");

    private static StateConflict NobodyToAsk { get; } = new("No department works with the citizen.");
}
