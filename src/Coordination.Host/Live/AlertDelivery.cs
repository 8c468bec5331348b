using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Texts;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Silo.Policies;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Live;

/// <summary>Builds alerts as their receivers see them. An alert counts as delivered when it is shown.</summary>
internal sealed class AlertDelivery(AlertTable table, OrganizationSource organization, PolicySource policies, ServiceClock clock)
{
    /// <summary>The receivers whose alerts a caller reads, as stored: the caseworker, or the operations of every department.</summary>
    internal IReadOnlyCollection<string> ReceiversOf(Caller caller) => caller.Kind == CallerKind.Caseworker
        ? [Addressee.Of(new CaseworkerId(caller.Id)).Value]
        : [.. organization.Current.Document.Departments.Select(
            department => OperationsDesk.Of(new DepartmentCode(department.Code), organization.Current)).Append(OperationsDesk.Other)
            .Select(static operations => operations.Value)];

    /// <summary>Whether an alert is one that the caller reads.</summary>
    internal bool IsFor(Caller caller, AlertRecord record) => ReceiversOf(caller).Contains(record.Alert.Receiver);

    /// <summary>Marks alerts as delivered and builds their views.</summary>
    /// <param name="channel">Where they are shown (<see cref="AlertChannels"/>).</param>
    /// <param name="cancellation">Cancels the mark.</param>
    /// <param name="nameOf">The name of a caseworker or unit; null: ids are shown.</param>
    internal async Task<AlertView[]> DeliverAsync(
        IReadOnlyList<AlertRecord> records, string channel, CancellationToken cancellation, Func<TextPart, string?>? nameOf = null)
    {
        var now = clock.Now;
        string[] fresh =
            [.. records.Where(static record => record.DeliveredAt is null && record.Alert.State != AlertStates.TakenBack)
            .Select(static record => record.Alert.Id)];
        await table.MarkDeliveredAsync(fresh, now, channel, cancellation);
        var (texts, names) = (TextsNow(nameOf), new Spelling(organization.Current));
        return
        [
            .. records.Select(record =>
                Of(
                    texts,
                    record.DeliveredAt is null && record.Alert.State != AlertStates.TakenBack
                        ? record with { DeliveredAt = now, Channel = channel }
                        : record,
                    names)),
        ];
    }

    /// <summary>The view of one alert. It does not mark the alert as delivered.</summary>
    internal AlertView Of(AlertRecord record) => Of(TextsNow(nameOf: null), record, new Spelling(organization.Current));

    /// <summary>The texts of the policy in force now. An alert is always shown in the current words.</summary>
    private TextTable TextsNow(Func<TextPart, string?>? nameOf) =>
        new(policies.Current.At(clock.Now).Policy, nameOf ?? new Spelling(organization.Current).PartOf);

    /// <summary>Whether a receiver is told the department: it is their own, or policy names it to everybody.</summary>
    private bool IsNamedTo(string receiver, string department) =>
        policies.Current.At(clock.Now).Policy.Access.IsNamed(department) || Addressee.Of(receiver).Person is not { } person
        || organization.Current.DepartmentsOf(person).Contains(new DepartmentCode(department));

    private AlertView Of(TextTable texts, AlertRecord record, Spelling names)
    {
        var alert = record.Alert;
        var department = IsNamedTo(alert.Receiver, alert.Department) ? names.Department(alert.Department) : Mask.OtherAuthority;
        var message = TextJson.Read(alert.Message);
        return new AlertView
        {
            Id = alert.Id,
            Kind = alert.Kind,
            Citizen = DepartmentAggregate.Has(new CitizenKey(alert.Citizen)) ? null : alert.Citizen,
            About = names.Item(alert.About),
            Department = department,
            Severity = alert.Severity,
            Title = texts.InWords(message.Title),
            Body = texts.InWords(message.Body),
            RuleText = ConflictExplanation.RuleOf(message.Body) is { } rule ? texts.InWords(rule) : null,
            Rule = alert.Kind,
            Action = new ActionView(alert.Href),
            DueAt = alert.DueAt,
            State = alert.State != AlertStates.Open
                ? alert.State
                : record.SeenAt is not null
                ? AlertStates.Seen
                : record.DeliveredAt is not null
                ? AlertStates.Delivered
                : AlertStates.Raised,
            RaisedAt = alert.RaisedAt,
            DeliveredAt = record.DeliveredAt,
            SeenAt = record.SeenAt,
            AcknowledgedAt = alert.AcknowledgedAt,
            EscalatedTo = names.PersonOrNull(alert.EscalatedTo),
            Receipts = ReceiptsOf(record, names.PersonOrNull(alert.EscalatedTo)),
        };
    }

    /// <summary>What became of an alert since it was raised, in order of time.</summary>
    private static IReadOnlyList<ReceiptView> ReceiptsOf(AlertRecord record, string? escalatedTo)
    {
        List<ReceiptView> receipts = [new(ReceiptSteps.Raised, record.Alert.RaisedAt)];
        if (record.DeliveredAt is { } delivered) receipts.Add(new(ReceiptSteps.Delivered, delivered, record.Channel));
        if (record.MailedAt is { } mailed && record.Channel != AlertChannels.Mail)
            receipts.Add(new(ReceiptSteps.Delivered, mailed, AlertChannels.Mail));
        if (record.UndeliverableAt is { } never) receipts.Add(new(ReceiptSteps.Undeliverable, never, Why: record.UndeliverableWhy));
        if (record.SeenAt is { } seen) receipts.Add(new(ReceiptSteps.Seen, seen));
        if (record.Alert.AcknowledgedAt is { } acknowledged) receipts.Add(new(ReceiptSteps.Acknowledged, acknowledged));
        if (escalatedTo is not null) receipts.Add(new(ReceiptSteps.Escalated, record.Alert.EscalatedAt, To: escalatedTo));
        return [.. receipts.OrderBy(static one => one.At ?? DateTimeOffset.MaxValue)];
    }
}

/// <summary>Says where the pages are that alerts lead to.</summary>
internal static class AlertAddresses
{
    /// <param name="toAddress">An address as the reader reaches it.</param>
    internal static AlertView At(this AlertView alert, Func<string, string> toAddress) =>
        alert with { Action = new ActionView(toAddress(alert.Action.Href)) };
}
