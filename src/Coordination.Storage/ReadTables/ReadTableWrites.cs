using Alert = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.AlertRow>;
using Chain = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.ChainRow>;
using Conflict = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.ConflictRow>;
using Contact = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.ContactRow>;
using Deadline = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.DeadlineRow>;
using Handover = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.HandoverRow>;
using Intervention = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.InterventionRow>;
using Involvement = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.InvolvementRow>;
using Parked = Coordination.Storage.Database.Column<Coordination.Storage.ReadTables.ParkedRow>;

namespace Coordination.Storage.ReadTables;

/// <summary>Every read table that an append writes. A new one is a line here, its columns, and its statements.</summary>
internal static class ReadTableWrites
{
    internal static IReadOnlyList<ReadTable> All { get; } =
    [
        new ReadTable<InterventionRow>(
            "interventions", changes => changes.Interventions, row => new RowKey(row.Citizen, row.Id), null,
            Intervention.Text(row => row.Citizen), Intervention.Text(row => row.Id), Intervention.Text(row => row.Department),
            Intervention.Text(row => row.Kind), Intervention.Text(row => row.Title), Intervention.Text(row => row.Unit),
            Intervention.Text(row => row.Caseworker), Intervention.Text(row => row.Responsible), Intervention.Text(row => row.Status),
            Intervention.Date(row => row.StartsOn), Intervention.Date(row => row.EndsOn)),

        new ReadTable<ConflictRow>(
            "conflicts", changes => changes.Conflicts, row => new RowKey(row.Citizen, row.Id), null,
            Conflict.Text(row => row.Citizen), Conflict.Text(row => row.Id), Conflict.Text(row => row.Kind),
            Conflict.Text(row => row.Status), Conflict.Text(row => row.DepartmentPair), Conflict.Text(row => row.Owes),
            Conflict.Instant(row => row.AnswerBy), Conflict.Instant(row => row.DetectedAt), Conflict.Instant(row => row.SettledAt),
            Conflict.Instant(row => row.AnsweredAt)),

        new ReadTable<DeadlineRow>(
            "deadlines", changes => changes.Deadlines, row => new RowKey(row.Citizen, row.Id), null,
            Deadline.Text(row => row.Citizen), Deadline.Text(row => row.Id), Deadline.Text(row => row.Kind),
            Deadline.Text(row => row.Department), Deadline.Text(row => row.Title), Deadline.Text(row => row.About),
            Deadline.Text(row => row.Status), Deadline.Instant(row => row.DueAt), Deadline.Text(row => row.Responsible),
            Deadline.Instant(row => row.MetAt), Deadline.Flag(row => row.Late), Deadline.Flag(row => row.Closed)),

        new ReadTable<HandoverRow>(
            "handovers", changes => changes.Handovers, row => new RowKey(row.Citizen, row.Id),
            (citizen, changes) => changes.HandoversRemoved.Select(id => new RowKey(citizen, id)),
            Handover.Text(row => row.Citizen), Handover.Text(row => row.Id), Handover.Text(row => row.WhatType),
            Handover.Text(row => row.WhatId), Handover.Text(row => row.FromCaseworker), Handover.Text(row => row.FromDepartment),
            Handover.Text(row => row.ToCaseworker), Handover.Text(row => row.ToUnit), Handover.Text(row => row.ToDepartment),
            Handover.Text(row => row.Status), Handover.Flag(row => row.BySystem), Handover.Instant(row => row.OfferedAt),
            Handover.Instant(row => row.AnswerBy), Handover.Instant(row => row.AnsweredAt)),

        new ReadTable<ContactRow>(
            "contacts", changes => changes.Contacts, row => new RowKey(row.Citizen, row.Id), null,
            Contact.Text(row => row.Citizen), Contact.Text(row => row.Id), Contact.Text(row => row.Department),
            Contact.Text(row => row.Unit), Contact.Text(row => row.Wants), Contact.Instant(row => row.ReceivedAt),
            Contact.Instant(row => row.AnsweredAt), Contact.Text(row => row.Owner), Contact.Text(row => row.Responsible)),

        new ReadTable<InvolvementRow>(
            "involvements", changes => changes.Involvements, KeyOf,
            (_, changes) => changes.InvolvementsRemoved.Select(KeyOf),
            Involvement.Text(row => row.Citizen), Involvement.Text(row => row.Person), Involvement.Text(row => row.Role)),

        new ReadTable<ParkedRow>(
            "parked_events", changes => changes.Parked, KeyOf,
            (_, changes) => changes.ParkedRemoved.Select(KeyOf),
            Parked.Text(row => row.Citizen), Parked.Text(row => row.Source), Parked.Text(row => row.EventId),
            Parked.Text(row => row.Type), Parked.Instant(row => row.ParkedAt)),

        new ReadTable<ChainRow>(
            "sanction_chains", changes => changes.Chains, KeyOf,
            (_, changes) => changes.ChainsRemoved.Select(KeyOf),
            Chain.Text(row => row.Citizen), Chain.Text(row => row.Sanction), Chain.Text(row => row.Benefit), Chain.Text(row => row.FromDepartment),
            Chain.Text(row => row.ToDepartment), Chain.Number(row => row.Days), Chain.Instant(row => row.CompletedAt)),

        new ReadTable<AlertRow>(
            "alerts", changes => changes.Alerts, row => new RowKey(string.Empty, row.Id), null,
            Alert.Text(row => row.Citizen), Alert.Text(row => row.Id), Alert.Text(row => row.Receiver), Alert.Text(row => row.Kind), Alert.Text(row => row.About),
            Alert.Text(row => row.Department), Alert.Text(row => row.Severity), Alert.Text(row => row.TitleDa), Alert.Text(row => row.TitleEn),
            Alert.Text(row => row.BodyDa), Alert.Text(row => row.BodyEn), Alert.Text(row => row.Rule), Alert.Text(row => row.Href),
            Alert.Instant(row => row.DueAt), Alert.Text(row => row.State), Alert.Instant(row => row.RaisedAt), Alert.Instant(row => row.AcknowledgedAt),
            Alert.Text(row => row.EscalatedTo)),
    ];

    private static RowKey KeyOf(InvolvementRow row) => new(row.Citizen, row.Person, row.Role);

    private static RowKey KeyOf(ChainRow row) => new(row.Citizen, row.Sanction, row.Benefit);

    private static RowKey KeyOf(ParkedRow row) => new(row.Citizen, row.Source, row.EventId);
}
