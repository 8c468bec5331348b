using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>Alerts as their receivers see them; showing one is delivering it.</summary>
internal sealed class AlertDelivery(AlertTable table, OrganizationSource organization, ServiceClock clock)
{
    /// <summary>Whose alerts a caller reads: a caseworker's own, or those of every department's operations.</summary>
    internal IReadOnlyCollection<string> ReceiversOf(Caller caller) => caller.Kind == CallerKind.Caseworker
        ? [caller.Id]
        : [.. organization.Current.Document.Departments.Select(department => OperationsDesk.Of(new DepartmentCode(department.Code), organization.Current)), OperationsDesk.Other];

    /// <summary>Notes that these are shown now, and shows them.</summary>
    internal async Task<AlertView[]> DeliverAsync(IReadOnlyList<AlertRecord> records, CancellationToken cancellation)
    {
        var now = clock.Now;
        string[] fresh = [.. records.Where(static record => record.DeliveredAt is null && record.Alert.State != "taken-back").Select(static record => record.Alert.Id)];
        await table.MarkDeliveredAsync(fresh, now, cancellation);
        return [.. records.Select(record => Of(record.DeliveredAt is null && record.Alert.State != "taken-back" ? record with { DeliveredAt = now } : record))];
    }

    /// <summary>An alert with its state.</summary>
    internal static AlertView Of(AlertRecord record)
    {
        var alert = record.Alert;
        return new AlertView
        {
            Id = alert.Id,
            Kind = alert.Kind,
            Citizen = DepartmentAggregate.Is(alert.Citizen) ? null : alert.Citizen,
            About = alert.About,
            Department = alert.Department,
            Severity = alert.Severity,
            Title = new TextView(alert.TitleDa, alert.TitleEn),
            Body = new TextView(alert.BodyDa, alert.BodyEn),
            Rule = alert.Rule,
            Action = new ActionView(alert.Href),
            DueAt = alert.DueAt,
            State = alert.State != "open" ? alert.State : record.SeenAt is not null ? "seen" : record.DeliveredAt is not null ? "delivered" : "raised",
            RaisedAt = alert.RaisedAt,
            DeliveredAt = record.DeliveredAt,
            SeenAt = record.SeenAt,
            AcknowledgedAt = alert.AcknowledgedAt,
            EscalatedTo = alert.EscalatedTo,
        };
    }
}
