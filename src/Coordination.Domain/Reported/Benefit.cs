using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A benefit (ydelse): the fold of its events.</summary>
public sealed record Benefit
{
    public required ItemId Id { get; init; }
    public required DepartmentCode Department { get; init; }

    /// <summary>single or ongoing; null: not reported yet.</summary>
    public BenefitKind? Kind { get; init; }

    /// <summary>requested, granted or refused.</summary>
    public string Status { get; init; } = "requested";
    public decimal? Amount { get; init; }

    /// <summary>The caseworker who handles it; null: not reported.</summary>
    public CaseworkerId? Caseworker { get; init; }

    /// <summary>
    /// When it was requested, or requested again after it was granted or refused; the time of the first event about it if no request was
    /// reported.
    /// </summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>How many local days after an instant it was requested; null: it was requested earlier.</summary>
    public int? DaysAfter(DateTimeOffset instant) =>
        RequestedAt < instant ? null : LocalTime.DayOf(RequestedAt).DayNumber - LocalTime.DayOf(instant).DayNumber;

    /// <summary>The fold of a known item's events.</summary>
    public static Benefit Of(ReportedItem item)
    {
        var it = new Benefit { Id = item.Id, Department = item.Department, RequestedAt = RequestOf(item) };
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                BenefitRequested requested => it.With(requested, "requested", requested.Kind, requested.Amount, requested.Caseworker),
                BenefitGranted granted => it.With(granted, "granted", granted.Kind, granted.Amount, granted.Caseworker),
                BenefitRefused refused => it.With(refused, "refused", refused.Kind, amount: null, refused.Caseworker),
                _ => it,
            };
        return it;
    }

    private Benefit With(EventData data, string status, BenefitKind? kind, decimal? amount, string? caseworker) => this with
    {
        Status = status,
        Kind = kind ?? Kind,
        Amount = data.Merge(amount, Amount, nameof(Amount)),
        Caseworker = data.MergePerson(caseworker, Caseworker, nameof(Caseworker)),
    };

    private static DateTimeOffset RequestOf(ReportedItem item)
    {
        DateTimeOffset? requested = null;
        var isAnswered = false;
        foreach (var taken in item.Events)
            if (taken.Event.Data is not BenefitRequested) isAnswered = true;
            else if (requested is null || isAnswered) (requested, isAnswered) = (taken.Event.Time, false);
        return requested ?? item.Events[0].Event.Time;
    }
}
