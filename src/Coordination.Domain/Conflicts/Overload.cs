using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>Departments together ask more of a citizen than the citizen can manage: too many hours a week, or too many appointments in a few days.</summary>
internal sealed class Overload : IConflictRule
{
    public const string Name = "overload";

    private const string TooManyHours = "hours";

    /// <summary>Characters of one intervention's line in the material.</summary>
    private const int LineUsual = 16;

    public string Kind => Name;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "The weekly hours of active interventions together pass what the citizen can manage (the plan agreed last, else policy's number), or more mandatory appointments than policy allows fall in so many local days in a row and the last of them is not over.",
        Owes = "The coordinator lightens the load; while there is none, whoever answers for the active intervention with most hours a week (of equals the one that started first), and where none is active, for the appointment that was booked last.",
        Ends = "It no longer holds; settled.",
        Material = "Where the hours are too many: the active interventions, their hours, and what the citizen can manage. Else the appointments and their days.",
        Reads =
        [
            new("length", "time to lighten it, from when it was detected"), new("numbers.hours", "hours a week a citizen can manage, where no plan says otherwise"),
            new("numbers.appointments", "most mandatory appointments in so many days"), new("numbers.days", "how many days in a row"),
        ],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered", "not-a-conflict"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        var rule = context.Policy.Rule(Name);
        var active = context.ActiveInterventions();
        decimal hours = 0;
        foreach (var intervention in active) hours += intervention.WeeklyHours ?? 0;
        // Looking up the plan is spared while nobody could be overloaded by the hours.
        var capacity = hours == 0 ? decimal.MaxValue : Plan.Current(context.Citizen)?.CapacityHours ?? rule.Number("hours");
        if (hours > capacity)
        {
            yield return Finding(context, MaterialOf(active, capacity), ByHours(context, active));
            yield break;
        }

        var crowd = Crowd(context, rule.Whole("appointments"), rule.Whole("days"));
        if (!crowd.IsEmpty) yield return Finding(context, MaterialOf(crowd), active.IsEmpty ? ByBooking(context, crowd) : ByHours(context, active));
    }

    /// <summary>Which of the two it is, with its figures.</summary>
    public IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict)
    {
        if (!conflict.Material.StartsWith(TooManyHours, StringComparison.Ordinal))
            return [new("load", Sentence.OfRule(Name, "appointments", ("count", new NumberText(conflict.Material.Count('\n')))))];
        decimal hours = 0;
        foreach (var intervention in citizen.Interventions.Values)
            if (intervention.Status == InterventionStatus.Active) hours += intervention.WeeklyHours ?? 0;
        TextPart capacity = Plan.Current(citizen)?.CapacityHours is { } planned ? new NumberText(planned) : new PolicyNumberText(Name, "hours");
        return [new("load", Sentence.OfRule(Name, "hours", ("together", new NumberText(hours)), ("capacity", capacity)))];
    }

    private static ConflictFinding Finding(RuleContext context, string material, CaseworkerId responsible)
    {
        ImmutableArray<Party> parties = [PartyTypes.Of(context.Citizen)];
        var id = context.IdentityOf(Name, parties);
        return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = context.Citizen.ResponsibleCoordinator ?? responsible,
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, material), context.Policy.Days),
        };
    }

    /// <summary>
    /// The first appointments that are too many and not yet over: all that belong to any so many days in which more fall
    /// than allowed, as long as such stretches share an appointment; so they are the same ones until the last is over.
    /// </summary>
    private static ImmutableArray<Appointment> Crowd(RuleContext context, int most, int days)
    {
        var binding = context.BindingAppointments;
        for (var first = 0; first + most < binding.Count; first++)
        {
            if (!IsCrowded(first)) continue;
            var last = first + most;
            for (var next = first + 1; next <= last && next + most < binding.Count; next++)
                if (IsCrowded(next)) last = next + most;
            for (var i = last; i >= first; i--)
                if (!Yielding.IsOver(context, binding[i])) return [.. binding.Skip(first).Take(last - first + 1)];
            first = last;
        }

        return [];

        bool IsCrowded(int from) =>
            LocalTime.DayOf(binding[from + most].StartsAt).DayNumber - LocalTime.DayOf(binding[from].StartsAt).DayNumber < days;
    }

    private static CaseworkerId ByHours(RuleContext context, ImmutableArray<Intervention> active)
    {
        var most = active[0];
        foreach (var intervention in active)
            if (AsksMore(intervention, most)) most = intervention;
        return context.Citizen.Responsible(most);
    }

    private static bool AsksMore(Intervention one, Intervention other)
    {
        var byHours = (one.WeeklyHours ?? 0).CompareTo(other.WeeklyHours ?? 0);
        if (byHours != 0) return byHours > 0;
        return one.StartsOn != other.StartsOn ? one.StartsOn < other.StartsOn : one.Origin.CompareTo(other.Origin) < 0;
    }

    private static CaseworkerId ByBooking(RuleContext context, ImmutableArray<Appointment> crowd)
    {
        var last = crowd[0];
        foreach (var appointment in crowd)
            if (appointment.Booked.CompareTo(last.Booked) > 0) last = appointment;
        return context.Answering(last);
    }

    private static string MaterialOf(ImmutableArray<Intervention> active, decimal capacity)
    {
        var text = new StringBuilder(TooManyHours, LineUsual * (1 + active.Length)).Append(' ');
        AppendHours(text, capacity);
        foreach (var intervention in active)
            if (intervention.WeeklyHours is { } hours and > 0) AppendHours(text.Append('\n').Append(intervention.Id.Value).Append(' '), hours);
        return text.ToString();
    }

    /// <summary>With two decimals at most; whole hours, which nearly all are, are written faster without a format.</summary>
    private static void AppendHours(StringBuilder text, decimal hours)
    {
        if (hours is >= 0 and < int.MaxValue && decimal.IsInteger(hours)) text.Append(CultureInfo.InvariantCulture, $"{(int)hours}");
        else text.Append(CultureInfo.InvariantCulture, $"{hours:0.##}");
    }

    private static string MaterialOf(ImmutableArray<Appointment> crowd)
    {
        var text = new StringBuilder("appointments");
        foreach (var appointment in crowd)
            text.Append(CultureInfo.InvariantCulture, $"\n{appointment.Id} {LocalTime.DayOf(appointment.StartsAt):O}");
        return text.ToString();
    }
}
