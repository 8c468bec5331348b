using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>A contact (henvendelse).</summary>
/// <param name="Department">The department that received it.</param>
/// <param name="Unit">The unit that received it.</param>
/// <param name="Wants">The department it is meant for.</param>
/// <param name="ReceivedAt">When it was received, or received again after it was answered.</param>
/// <param name="AnsweredAt">When it was answered; null: not yet.</param>
public sealed record Contact(
    ItemId Id, DepartmentCode Department, string Channel, string? About, UnitId Unit, string? Wants,
    DateTimeOffset ReceivedAt, DateTimeOffset? AnsweredAt)
{
    /// <summary>The appointment it concerns, as the department wrote it; null: none.</summary>
    public string? AppointmentReference { get; init; }

    /// <summary>The fold of a known item's events.</summary>
    public static Contact Of(ReportedItem item)
    {
        Contact? it = null;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                ContactReceived received => new Contact(
                    item.Id, item.Department, received.Channel, received.Merge(received.About, it?.About, nameof(received.About)),
                    new(received.Unit), received.Merge(received.Wants, it?.Wants, nameof(received.Wants)),
                    it is null or { AnsweredAt: not null } ? taken.Event.Time : it.ReceivedAt, AnsweredAt: null)
                {
                    AppointmentReference = received.Merge(received.AppointmentId, it?.AppointmentReference, nameof(received.AppointmentId)),
                },
                ContactAnswered => it! with { AnsweredAt = it.AnsweredAt ?? taken.Event.Time },
                _ => it,
            };
        return it!;
    }
}
