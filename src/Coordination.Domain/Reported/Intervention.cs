using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>The status of an intervention.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InterventionStatus>))]
public enum InterventionStatus
{
    /// <summary>Before <c>startsOn</c>.</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>From <c>startsOn</c>, neither paused nor ended.</summary>
    [JsonStringEnumMemberName("active")] Active,

    /// <summary>Paused by its department.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>After it was ended, or after the day <c>endsOn</c>.</summary>
    [JsonStringEnumMemberName("ended")] Ended,
}

/// <summary>The holder of a responsibility.</summary>
/// <param name="Unit">The unit; null: not known.</param>
public sealed record Holder(CaseworkerId Caseworker, UnitId? Unit, DepartmentCode Department);

/// <summary>A day from which an intervention is paused or runs again.</summary>
/// <param name="Paused">True: it is paused from that day; false: it runs again.</param>
public readonly record struct Pause(DateOnly On, bool Paused);

/// <summary>An intervention (indsats): the fold of its events and of the handovers that people accepted.</summary>
public sealed record Intervention
{
    public required ItemId Id { get; init; }

    /// <summary>The department that runs it.</summary>
    public required DepartmentCode Department { get; init; }

    /// <summary>The event that created it, or opened it again after it had ended.</summary>
    public required Stamp Origin { get; init; }
    public string Kind { get; init; } = "other";

    /// <summary>The department's own title; null: not reported.</summary>
    public string? Title { get; init; }

    public DateOnly StartsOn { get; init; }

    /// <summary>The planned last day; null: not reported.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The day on which it was ended; null: it was not.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The time of the event that ended it; null: it was not ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Hours per week; null: not reported.</summary>
    public decimal? WeeklyHours { get; init; }

    /// <summary>The intensity in the event; null: that of the kind counts.</summary>
    public Intensity? StatedIntensity { get; init; }
    public string? Place { get; init; }

    /// <summary>Whether the need is expected to last for life.</summary>
    public bool Lasting { get; init; }

    /// <summary>The legal basis, as the department reported it.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>What it costs, by the last report; it counts for the whole course. Null: not reported.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Who pays, as the department reported it; null: not reported.</summary>
    public string? Payer { get; init; }

    /// <summary>The days from which it was paused or ran again, in the order of their events.</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    public required Holder Holder { get; init; }

    /// <summary>Everyone who has ever held it, the first holder first.</summary>
    public ImmutableArray<CaseworkerId> Holders { get; init; } = [];

    /// <summary>The handovers that its department's systems made within the department, in order.</summary>
    public ImmutableArray<ReportedHandover> Reported { get; init; } = [];

    /// <summary>The offers that arose because its department's systems named caseworkers of other departments, in order.</summary>
    public ImmutableArray<ReportedOffer> Offers { get; init; } = [];

    /// <summary>Its status as last journaled.</summary>
    public InterventionStatus Status { get; init; }

    /// <summary>The intensity in the event, else that of the kind.</summary>
    public Intensity IntensityBy(Policy policy) => StatedIntensity ?? policy.KindOf(Kind).Intensity;

    /// <summary>The group of its kind.</summary>
    public string GroupBy(Policy policy) => policy.KindOf(Kind).Group;

    /// <summary>Its status on a local day, from the events reported so far.</summary>
    public InterventionStatus StatusOn(DateOnly day)
    {
        if (EndedOn is { } ended && day >= ended || EndsOn is { } ends && day > ends) return InterventionStatus.Ended;
        if (day < StartsOn) return InterventionStatus.Planned;
        var paused = false;
        foreach (var pause in Pauses)
            if (pause.On <= day) paused = pause.Paused;
        return paused ? InterventionStatus.Paused : InterventionStatus.Active;
    }

    /// <summary>Its status at the instant of the clock. The clock notes the next day on which it may change.</summary>
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

    /// <summary>
    /// The instant it begins or began; null if it ended before the day on which it was to begin. What begins and ends on one day has begun.
    /// </summary>
    public DateTimeOffset? BeginsAt => EndedOn < StartsOn || EndsOn < StartsOn ? null : LocalTime.StartOfDay(StartsOn);

    /// <summary>
    /// The instant it ends or ended: the time of the event that ended it, else the end of the planned last day; null: not known.
    /// </summary>
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

    /// <summary>The fold after one more event, which is later than all others, when no handover was accepted.</summary>
    public Intervention Apply(ReportedItem item, TakenEvent last)
    {
        var folding = new InterventionFold(item, this);
        folding.Take(last);
        return folding.Result;
    }

    /// <summary>The fold of a known item's events, merged with the accepted handovers by their instants.</summary>
    public static Intervention Of(ReportedItem item, IEnumerable<AcceptedHandover> accepted, InterventionStatus journaled)
    {
        var folding = new InterventionFold(item);
        using var takeovers = accepted.OrderBy(a => a.At).ThenBy(a => a.Handover).GetEnumerator();
        var more = takeovers.MoveNext();
        for (var index = 0; index < item.Events.Length; index++)
        {
            var taken = item.Events[index];
            // Nobody takes over before the first event, which brings the intervention into being.
            for (; more && index > 0 && takeovers.Current.At < taken.Event.Time; more = takeovers.MoveNext())
                folding.Accept(takeovers.Current);
            folding.Take(taken);
        }

        for (; more; more = takeovers.MoveNext()) folding.Accept(takeovers.Current);
        return folding.Result with { Status = journaled };
    }
}
