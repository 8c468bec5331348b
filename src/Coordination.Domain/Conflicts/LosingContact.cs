using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Conflicts;

/// <summary>The citizen has stayed away again and again, wherever it was: somebody reaches out where the citizen does show up.</summary>
internal sealed class LosingContact : IConflictRule
{
    public const string Name = "losing-contact";

    public string Kind => Name;

    public string About => ItemKinds.Appointment;

    public RuleStatement Statement { get; } = new()
    {
        HoldsWhile = "Three no-shows, counted across departments, none of them excused, the last at most 60 days after the first, and nothing attended since the first of them.",
        Owes = "The coordinator, else the caseworker who last saw the citizen (else the caseworker of the last no-show), reaches out within the length, where the citizen does show up.",
        Ends = "An appointment is attended; a person settles it.",
        Material = "The last of the no-shows: another one is asked about anew.",
        Reads =
        [
            new("length", "time to reach out, from when it was detected"), new("numbers.noShows", "no-shows that make the conflict"),
            new("numbers.days", "days from the first to the last of them at most"),
        ],
    };

    public IReadOnlyList<string> Outcomes { get; } = ["answered", "not-a-conflict"];

    public IEnumerable<ConflictFinding> Find(RuleContext context)
    {
        if (LastNoShow(context) is not { } last) yield break;
        ImmutableArray<Party> parties = [PartyTypes.Of(context.Citizen)];
        var id = context.IdentityOf(Name, parties);
        var material = string.Create(CultureInfo.InvariantCulture, $"{last.Id} {last.StartsAt.UtcTicks}");
        yield return new ConflictFinding
        {
            Id = id,
            Kind = Name,
            Parties = parties,
            Material = material,
            Owes = context.Citizen.ResponsibleCoordinator ?? context.Answering(LastAttended(context.Citizen) ?? last),
            AnswerBy = context.Policy.Rule(Name).DueFrom(context.Since(id, material), context.Policy.Days),
        };
    }

    /// <summary>Attended since it was detected.</summary>
    public DateTimeOffset? DoneAt(RuleContext context, Conflict conflict) =>
        LastAttended(context.Citizen) is { } seen && seen.StartsAt >= conflict.DetectedAt ? seen.StartsAt : null;

    /// <summary>Where the citizen was last seen.</summary>
    public IReadOnlyList<TextArgument> Arguments(Citizen citizen, Conflict conflict)
    {
        if (LastAttended(citizen) is not { } seen) return [new("seen", Sentence.OfRule(Name, "never-seen"))];
        TextPart at = seen.Place is { } place ? Sentence.OfRule(Name, "at", ("place", new VerbatimText(place))) : new VerbatimText("");
        return [new("seen", Sentence.OfRule(Name, "seen", ("appointment", ItemTexts.Of(seen)), ("at", at)))];
    }

    /// <summary>The last of so many no-shows that lie close enough together, with nothing attended since the first of them.</summary>
    private static Appointment? LastNoShow(RuleContext context)
    {
        var noShows = 0;
        foreach (var appointment in context.Citizen.Appointments.Values)
            if (IsNoShow(appointment)) noShows++;
        if (noShows == 0) return null;
        var rule = context.Policy.Rule(Name);
        var (needed, days) = (rule.Whole("noShows"), rule.Whole("days"));
        if (noShows < needed) return null;
        var seenAt = LastAttended(context.Citizen)?.StartsAt ?? DateTimeOffset.MinValue;
        Appointment[] since = [.. context.Citizen.Appointments.Values.Where(a => IsNoShow(a) && a.StartsAt > seenAt).OrderBy(a => a.StartsAt).ThenBy(a => a.Id)];
        for (var last = since.Length - 1; last >= needed - 1; last--)
            if (LocalTime.DayOf(since[last].StartsAt) <= LocalTime.DayOf(since[last - needed + 1].StartsAt).AddDays(days)) return since[last];
        return null;
    }

    private static bool IsNoShow(Appointment it) => it is { Outcome: AppointmentOutcome.Missed, IsExcused: false };

    private static Appointment? LastAttended(Citizen citizen)
    {
        Appointment? last = null;
        foreach (var appointment in citizen.Appointments.Values)
            if (appointment.Outcome == AppointmentOutcome.Attended && (last is null || appointment.StartsAt >= last.StartsAt)) last = appointment;
        return last;
    }
}
