using Coordination.Domain.Alerts;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Deadlines;

/// <summary>The caseworker of an appointment that yields rebooks it: one deadline per appointment, however many conflicts it yields in.</summary>
internal sealed class Rebook : IDeadlineRule
{
    public const string Name = "rebook";

    public string Kind => Name;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "An appointment yields; runs from when that was detected.",
        Owes = "Its caseworker rebooks within the length, at the latest so many business days before it would have been, never less than so many hours from when it was detected.",
        Ends = "It is moved or cancelled.",
        Reads =
        [
            new("length", "time to rebook, from when it was detected"), new("numbers.daysBefore", "business days before the appointment at the latest"),
            new("numbers.atLeastHours", "hours from when it was detected at the least"),
        ],
    };

    public IEnumerable<DeadlineFinding> Find(RuleContext context)
    {
        Dictionary<ItemId, DeadlineFinding> earliest = [];
        foreach (var conflict in context.Citizen.Conflicts.Values)
        {
            if (conflict.Status != ConflictStatus.Settled || ConflictRules.Find(conflict.Kind)?.AnsweredBy != Name) continue;
            if (conflict is not { Owes: { } owes, AnswerBy: { } answerBy, Settlement.GivesWay: { } givesWay }) continue;
            if (!context.Citizen.Appointments.TryGetValue(givesWay, out var appointment) || appointment.Yields is null) continue;
            if (earliest.TryGetValue(givesWay, out var other) && other.Due.At <= answerBy.At) continue;
            earliest[givesWay] = new DeadlineFinding
            {
                Id = IdOf(givesWay),
                Kind = Name,
                About = givesWay.Value,
                AlertSubject = AlertSubject.Yield(givesWay),
                Department = appointment.Department,
                Due = answerBy,
                ArmedAt = conflict.DetectedAt,
                InHours = !answerBy.EndOfDay,
                Responsible = owes,
            };
        }

        return earliest.Values.OrderBy(f => f.Id);
    }

    public static DeadlineId IdOf(ItemId appointment) => new($"{Name}:{appointment}");

    public DeadlineEnd End(RuleContext context, Deadline gone)
    {
        if (!context.Citizen.Appointments.TryGetValue(new ItemId(gone.About), out var appointment)
            || (appointment.Outcome != AppointmentOutcome.Cancelled && !HasMoved(context, appointment)))
            return new(DeadlineStatus.Cleared, context.Clock.Now);
        // Whenever the news of it came: it was done at the event's own time.
        return new(DeadlineStatus.Met, context.Citizen.Items[ItemKey.For(ItemKinds.Appointment, appointment.Id)].Events[^1].Event.Time);
    }

    /// <summary>Whether it is no longer when and where it was while it yielded, or while a person settled what it yielded to.</summary>
    private static bool HasMoved(RuleContext context, Appointment appointment)
    {
        var now = Yielding.MaterialOf(appointment);
        foreach (var conflict in context.Citizen.Conflicts.Values)
            if (conflict.Settlement is { } settled && (settled.ByPerson || settled.GivesWay == appointment.Id)
                && $"\n{conflict.Material}\n".Contains($"\n{now}\n", StringComparison.Ordinal))
                return false;
        return true;
    }
}
