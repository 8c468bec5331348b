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

    /// <summary>When it was requested: the time of the request, else the time of the first event about it.</summary>
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
                BenefitRequested requested => it.With("requested", requested.Kind, requested.Amount, requested.Caseworker),
                BenefitGranted granted => it.With("granted", granted.Kind, granted.Amount, granted.Caseworker),
                BenefitRefused refused => it.With("refused", refused.Kind, amount: null, refused.Caseworker),
                _ => it,
            };
        return it;
    }

    private Benefit With(string status, BenefitKind? kind, decimal? amount, string? caseworker) => this with
    {
        Status = status,
        Kind = kind ?? Kind,
        Amount = amount ?? Amount,
        Caseworker = caseworker is null ? Caseworker : new CaseworkerId(caseworker),
    };

    private static DateTimeOffset RequestOf(ReportedItem item)
    {
        foreach (var taken in item.Events)
            if (taken.Event.Data is BenefitRequested) return taken.Event.Time;
        return item.Events[0].Event.Time;
    }
}
