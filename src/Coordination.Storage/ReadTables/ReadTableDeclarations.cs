using Alert = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.AlertRow>;
using Barrier = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.BarrierRow>;
using Chain = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.SanctionChainRow>;
using Conflict = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.ConflictRow>;
using Contact = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.ContactRow>;
using Cost = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.CostRow>;
using Deadline = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.DeadlineRow>;
using Handover = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.HandoverRow>;
using Intervention = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.InterventionRow>;
using Involvement = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.InvolvementRow>;
using NeedStart = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.NeedStartRow>;
using Observation = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.ObservationRow>;
using Parked = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.ParkedEventRow>;
using Secret = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.SecretMatterRow>;
using Person = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.StoredPerson>;
using Unknown = Coordination.Storage.ReadTables.TableColumn<Coordination.Storage.ReadTables.UnknownNameRow>;

namespace Coordination.Storage.ReadTables;

/// <summary>
/// Every read table that an append writes. docs/concepts/architecture.md, "Where to change what", lists what a new table needs.
/// </summary>
internal static class ReadTableDeclarations
{
    private const string CitizenMeaning = "Key of the citizen.";
    private const string IdMeaning = "Id, unique for the citizen.";

    internal static IReadOnlyList<ReadTable> All { get; } =
    [
        new ReadTable<StoredPerson>(
            "persons", "Who a citizen is. Everything but the key is encrypted, or hashed with a key.", changes => changes.StoredPersons,
            (citizen, changes) => KeysOf(citizen, changes.PersonsRemoved, static (_, gone) => new RowKey(gone)),
            Person.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Person.Text(
                "person", "Name, birth date and the forms in which the name is compared (JSON), encrypted.", row => row.Person),
            Person.TextOrNull(
                "look_up", "Birth date and first form of the name, hashed; null unless both are known.", row => row.LookUp),
            Person.TextOrNull("look_up_2", "The same with the second form; null: there is none.", row => row.LookUp2),
            Person.TextOrNull("look_up_3", "The same with the third form; null: there is none.", row => row.LookUp3),
            Person.TextOrNull("same_name", "The name as it is written, hashed; null: none is known.", row => row.SameName)),

        new ReadTable<InterventionRow>(
            "interventions", "An intervention of a citizen.", changes => changes.Interventions,
            (citizen, changes) => KeysOf(citizen, changes.InterventionsRemoved, static (of, id) => new RowKey(of, id)),
            Intervention.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Intervention.KeyText("id", IdMeaning, row => row.Id),
            Intervention.Text("department", "Code of the department that runs it.", row => row.Department),
            Intervention.Text("kind", "Kind, as the department reports it.", row => row.Kind),
            Intervention.TextOrNull("unit", "Unit of the caseworker, if one was reported.", row => row.Unit),
            Intervention.Text("caseworker", "Caseworker who holds it.", row => row.Caseworker),
            Intervention.Text("responsible", "Caseworker who answers for it now; another than the holder in an absence.",
                row => row.Responsible),
            Intervention.Text("status", "Status, in the words of the contract.", row => row.Status),
            Intervention.Date("starts_on", "First local day.", row => row.StartsOn),
            Intervention.DateOrNull("ends_on", "Last local day, planned or actual; null: open.", row => row.EndsOn)),

        new ReadTable<ConflictRow>(
            "conflicts", "A conflict between obligations of a citizen.", changes => changes.Conflicts,
            (citizen, changes) => KeysOf(citizen, changes.ConflictsRemoved, static (of, id) => new RowKey(of, id)),
            Conflict.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Conflict.KeyText("id", IdMeaning, row => row.Id),
            Conflict.Text("kind", "The rule that found it.", row => row.Kind),
            Conflict.Text("status", "Status, in the words of the contract.", row => row.Status),
            Conflict.Text("department_pair", "Its departments, sorted, joined by a space; one or none where there is no pair.",
                row => row.DepartmentPair),
            Conflict.TextOrNull("owes", "Caseworker who owes an answer, if anybody does.", row => row.Owes),
            Conflict.InstantOrNull("answer_by", "When the answer is due.", row => row.AnswerBy),
            Conflict.Instant("detected_at", "When it was found.", row => row.DetectedAt),
            Conflict.InstantOrNull("settled_at", "When it was settled, by a person or by policy.", row => row.SettledAt),
            Conflict.InstantOrNull("answered_at", "When a person settled it; null when policy did.", row => row.AnsweredAt)),

        new ReadTable<DeadlineRow>(
            "deadlines", "A deadline for a citizen.", changes => changes.Deadlines,
            (citizen, changes) => KeysOf(citizen, changes.DeadlinesRemoved, static (of, id) => new RowKey(of, id)),
            Deadline.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Deadline.KeyText("id", IdMeaning, row => row.Id),
            Deadline.Text("kind", "The rule that set it.", row => row.Kind),
            Deadline.Text("department", "Code of the department that must meet it.", row => row.Department),
            Deadline.TextOrNull("title", "Title, if a department reported it (JSON), encrypted.", row => row.Title),
            Deadline.TextOrNull("about", "Id of what it is about, if anything in particular.", row => row.About),
            Deadline.Text("status", "Status, in the words of the contract.", row => row.Status),
            Deadline.Instant("due_at", "When it is due.", row => row.DueAt),
            Deadline.Text("responsible", "Caseworker who must meet it.", row => row.Responsible),
            Deadline.InstantOrNull("met_at", "When it was met.", row => row.MetAt),
            Deadline.Flag("late", "Whether it was met after it was due.", row => row.Late),
            Deadline.Flag("closed", "Met, cleared, or missed and met late. Overdue and not met: missed and not closed.",
                row => row.Closed)),

        new ReadTable<HandoverRow>(
            "handovers", "A handover of a responsibility.", changes => changes.Handovers,
            (citizen, changes) => KeysOf(citizen, changes.HandoversRemoved, static (of, id) => new RowKey(of, id)),
            Handover.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Handover.KeyText("id", IdMeaning, row => row.Id),
            Handover.Text("what_type", "Type of the responsibility.", row => row.WhatType),
            Handover.TextOrNull("what_id", "Id of the responsibility; null where there is one per citizen.", row => row.WhatId),
            Handover.Text("from_caseworker", "Caseworker who offers it.", row => row.FromCaseworker),
            Handover.Text("from_department", "Code of that caseworker's department.", row => row.FromDepartment),
            Handover.TextOrNull("to_caseworker", "Caseworker it is offered to; once accepted, who took it.", row => row.ToCaseworker),
            Handover.TextOrNull("to_unit", "Unit it is offered to; null when offered to a caseworker.", row => row.ToUnit),
            Handover.Text("to_department", "Code of the receiver's department.", row => row.ToDepartment),
            Handover.Text("status", "Status, in the words of the contract.", row => row.Status),
            Handover.Flag("by_system", "Whether a department's system reported it; else a person offered it.", row => row.BySystem),
            Handover.Instant("offered_at", "When it was offered.", row => row.OfferedAt),
            Handover.InstantOrNull(
                "answer_by", "When somebody else's answer is or was due; null: made at once, or answered by who offered it.",
                row => row.AnswerBy),
            Handover.InstantOrNull("answered_at", "When it was answered.", row => row.AnsweredAt)),

        new ReadTable<ContactRow>(
            "contacts", "A contact that a citizen made with a department.", changes => changes.Contacts,
            (citizen, changes) => KeysOf(citizen, changes.ContactsRemoved, static (of, id) => new RowKey(of, id)),
            Contact.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Contact.KeyText("id", IdMeaning, row => row.Id),
            Contact.Text("department", "Code of the department that received it.", row => row.Department),
            Contact.Text("unit", "Unit that received it.", row => row.Unit),
            Contact.TextOrNull("wants", "Code of the department it is meant for, if another was named.", row => row.Wants),
            Contact.Instant("received_at", "When it was received.", row => row.ReceivedAt),
            Contact.InstantOrNull("answered_at", "When it was answered.", row => row.AnsweredAt),
            Contact.TextOrNull("owner", "Caseworker who owns it; null once it is answered.", row => row.Owner),
            Contact.TextOrNull("responsible", "Caseworker who answers for it now; null once it is answered.", row => row.Responsible)),

        new ReadTable<InvolvementRow>(
            "involvements", "That a person is involved with a citizen, and in which role.", changes => changes.Involvements,
            (citizen, changes) => KeysOf(
                citizen, changes.InvolvementsRemoved, static (_, row) => new RowKey(row.Citizen, row.Person, row.Role)),
            Involvement.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Involvement.KeyText(
                "person", "Caseworker; `unit:ID` that is offered something or named with somebody unknown; `operations:DEPARTMENT`.",
                row => row.Person),
            Involvement.KeyText(
                "role", "`responsible`, `coordinator`, `owes`, `told`, `offered`, or `named`: a unit named with somebody unknown.",
                row => row.Role)),

        new ReadTable<UnknownNameRow>(
            "unknown_names", "A name in the events about an item that the organization did not know when they were applied.",
            changes => changes.UnknownNames,
            (citizen, changes) => KeysOf(
                citizen, changes.UnknownNamesRemoved, static (_, row) => new RowKey(row.Citizen, row.Item, row.Name)),
            Unknown.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Unknown.KeyText("item", "Kind and id of the item, separated by a space.", row => row.Item),
            Unknown.KeyText("name", "`caseworker`, `unit` or `department`, a space, and the name as it is compared.", row => row.Name),
            Unknown.Text("written", "The name as it was sent.", row => row.Written),
            Unknown.Text("department", "Code of the department that named it.", row => row.Department),
            Unknown.Instant("since", "Time of the first event that named it.", row => row.Since),
            Unknown.Integer("times", "Number of events that named it.", row => row.Times)),

        new ReadTable<ParkedEventRow>(
            "parked_events", "A department event that waits for the item it changes.", changes => changes.Parked,
            (citizen, changes) => KeysOf(
                citizen, changes.ParkedRemoved, static (_, row) => new RowKey(row.Citizen, row.Source, row.EventId)),
            Parked.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Parked.KeyText("source", "Source of the event.", row => row.Source),
            Parked.KeyText("event_id", "Id of the event, unique for its source.", row => row.EventId),
            Parked.Text("type", "Type of the event.", row => row.Type),
            Parked.Instant("parked_at", "Since when it waits.", row => row.ParkedAt)),

        new ReadTable<SanctionChainRow>(
            "sanction_chains", "A sanction that was reversed, and a single benefit asked for after it was imposed.",
            changes => changes.Chains,
            (citizen, changes) => KeysOf(
                citizen, changes.ChainsRemoved, static (_, row) => new RowKey(row.Citizen, row.Sanction, row.Benefit)),
            Chain.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Chain.KeyText("sanction", "Id of the sanction.", row => row.Sanction),
            Chain.KeyText("benefit", "Id of the benefit.", row => row.Benefit),
            Chain.Text("from_department", "Code of the department of the sanction.", row => row.FromDepartment),
            Chain.Text("to_department", "Code of the department that was asked for the benefit.", row => row.ToDepartment),
            Chain.Integer("days", "Local days between sanction and request.", row => row.Days),
            Chain.Instant("completed_at", "When the last of sanction, reversal and request happened.", row => row.CompletedAt)),

        new ReadTable<SecretMatterRow>(
            "secret_matters", "What lists must not tell of a citizen: departments whose matter is secret to others.",
            changes => changes.SecretMatters,
            (citizen, changes) => KeysOf(
                citizen, changes.SecretMattersRemoved, static (_, row) => new RowKey(row.Citizen, row.Item)),
            Secret.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Secret.KeyText(
                "item", "Empty for the departments that work with the citizen; `coordinator`; `looks`, of people who looked at the "
                + "citizen; `conflict`, `handover` or `contact`, a space and the id.",
                row => row.Item),
            Secret.Text("hidden", "Codes of departments that are not named, sorted, joined by a space.", row => row.Hidden),
            Secret.Text("besides", "Codes of departments that are named and have something secret besides.", row => row.Besides)),

        new ReadTable<ObservationRow>(
            "observations", "What was observed of a citizen's indicators in a quarter.", changes => changes.Observations,
            (citizen, changes) => KeysOf(
                citizen, changes.ObservationsRemoved, static (_, row) => new RowKey(row.Citizen, row.Quarter)),
            Observation.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Observation.KeyText("quarter", "Local quarter, such as 2026-Q2.", row => row.Quarter),
            Observation.Text(
                "observed", "Indicator, department, local day and value, the last of each indicator and department, encrypted.",
                row => row.Observed)),

        new ReadTable<BarrierRow>(
            "barriers", "A barrier between two departments that a professional met.", changes => changes.Barriers,
            (citizen, changes) => KeysOf(citizen, changes.BarriersRemoved, static (of, id) => new RowKey(of, id)),
            Barrier.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Barrier.KeyText("id", IdMeaning, row => row.Id),
            Barrier.Instant("met_at", "When it was logged.", row => row.At),
            Barrier.Text("met", "Its kind and the codes of the two departments, encrypted.", row => row.Met)),

        new ReadTable<CostRow>(
            "costs", "What an intervention costs.", changes => changes.Costs,
            (citizen, changes) => KeysOf(citizen, changes.CostsRemoved, static (of, id) => new RowKey(of, id)),
            Cost.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            Cost.KeyText("id", IdMeaning, row => row.Id),
            Cost.Text("paid", "Department, kind, payer, amount, its period, and the days that are paid for (JSON), encrypted.",
                row => row.Paid)),

        new ReadTable<NeedStartRow>(
            "need_starts", "A need, and when what was needed began.", changes => changes.NeedStarts,
            (citizen, changes) => KeysOf(citizen, changes.NeedStartsRemoved, static (of, id) => new RowKey(of, id)),
            NeedStart.KeyText("citizen", CitizenMeaning, row => row.Citizen),
            NeedStart.KeyText("id", "Id of the deadline or of the measure.", row => row.Id),
            NeedStart.Text("waits_from", "Code of the department that reported the need or asked for it.", row => row.WaitsFrom),
            NeedStart.Text("waits_to", "Code of the department that had it begin.", row => row.WaitsTo),
            NeedStart.Instant("needed_at", "Since when it was needed.", row => row.NeededAt),
            NeedStart.Instant("started_at", "When it began.", row => row.StartedAt)),

        new ReadTable<AlertRow>(
            "alerts", "An alert to one receiver.", changes => changes.Alerts, removed: null,
            Alert.KeyText("id", "Id, unique in the whole service.", row => row.Id),
            Alert.Text("citizen", "Key of the citizen, or of the department it is about.", row => row.Citizen),
            Alert.Text("receiver", "Caseworker, or `operations:DEPARTMENT`.", row => row.Receiver),
            Alert.Text("kind", "Kind of the alert.", row => row.Kind),
            Alert.Text("about", "What it is about.", row => row.About),
            Alert.Text("department", "Code of the department it concerns; empty if none in particular.", row => row.Department),
            Alert.Text("severity", "Severity, in the words of the contract.", row => row.Severity),
            Alert.Text("message", "Texts and arguments (JSON), encrypted; put into words when read.", row => row.Message),
            Alert.Text("href", "Path of the page it leads to.", row => row.Href),
            Alert.InstantOrNull("due_at", "When something is due, if anything is.", row => row.DueAt),
            Alert.Text("state", "`open`, `acknowledged` or `taken-back`.", row => row.State),
            Alert.Instant("raised_at", "When it was raised.", row => row.RaisedAt),
            Alert.InstantOrNull("acknowledged_at", "When its receiver acknowledged it.", row => row.AcknowledgedAt),
            Alert.TextOrNull("escalated_to", "Caseworker it was escalated to, if it was.", row => row.EscalatedTo),
            Alert.InstantOrNull("escalated_at", "When that person was alerted.", row => row.EscalatedAt))
        {
            RenewsPosition = true,
        },
    ];

    // Most appends remove nothing.
    private static IReadOnlyList<RowKey> KeysOf<T>(string citizen, IReadOnlyList<T> removed, Func<string, T, RowKey> key)
    {
        if (removed.Count == 0) return [];
        var keys = new RowKey[removed.Count];
        for (var index = 0; index < keys.Length; index++) keys[index] = key(citizen, removed[index]);
        return keys;
    }
}
