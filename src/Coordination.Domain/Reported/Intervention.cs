using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>Whether an intervention runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InterventionStatus>))]
public enum InterventionStatus
{
    /// <summary>Before <c>startsOn</c>.</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>From <c>startsOn</c>, not paused, not ended.</summary>
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>Paused by its department.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>After its ending, or after the day <c>endsOn</c>.</summary>
    [JsonStringEnumMemberName("ended")] Ended,
}

/// <summary>Who holds a responsibility.</summary>
/// <param name="Unit">The unit, if known.</param>
public sealed record Holder(CaseworkerId Caseworker, UnitId? Unit, DepartmentCode Department);

/// <summary>From a day on, an intervention is paused or goes on.</summary>
/// <param name="Paused">Paused, or going on again.</param>
public readonly record struct Pause(DateOnly On, bool Paused);

/// <summary>An intervention (indsats): the fold of its events and of the handovers that people accepted.</summary>
public sealed record Intervention
{
    public required ItemId Id { get; init; }

    /// <summary>The department that runs it.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>When it was brought into being.</summary>
    public required Stamp Origin { get; init; }
    public string Kind { get; init; } = "other";

    /// <summary>Title, if given.</summary>
    public string? Title { get; init; }

    public DateOnly StartsOn { get; init; }

    /// <summary>Planned last day, if any.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The day it was ended on, if it was.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The instant its ending was reported for, if it was.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Hours a week, if given.</summary>
    public decimal? WeeklyHours { get; init; }

    /// <summary>Intensity from the event; null: from the kind.</summary>
    public Intensity? StatedIntensity { get; init; }
    public string? Place { get; init; }

    /// <summary>Whether the need is expected to last for life.</summary>
    public bool Lasting { get; init; }

    /// <summary>Legal basis as the department gave it.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Days from which it was paused (true) or went on (false), in the order of their events.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>Who holds it now.</summary>
    public required Holder Holder { get; init; }

    /// <summary>Everyone who ever held it, first holder first.</summary>
    public ImmutableArray<CaseworkerId> Holders { get; init; } = [];

    /// <summary>Handovers its department's systems made within the department, in order.</summary>
    public ImmutableArray<ReportedHandover> Reported { get; init; } = [];

    /// <summary>Caseworkers of other departments its department's systems named: offers, in order.</summary>
    public ImmutableArray<ReportedOffer> Offers { get; init; } = [];

    /// <summary>Its status as last journaled.</summary>
    public InterventionStatus Status { get; init; }

    /// <summary>Intensity: from the event, else from the kind.</summary>
    public Intensity IntensityBy(Policy policy) => StatedIntensity ?? policy.KindOf(Kind).Intensity;

    /// <summary>What it is for.</summary>
    public string GroupBy(Policy policy) => policy.KindOf(Kind).Group;

    /// <summary>Its status on a local day, from what was reported so far.</summary>
    public InterventionStatus StatusOn(DateOnly day)
    {
        if (EndedOn is { } ended && day >= ended || EndsOn is { } ends && day > ends) return InterventionStatus.Ended;
        if (day < StartsOn) return InterventionStatus.Planned;
        var paused = false;
        foreach (var pause in Pauses)
            if (pause.On <= day) paused = pause.Paused;
        return paused ? InterventionStatus.Paused : InterventionStatus.Active;
    }

    /// <summary>Its status at the moment; the next day on which it may change is noted.</summary>
    public InterventionStatus StatusAt(EvaluationClock clock)
    {
        var today = LocalTime.DayOf(clock.Now);
        Note(StartsOn);
        Note(EndsOn?.PlusDays(1));
        Note(EndedOn);
        foreach (var pause in Pauses) Note(pause.On);
        return StatusOn(today);

        void Note(DateOnly? day)
        {
            if (day > today) clock.Reached(LocalTime.StartOfDay(day.Value));
        }
    }

    /// <summary>The instant it begins or began; null for one that ended before it began.</summary>
    public DateTimeOffset? BeginsAt => StatusOn(StartsOn) == InterventionStatus.Ended ? null : LocalTime.StartOfDay(StartsOn);

    /// <summary>The instant it ends or ended, as far as known: when its ending was reported for, or after its planned last day.</summary>
    public DateTimeOffset? EndsAt
    {
        get
        {
            DateTimeOffset? planned = EndsOn is { } last ? LocalTime.StartOfDay(last.PlusDays(1)) : null;
            if (EndedOn is not { } day || EndedAt is not { } reported) return planned;
            var ended = LocalTime.StartOfDay(day) is var begin && begin > reported ? begin : reported;
            return planned < ended ? planned : ended;
        }
    }

    /// <summary>The fold after one more event that comes after all others, where no handover was accepted.</summary>
    public Intervention Apply(ReportedItem item, TakenEvent last)
    {
        var folding = new InterventionFold(item, this);
        folding.Take(last);
        return folding.Result;
    }

    /// <summary>The fold of a known item's events, merged with accepted handovers by their instants.</summary>
    public static Intervention Of(ReportedItem item, IEnumerable<AcceptedHandover> accepted, InterventionStatus journaled)
    {
        var folding = new InterventionFold(item);
        using var takeovers = accepted.OrderBy(a => a.At).ThenBy(a => a.Handover).GetEnumerator();
        var more = takeovers.MoveNext();
        foreach (var taken in item.Events)
        {
            var type = EventTypes.Of(taken.Event);
            for (; more && !type.BringsIntoBeing && takeovers.Current.At < taken.Event.Time; more = takeovers.MoveNext())
                folding.Accept(takeovers.Current);
            folding.Take(taken);
        }

        for (; more; more = takeovers.MoveNext()) folding.Accept(takeovers.Current);
        return folding.Result with { Status = journaled };
    }
}
