using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>
/// The caseworker of a yielding appointment rebooks it. There is one deadline per appointment, however many conflicts it yields in.
/// </summary>
internal sealed class Rebook : DeadlineRule<(Conflict Conflict, Appointment Appointment)>
{
    public const string Name = AnswerDeadlines.Rebook;

    public override string Kind => Name;

    public override RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An appointment yields; runs from when that was detected.",
        Owes = "Its caseworker rebooks within {length}, at the latest {numbers.daysBefore} business days before it would have been, "
            + "never less than {numbers.atLeastHours} hours from when it was detected.",
        Ends = "It is moved or cancelled.",
        Reads =
        [
            PolicyValue.Length("time to rebook, from when it was detected"),
            PolicyValue.Number("daysBefore", "business days before the appointment at the latest"),
            PolicyValue.Number("atLeastHours", "hours from when it was detected at the least"),
        ],
    };

    /// <summary>Of several conflicts in which an appointment yields, the one whose answer is due first.</summary>
    protected override IEnumerable<(Conflict Conflict, Appointment Appointment)> HoldsWhile(RuleContext context)
    {
        SortedDictionary<ItemId, (Conflict Conflict, Appointment Appointment)>? earliest = null;
        foreach (var conflict in context.Citizen.Conflicts.Values)
        {
            if (conflict.Status != ConflictStatus.Settled || ConflictRules.Find(conflict.Kind)?.AnswerDeadline != Name) continue;
            if (conflict is not { Owes: not null, AnswerBy: { } answerBy, Settlement.GivesWay: { } givesWay }) continue;
            if (context.Citizen.Appointments.GetValueOrDefault(givesWay) is not { Yields: not null } appointment) continue;
            if ((earliest ??= []).TryGetValue(givesWay, out var other) && other.Conflict.AnswerBy!.Value.At <= answerBy.At) continue;
            earliest[givesWay] = (conflict, appointment);
        }

        return earliest?.Values ?? (IEnumerable<(Conflict Conflict, Appointment Appointment)>)[];
    }

    protected override OwedAction Owes(RuleContext context, (Conflict Conflict, Appointment Appointment) found)
    {
        var ((conflict, appointment), answerBy) = (found, found.Conflict.AnswerBy!.Value);
        return new OwedAction
        {
            Id = IdOf(context.Citizen, appointment.Id),
            About = appointment.Id.Value,
            AlertSubject = AlertSubject.Yield(appointment.Id),
            Department = appointment.Department,
            By = conflict.Owes!.Value,
            Due = answerBy,
            ArmedAt = conflict.OwedSince ?? conflict.DetectedAt,
            InHours = !answerBy.EndOfDay,
        };
    }

    public override DeadlineEnd Ends(RuleContext context, Deadline gone)
    {
        if (context.Citizen.Appointments.GetValueOrDefault(new ItemId(gone.About)) is not { } appointment
            || (appointment.Outcome != AppointmentOutcome.Cancelled && !YieldOrder.HasMoved(context.Citizen, appointment)))
            return new(DeadlineStatus.Cleared, context.Clock.Now);
        // The time of the event counts, whenever the report of it arrived.
        return new(DeadlineStatus.Met, context.Citizen.Item(ItemKinds.Appointment, appointment.Id)!.Events[^1].Event.Time);
    }

    public static DeadlineId IdOf(Citizen citizen, ItemId appointment) => DeadlineIds.Of(citizen, Name, appointment.Value);
}
