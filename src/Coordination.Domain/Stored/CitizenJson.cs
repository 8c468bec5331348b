using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Stored;

/// <summary>
/// Stores a citizen as a snapshot. Everything that follows from the events alone (the person, interventions, appointments, …) is not
/// stored, but folded again by the program that reads the snapshot. So a snapshot never preserves the fold of an older program.
/// </summary>
/// <remarks>Thread safe. Reading a written snapshot gives an equal citizen.</remarks>
public static class CitizenJson
{
    private const int SizeUsual = 16 * 1024;

    /// <summary>Writes a citizen.</summary>
    public static byte[] Write(Citizen citizen)
    {
        var buffer = new ArrayBufferWriter<byte>(SizeUsual);
        using (var writer = new Utf8JsonWriter(buffer, StoredJson.Compact))
            JsonSerializer.Serialize(writer, StoredCitizen.Of(citizen), StoredJson.Default.StoredCitizen);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a citizen.</summary>
    /// <exception cref="JsonException">The JSON is not a snapshot.</exception>
    public static Citizen Read(ReadOnlySpan<byte> json) =>
        (JsonSerializer.Deserialize(json, StoredJson.Default.StoredCitizen)
            ?? throw new JsonException("A snapshot may not be null.")).ToCitizen();
}

/// <summary>The part of a citizen that a snapshot contains.</summary>
internal sealed record StoredCitizen
{
    public required CitizenKey Key { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required IReadOnlyList<StoredItem> Items { get; init; }

    public required IReadOnlyDictionary<ItemId, InterventionStatus> Statuses { get; init; }

    public required IReadOnlyDictionary<ItemId, Yield> Yields { get; init; }

    /// <summary>The appointments whose caseworkers are no longer involved by them; null: none.</summary>
    public IReadOnlyList<ItemId>? Released { get; init; }

    public CoordinatorRole? Coordinator { get; init; }

    public required IReadOnlyList<Answering> Answering { get; init; }

    public required IReadOnlyList<Handover> Handovers { get; init; }

    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required IReadOnlyList<Alert> Alerts { get; init; }

    public required IReadOnlyList<ParkedEvent> Parked { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<TakenEvent>? SetAside { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<WithdrawnEvent>? Withdrawn { get; init; }

    public required IReadOnlyDictionary<EventKey, DateTimeOffset> Recent { get; init; }

    public required bool HasForgottenEvents { get; init; }

    /// <summary>Null: nobody is assigned.</summary>
    public Consultant? Consultant { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<ItemId>? SecretMatters { get; init; }

    /// <summary>Null: nobody broke the glass.</summary>
    public IReadOnlyList<BrokenGlass>? Glass { get; init; }

    /// <summary>Null: no plan was written here.</summary>
    public CoordinationPlan? WrittenPlan { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<PlanAgreement>? PlanAgreements { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<StepLink>? StepLinks { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<Measure>? Measures { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<LoggedBarrier>? Barriers { get; init; }

    /// <summary>Null: alive.</summary>
    public Death? Death { get; init; }

    /// <summary>Null: lives here.</summary>
    public Departure? Departure { get; init; }

    /// <summary>True or null.</summary>
    public bool? LacksEntries { get; init; }

    /// <summary>Null: only its own key leads to the citizen, and it never joined another.</summary>
    public Place? Place { get; init; }

    public static StoredCitizen Of(Citizen citizen) => new()
    {
        Key = citizen.Key,
        Version = citizen.Version,
        ChangedAt = citizen.ChangedAt,
        Items = [.. citizen.Items.Values.Select(t => new StoredItem(t.Kind, t.Id, t.Events))],
        Statuses = citizen.Interventions.Values.ToDictionary(i => i.Id, i => i.Status),
        Yields = citizen.Appointments.Values.Where(a => a.Yields is not null).ToDictionary(a => a.Id, a => a.Yields!),
        Released = citizen.Appointments.Values.Any(a => a.IsReleased)
            ? [.. citizen.Appointments.Values.Where(a => a.IsReleased).Select(a => a.Id)]
            : null,
        Coordinator = citizen.Coordinator,
        Answering = [.. citizen.Answering.Values],
        Handovers = [.. citizen.Handovers.Values],
        Conflicts = [.. citizen.Conflicts.Values],
        Deadlines = [.. citizen.Deadlines.Values],
        Alerts = [.. citizen.Alerts.Values],
        Parked = [.. citizen.Parked.Values],
        SetAside = citizen.SetAside.IsEmpty ? null : [.. citizen.SetAside.Values.SelectMany(static aside => aside.Events)],
        Withdrawn = citizen.Withdrawn.IsEmpty ? null : [.. citizen.Withdrawn.Values],
        Recent = citizen.Recent,
        HasForgottenEvents = citizen.HasForgottenEvents,
        LacksEntries = citizen.LacksEntries ? true : null,
        Consultant = citizen.Consultant,
        SecretMatters = citizen.SecretMatters.IsEmpty ? null : [.. citizen.SecretMatters],
        Glass = citizen.Glass.IsEmpty ? null : [.. citizen.Glass.Values],
        WrittenPlan = citizen.WrittenPlan,
        PlanAgreements = citizen.PlanAgreements.IsEmpty ? null : [.. citizen.PlanAgreements],
        StepLinks = citizen.StepLinks.IsEmpty ? null : [.. citizen.StepLinks.Values],
        Measures = citizen.Measures.IsEmpty ? null : [.. citizen.Measures.Values],
        Barriers = citizen.Barriers.IsEmpty ? null : [.. citizen.Barriers.Values],
        Death = citizen.Death,
        Departure = citizen.Departure,
        Place = citizen.Place == Place.Alone ? null : citizen.Place,
    };

    public Citizen ToCitizen() => new Citizen
    {
        Key = Key,
        Version = Version,
        ChangedAt = ChangedAt,
        Items = SortedMap.Of(Items.Select(t => new ReportedItem(t.Kind, t.Id, t.Events)), t => t.Key),
        Coordinator = Coordinator,
        Answering = SortedMap.Of(Answering, a => a.What),
        Handovers = SortedMap.Of(Handovers, h => h.Id),
        Conflicts = SortedMap.Of(Conflicts, c => c.Id),
        Deadlines = SortedMap.Of(Deadlines, d => d.Id),
        Alerts = SortedMap.Of(Alerts, a => a.Id),
        Parked = SortedMap.Of(Parked, p => p.Key),
        SetAside = SortedMap.Of(Withdrawals.Grouped(SetAside ?? []), a => a.Key),
        Withdrawn = SortedMap.Of(Withdrawn ?? [], w => w.Key),
        Recent = Recent.ToImmutableSortedDictionary(),
        HasForgottenEvents = HasForgottenEvents,
        LacksEntries = LacksEntries == true,
        Consultant = Consultant,
        SecretMatters = [.. SecretMatters ?? []],
        Glass = SortedMap.Of(Glass ?? [], g => g.By),
        WrittenPlan = WrittenPlan,
        PlanAgreements = [.. PlanAgreements ?? []],
        StepLinks = SortedMap.Of(StepLinks ?? [], l => l.Id),
        Measures = SortedMap.Of(Measures ?? [], m => m.Id),
        Barriers = SortedMap.Of(Barriers ?? [], b => b.Id),
        Death = Death,
        Departure = Departure,
        Place = Place ?? Place.Alone,
    }.Refolded(Statuses, Yields, Released ?? []);
}

/// <summary>An item in a snapshot.</summary>
/// <param name="Id">The public id.</param>
/// <param name="Events">Its events, in order.</param>
internal sealed record StoredItem(string Kind, ItemId Id, ImmutableArray<TakenEvent> Events);
