using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Explanations;
using Coordination.Domain.Names;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Silo.Projection;

/// <summary>
/// Computes the rows of the read tables from a citizen's state, and their difference between two states. A part that is the same
/// object in both states is skipped, because the state is immutable.
/// </summary>
internal static class RowProjection
{
    /// <summary>The citizen's head row.</summary>
    public static CitizenRow HeadOf(Citizen citizen, DateTimeOffset? wakeAt)
    {
        // A place that must still tell another place, join it or part from it is due now.
        if (KeyPairs.AreUnfinished(citizen)) wakeAt = citizen.ChangedAt;
        citizen = citizen.Shown();
        List<string> departments = [];
        var active = 0;
        foreach (var intervention in citizen.Interventions.Values)
        {
            if (intervention.Status != InterventionStatus.Active) continue;
            active++;
            if (!departments.Contains(intervention.Department.Value)) departments.Add(intervention.Department.Value);
        }

        departments.Sort(StringComparer.Ordinal);

        DateOnly? planned = null;
        // Nobody coordinates the work with the dead, and no department shares them.
        if (citizen.Death is not null) departments.Clear();
        foreach (var plan in citizen.Known(ItemKinds.Plan))
            if (Plan.Of(plan).AgreedOn is var agreed && (planned is null || agreed < planned)) planned = agreed;
        if (citizen.PlanAgreements is [{ On: var first }, ..] && (planned is null || first < planned)) planned = first;
        return new CitizenRow(
            citizen.Key.Value, wakeAt, citizen.Coordinator?.Holder.Caseworker.Value, citizen.Coordinator?.Holder.Department.Value,
            DepartmentSet.Stored(departments), departments.Count, active,
            planned is not null, planned)
        {
            Leader = citizen.Place is { Status: PlaceStatus.Following, Leader: { } leader } ? leader.Value : null,
        };
    }

    /// <summary>The changes of the read tables from one state to a later one.</summary>
    public static ReadTableChanges Difference(Citizen before, Citizen after, OpaqueIds ids)
    {
        if (ReferenceEquals(before, after)) return ReadTableChanges.None;
        (before, after) = (before.Shown(), after.Shown());
        var (added, removed) = InvolvementRows.Difference(before, after);
        var (chains, chainsRemoved) = SanctionChainRows.Difference(before, after);
        var (unknown, unknownRemoved) = UnknownNameRows.Difference(before, after);
        var (secret, secretRemoved) = SecretMatterRows.Difference(before, after);
        var (observations, observationsRemoved) = ObservationRows.Difference(before, after);
        var (costs, costsRemoved) = CostRows.Difference(before, after);
        var (starts, startsRemoved) = NeedStartRows.Difference(before, after);
        var (persons, personsRemoved) = Persons(before, after);
        return new ReadTableChanges
        {
            Persons = persons,
            PersonsRemoved = personsRemoved,
            Interventions = Interventions(before, after),
            InterventionsRemoved = Gone(before.Interventions, after.Interventions, static it => it.Id.Value),
            Conflicts = Changed(before.Conflicts, after.Conflicts, after.Key, Row),
            ConflictsRemoved = Gone(before.Conflicts, after.Conflicts, static it => it.Id.Value),
            Deadlines = Changed(before.Deadlines, after.Deadlines, after.Key, Row),
            DeadlinesRemoved = Gone(before.Deadlines, after.Deadlines, static it => it.Id.Value),
            Handovers = Changed(before.Handovers, after.Handovers, after.Key, Row),
            HandoversRemoved = Gone(before.Handovers, after.Handovers, static it => it.Id.Value),
            Contacts = Contacts(before, after),
            ContactsRemoved = ContactsGone(before, after),
            Involvements = added,
            InvolvementsRemoved = removed,
            UnknownNames = unknown,
            UnknownNamesRemoved = unknownRemoved,
            Parked = Changed(before.Parked, after.Parked, after.Key, Row),
            ParkedRemoved = Gone(before.Parked, after.Parked, it => Row(before.Key, it)),
            Chains = chains,
            ChainsRemoved = chainsRemoved,
            SecretMatters = secret,
            SecretMattersRemoved = secretRemoved,
            Observations = observations,
            ObservationsRemoved = observationsRemoved,
            Barriers = Changed(before.Barriers, after.Barriers, after.Key, BarrierRows.Of),
            BarriersRemoved = Gone(before.Barriers, after.Barriers, static it => it.Id.Value),
            Costs = costs,
            CostsRemoved = costsRemoved,
            NeedStarts = starts,
            NeedStartsRemoved = startsRemoved,
            Alerts = Alerts(before, after, ids),
        };
    }

    /// <summary>The forms in which a name is compared, joined by line ends.</summary>
    public static string FormsOf(string name) => string.Join('\n', PersonName.Of(name).Forms);

    private static (IReadOnlyList<PersonRow> Changed, IReadOnlyList<string> Gone) Persons(Citizen before, Citizen after)
    {
        var (was, now) = (before.Person, after.Person);
        if (was.Name == now.Name && was.BirthDate == now.BirthDate) return ([], []);
        return now is { Name: null, BirthDate: null }
            ? ([], [after.Key.Value])
            : ([new PersonRow(after.Key.Value, now.Name, now.BirthDate, now.Name is { } name ? FormsOf(name) : "")], []);
    }

    private static IReadOnlyList<TRow> Changed<TKey, T, TRow>(
        SortedMap<TKey, T> before, SortedMap<TKey, T> after, CitizenKey citizen, Func<CitizenKey, T, TRow> row)
        where TKey : IComparable<TKey> where T : class
    {
        if (ReferenceEquals(before, after)) return [];
        List<TRow>? rows = null;
        foreach (var (key, value) in after)
            if (!before.TryGetValue(key, out var was) || !ReferenceEquals(was, value)) (rows ??= []).Add(row(citizen, value));
        return rows ?? (IReadOnlyList<TRow>)[];
    }

    /// <summary>What only the earlier state has.</summary>
    private static IReadOnlyList<TGone> Gone<TKey, T, TGone>(SortedMap<TKey, T> before, SortedMap<TKey, T> after, Func<T, TGone> told)
        where TKey : IComparable<TKey>
    {
        if (ReferenceEquals(before, after)) return [];
        List<TGone>? gone = null;
        foreach (var (key, value) in before)
            if (!after.ContainsKey(key)) (gone ??= []).Add(told(value));
        return gone ?? (IReadOnlyList<TGone>)[];
    }

    private static IReadOnlyList<InterventionRow> Interventions(Citizen before, Citizen after)
    {
        if (before.Interventions == after.Interventions && before.Answering == after.Answering) return [];
        List<InterventionRow>? rows = null;
        foreach (var (id, it) in after.Interventions)
        {
            var responsible = after.Responsible(it);
            if (before.Interventions.TryGetValue(id, out var was) && ReferenceEquals(was, it) && before.Responsible(was) == responsible)
                continue;
            (rows ??= []).Add(Row(after.Key, it, responsible));
        }

        return rows ?? (IReadOnlyList<InterventionRow>)[];
    }

    private static InterventionRow Row(CitizenKey key, Intervention it, CaseworkerId responsible) => new(
        key.Value, it.Id.Value, it.Department.Value, it.Kind, it.Holder.Unit?.Value, it.Holder.Caseworker.Value,
        responsible.Value, Words.Of(it.Status), it.StartsOn, it.EndedOn ?? it.EndsOn);

    private static ConflictRow Row(CitizenKey key, Conflict it) => new(
        key.Value, it.Id.Value, it.Kind, Words.Of(it.Status),
        DepartmentSet.Stored(it.Parties.Where(p => p.Department is not null).Select(p => p.Department!.Value.Value).Distinct()
            .Order(StringComparer.Ordinal)),
        it.Owes?.Value, Stored(it.AnswerBy?.At), it.DetectedAt, it.Settlement?.At,
        it is { Status: ConflictStatus.Settled, Settlement: { ByPerson: true } answer } ? answer.At : null);

    private static DeadlineRow Row(CitizenKey key, Deadline it) => new(
        key.Value, it.Id.Value, it.Kind, it.Department.Value, it.Title, it.About, Words.Of(it), Stored(it.Due.At),
        it.Responsible.Value, Stored(it.MetAt), it is { Status: DeadlineStatus.Missed, MetAt: not null, BeforeStart: null }, it.IsClosed);

    private static HandoverRow Row(CitizenKey key, Handover it) => new(
        key.Value, it.Id.Value, it.What.Word, it.What.Id?.Value, it.From.Caseworker.Value, it.From.Department.Value,
        (it.Taker?.Caseworker ?? it.To.Caseworker)?.Value, it.To.Unit?.Value, (it.Taker?.Department ?? it.To.Department).Value,
        Words.Of(it.Status), it.BySystem, it.OfferedAt, Stored(it.AnsweredBy == it.By ? null : it.AnswerBy?.At), Stored(it.AnsweredAt));

    private static IReadOnlyList<ContactRow> Contacts(Citizen before, Citizen after)
    {
        if (ContactOwner.AreAlike(before, after)) return [];
        List<ContactRow>? rows = null;
        foreach (var item in after.Known(ItemKinds.Contact))
        {
            var row = Row(after, Contact.Of(item));
            if (before.FindContact(item.Id) is not { } was || Row(before, was) != row) (rows ??= []).Add(row);
        }

        return rows ?? (IReadOnlyList<ContactRow>)[];
    }

    private static IReadOnlyList<string> ContactsGone(Citizen before, Citizen after)
    {
        if (ReferenceEquals(before.Items, after.Items)) return [];
        List<string>? gone = null;
        foreach (var item in before.Known(ItemKinds.Contact))
            if (after.FindContact(item.Id) is null) (gone ??= []).Add(item.Id.Value);
        return gone ?? (IReadOnlyList<string>)[];
    }

    private static ContactRow Row(Citizen citizen, Contact it)
    {
        var owner = citizen.OwnerOf(it);
        return new ContactRow(
            citizen.Key.Value, it.Id.Value, it.Department.Value, it.Unit.Value,
            it.Wants is { } wanted ? new DepartmentCode(wanted).Value : null, Stored(it.ReceivedAt), Stored(it.AnsweredAt),
            owner?.Holder.Value, owner?.Person.Value);
    }

    private static ParkedEventRow Row(CitizenKey key, ParkedEvent it) =>
        new(key.Value, it.Source, it.EventId, it.Type, it.ParkedAt);

    private static IReadOnlyList<AlertRow> Alerts(Citizen before, Citizen after, OpaqueIds ids)
    {
        if (before.Alerts.IsEmpty && after.Alerts.IsEmpty) return [];
        List<AlertRow> rows = [];
        AlertMessages was = new(before), now = new(after);
        foreach (var gone in before.Alerts.Values)
            if (IsTold(gone) && !after.Alerts.ContainsKey(gone.Id))
            {
                var left = EndedAlert.Of(gone, before);
                var state = left.AcknowledgedAt is null ? AlertStates.TakenBack : AlertStates.Acknowledged;
                rows.Add(Row(before, left, was.Of(left), state, ids));
            }

        foreach (var (id, alert) in after.Alerts)
        {
            var old = before.Alerts.GetValueOrDefault(id);
            if (!IsTold(alert))
            {
                if (old is not null && IsTold(old)) rows.Add(Row(before, old, was.Of(old), AlertStates.TakenBack, ids));
                continue;
            }

            var isSame = old is not null && old == alert;
            if (isSame && now.IsBuiltAsIn(was, alert)) continue;
            var body = now.BodyOf(alert);
            if (isSame && was.BodyOf(alert) == body) continue;
            rows.Add(Row(after, alert, new Message(AlertMessages.TitleOf(alert), body), StateOf(alert), ids));
        }

        return rows;
    }

    /// <summary>A quiet alert has no row: nobody is told of it.</summary>
    private static bool IsTold(Alert alert) => alert.Quiet is not true;

    private static string StateOf(Alert alert) => alert.AcknowledgedAt is null ? AlertStates.Open : AlertStates.Acknowledged;

    private static AlertRow Row(Citizen citizen, Alert it, Message message, string state, OpaqueIds ids) => new(
        it.Id.Value, citizen.Key.Value, it.Receiver.Value, AlertMessages.KindOf(it), Mask.AboutOf(it, citizen.Key, ids),
        Mask.DepartmentOf(citizen, it), Words.Of(it.Severity), TextJson.Write(message), HrefOf(citizen, it), Stored(it.DueAt), state,
        it.RaisedAt, it.AcknowledgedAt, it.EscalatedTo?.Value, it.EscalatedAt);

    /// <summary>Where the receiver acts.</summary>
    private static string HrefOf(Citizen citizen, Alert it) => it.Subject.Kind == AlertSubjectKind.Start ? "/"
        : DepartmentAggregate.Has(citizen.Key) ? "/organization"
        : $"/citizens/{citizen.Key}";

    /// <summary>Reported instants may be more precise than the tables store.</summary>
    internal static DateTimeOffset Stored(DateTimeOffset instant) => instant.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMicrosecond));

    private static DateTimeOffset? Stored(DateTimeOffset? instant) => instant is { } known ? Stored(known) : null;
}
