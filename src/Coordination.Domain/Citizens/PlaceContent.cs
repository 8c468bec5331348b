using System.Collections.Immutable;
using Coordination.Domain.Collections;
using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

/// <summary>
/// What is journaled about a place besides its events, written with the ids of the place that receives it: what people decided, how
/// far conflicts, deadlines and alerts have come, and which events wait or were withdrawn.
/// </summary>
/// <remarks>
/// Every member of <see cref="Citizen"/> is here under its own name, or is named in a test as one that the receiver derives itself. A
/// death and a move are derived: they are news for whoever is responsible at the other place.
/// </remarks>
public sealed record PlaceContent
{
    public CoordinatorRole? Coordinator { get; init; }

    public ImmutableArray<Answering> Answering { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<Handover> Handovers { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>It goes where the coordinator goes who wrote it. Null: none.</summary>
    public CoordinationPlan? WrittenPlan { get; init; }

    /// <summary>They go with the plan. Null: none.</summary>
    public ImmutableArray<PlanAgreement>? PlanAgreements { get; init; }

    /// <summary>They go with the plan. Null: none.</summary>
    public ImmutableArray<StepLink>? StepLinks { get; init; }

    /// <summary>They go where the coordinator goes who asked for them. Null: none.</summary>
    public ImmutableArray<Measure>? Measures { get; init; }

    /// <summary>They go with what they were met at, else where the coordinator goes. Null: none.</summary>
    public ImmutableArray<LoggedBarrier>? Barriers { get; init; }

    public ImmutableArray<Conflict> Conflicts { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<Deadline> Deadlines { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<Alert> Alerts { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<ParkedEvent> Parked { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<WithdrawnEvent> Withdrawn { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>True or null.</summary>
    public bool? LacksEntries { get; init; }

    /// <summary>The content of a whole place.</summary>
    public static PlaceContent Of(Citizen citizen, CitizenKey receiver, OpaqueIds ids) =>
        Of(citizen, portion: null, withCoordinator: true, receiver, ids);

    /// <summary>The content about the matters of a portion of a place.</summary>
    /// <param name="portion">Null: the whole place.</param>
    internal static PlaceContent Of(
        Citizen citizen, PlacePortion? portion, bool withCoordinator, CitizenKey receiver, OpaqueIds ids) => new PlaceContent
    {
        Coordinator = withCoordinator ? citizen.Coordinator : null,
        Answering = Part(citizen.Answering, portion, one => portion!.Has(one) || (withCoordinator && PlacePortion.IsOfCoordinator(one))),
        Handovers = Part(citizen.Handovers, portion, one => portion!.Has(one)),
        WrittenPlan = withCoordinator ? citizen.WrittenPlan : null,
        PlanAgreements = withCoordinator && !citizen.PlanAgreements.IsEmpty ? citizen.PlanAgreements : null,
        StepLinks = withCoordinator && !citizen.StepLinks.IsEmpty ? citizen.StepLinks.Values : null,
        Measures = withCoordinator && !citizen.Measures.IsEmpty ? citizen.Measures.Values : null,
        Barriers = Part(citizen.Barriers, portion, one => portion!.Has(one) || (withCoordinator && !one.IsAboutItem)) is [_, ..] met
            ? met
            : null,
        Conflicts = Part(citizen.Conflicts, portion, one => portion!.Has(one)),
        Deadlines = Part(citizen.Deadlines, portion, one => portion!.Has(one)),
        Alerts = Part(citizen.Alerts, portion, one => portion!.Has(one)),
        Parked = Part(citizen.Parked, portion, one => portion!.Has(one)),
        Withdrawn = Part(citizen.Withdrawn, portion, one => portion!.Has(one)),
        LacksEntries = citizen.LacksEntries ? true : null,
    }.WithIdsOf(receiver, ids);

    /// <summary>A citizen without the content about the matters of a portion.</summary>
    internal static Citizen Without(Citizen citizen, PlacePortion gone) => citizen with
    {
        Answering = Where(citizen.Answering, static one => one.What, one => !gone.Has(one)),
        Handovers = Where(citizen.Handovers, static one => one.Id, one => !gone.Has(one)),
        Barriers = Where(citizen.Barriers, static one => one.Id, one => !gone.Has(one)),
        Conflicts = Where(citizen.Conflicts, static one => one.Id, one => !gone.Has(one)),
        Deadlines = Where(citizen.Deadlines, static one => one.Id, one => !gone.Has(one)),
        Alerts = Where(citizen.Alerts, static one => one.Id, one => !gone.Has(one)),
        Parked = Where(citizen.Parked, static one => one.Key, one => !gone.Has(one)),
        Withdrawn = Where(citizen.Withdrawn, static one => one.Key, one => !gone.Has(one)),
    };

    /// <summary>
    /// A citizen with this content besides their own. Where both have something under one id, the citizen's own stands, unless only
    /// the other's was answered by a person. A death and a move are noted anew, so that those responsible at both places are told.
    /// </summary>
    internal Citizen AddedTo(Citizen citizen)
    {
        var brings = BringsCoordinatorTo(citizen);
        return citizen with
        {
            Coordinator = brings ? Coordinator : citizen.Coordinator,
            Answering = Union(
                citizen.Answering, Answering, static one => one.What, (_, other) => brings && PlacePortion.IsOfCoordinator(other),
                other => brings || !PlacePortion.IsOfCoordinator(other)),
            Handovers = Union(
                citizen.Handovers, Handovers, static one => one.Id, static (own, other) => !ByPerson(own) && ByPerson(other)),
            WrittenPlan = BringsPlanTo(citizen) ? WrittenPlan : citizen.WrittenPlan,
            PlanAgreements = BringsPlanTo(citizen) ? PlanAgreements ?? [] : citizen.PlanAgreements,
            StepLinks = BringsPlanTo(citizen) ? LinksOf() : citizen.StepLinks,
            Measures = Union(
                citizen.Measures, Measures ?? [], static one => one.Id, static (own, other) => own.IsOpen && !other.IsOpen),
            Barriers = Union(citizen.Barriers, Barriers ?? [], static one => one.Id, static (_, _) => false),
            Conflicts = Union(
                citizen.Conflicts, Conflicts, static one => one.Id, static (own, _) => own.Status == ConflictStatus.Dissolved),
            Deadlines = Union(citizen.Deadlines, Deadlines, static one => one.Id, static (own, other) => own.IsClosed && !other.IsClosed),
            Alerts = Union(citizen.Alerts, Alerts, static one => one.Id, static (own, _) => own.AcknowledgedAt is null),
            Parked = Union(citizen.Parked, Parked, static one => one.Key, static (own, other) => other.ParkedAt < own.ParkedAt),
            Withdrawn = Union(
                citizen.Withdrawn, [.. Withdrawn.Select(other => TellingBoth(citizen, other))], static one => one.Key,
                static (_, _) => true),
            LacksEntries = citizen.LacksEntries || LacksEntries is true,
            Death = null,
            Departure = null,
        };
    }

    /// <summary>A citizen with this content in place of what they had under the same ids: it has come further.</summary>
    internal Citizen Replacing(Citizen citizen) => citizen with
    {
        Coordinator = Coordinator ?? citizen.Coordinator,
        Answering = Union(citizen.Answering, Answering, static one => one.What, static (_, _) => true),
        Handovers = Union(citizen.Handovers, Handovers, static one => one.Id, static (_, _) => true),
        WrittenPlan = WrittenPlan ?? citizen.WrittenPlan,
        PlanAgreements = WrittenPlan is null ? citizen.PlanAgreements : PlanAgreements ?? [],
        StepLinks = WrittenPlan is null ? citizen.StepLinks : LinksOf(),
        Measures = Union(citizen.Measures, Measures ?? [], static one => one.Id, static (_, _) => true),
        Barriers = Union(citizen.Barriers, Barriers ?? [], static one => one.Id, static (_, _) => true),
        Conflicts = Union(citizen.Conflicts, Conflicts, static one => one.Id, static (_, _) => true),
        Deadlines = Union(citizen.Deadlines, Deadlines, static one => one.Id, static (_, _) => true),
        Alerts = Union(citizen.Alerts, Alerts, static one => one.Id, static (_, _) => true),
        Parked = Union(citizen.Parked, Parked, static one => one.Key, static (_, _) => true),
        Withdrawn = Union(citizen.Withdrawn, Withdrawn, static one => one.Key, static (_, _) => true),
        LacksEntries = citizen.LacksEntries || LacksEntries is true,
    };

    /// <summary>Whether the coordinator of this content becomes that of a citizen it is added to: the role given first stands.</summary>
    internal bool BringsCoordinatorTo(Citizen citizen) =>
        Coordinator is { } role && (citizen.Coordinator is not { } own || role.Since < own.Since);

    /// <summary>Whether the plan of this content becomes that of a citizen it is added to: of two, the one written last stands.</summary>
    private bool BringsPlanTo(Citizen citizen) =>
        WrittenPlan is { } plan && (citizen.WrittenPlan is not { } own || own.WrittenAt < plan.WrittenAt);

    private SortedMap<StepLinkId, StepLink> LinksOf() => SortedMap.Of(StepLinks ?? [], static link => link.Id);

    /// <summary>The id that a conflict of a place has at the place it follows.</summary>
    public static ConflictId IdAt(Citizen follower, ConflictId id, CitizenKey leader, OpaqueIds ids) =>
        follower.Conflicts.TryGetValue(id, out var conflict) ? WithIdOf(conflict, leader, ids).Id : id;

    /// <summary>The id that an alert of a place has at the place it follows.</summary>
    public static AlertId IdAt(Citizen follower, AlertId id, CitizenKey leader, OpaqueIds keyed) =>
        follower.Alerts.TryGetValue(id, out var alert)
            ? (new PlaceContent { Conflicts = follower.Conflicts.Values, Alerts = [alert] }).WithIdsOf(leader, keyed).Alerts[0].Id
            : id;

    private static bool ByPerson(Handover handover) => handover.AnsweredBy is { } by && by != handover.By;

    private PlaceContent WithIdsOf(CitizenKey receiver, OpaqueIds keyed)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        var conflicts = Conflicts.Select(conflict => WithIdOf(conflict, receiver, keyed)).ToImmutableArray();
        for (var i = 0; i < conflicts.Length; i++) ids[Conflicts[i].Id.Value] = conflicts[i].Id.Value;
        return this with
        {
            Barriers = Barriers is { } met
                ? [.. met.Select(one => one.About is { } about ? one with { About = about with { Id = IdOf(about.Id, ids) } } : one)]
                : null,
            Conflicts = conflicts,
            Deadlines =
            [
                .. Deadlines.Select(deadline => deadline with
                {
                    Id = IdOf(deadline.Id, ids), About = IdOf(deadline.About, ids), AlertSubject = SubjectOf(deadline.AlertSubject, ids),
                }),
            ],
            Alerts =
            [
                .. Alerts.Select(alert => alert with { Subject = SubjectOf(alert.Subject, ids), About = IdOf(alert.About, ids) })
                    .Select(alert => alert with { Id = Alert.IdOf(receiver, alert.Subject, alert.Receiver, keyed) }),
            ],
        };
    }

    /// <summary>The same conflict at another place: the citizen, where they are the party, has that place's key.</summary>
    internal static Conflict WithIdOf(Conflict conflict, CitizenKey receiver, OpaqueIds keyed)
    {
        ImmutableArray<Party> parties =
        [
            .. conflict.Parties.Select(party => party.Type == PartyType.Citizen ? party with { Id = new ItemId(receiver.Value) } : party),
        ];
        return conflict with { Id = Conflict.IdOf(receiver, conflict.Kind, parties, keyed), Parties = parties };
    }

    private static string IdOf(string id, Dictionary<string, string> ids) => ids.GetValueOrDefault(id, id);

    private static DeadlineId IdOf(DeadlineId id, Dictionary<string, string> ids) =>
        DeadlineIds.WithAbout(id, about => IdOf(about, ids));

    private static AlertSubject SubjectOf(AlertSubject subject, Dictionary<string, string> ids) => subject.Kind switch
    {
        AlertSubjectKind.Conflict => AlertSubject.For(new ConflictId(IdOf(subject.Id, ids))),
        AlertSubjectKind.Deadline => AlertSubject.For(IdOf(new DeadlineId(subject.Id), ids)),
        _ => subject,
    };

    private static WithdrawnEvent TellingBoth(Citizen citizen, WithdrawnEvent other) =>
        citizen.Withdrawn.TryGetValue(other.Key, out var own)
            ? own with { At = own.At > other.At ? own.At : other.At, Told = [.. own.Told.Union(other.Told).Order()] }
            : other;

    private static ImmutableArray<T> Part<TKey, T>(SortedMap<TKey, T> all, PlacePortion? portion, Func<T, bool> isIn)
        where TKey : IComparable<TKey> => portion is null ? all.Values : [.. all.Values.Where(isIn)];

    private static SortedMap<TKey, T> Where<TKey, T>(SortedMap<TKey, T> map, Func<T, TKey> key, Func<T, bool> stays)
        where TKey : IComparable<TKey> where T : class =>
        map.Values.All(stays) ? map : SortedMap.Of(map.Values.Where(stays), key);

    private static SortedMap<TKey, T> Union<TKey, T>(
        SortedMap<TKey, T> own, ImmutableArray<T> others, Func<T, TKey> key, Func<T, T, bool> isOthers, Func<T, bool>? isAdded = null)
        where TKey : IComparable<TKey> where T : class
    {
        if (others.IsEmpty) return own;
        return SortedMap.Of(own.Values.Concat(others.Where(other =>
            own.TryGetValue(key(other), out var known) ? isOthers(known, other) : isAdded is null || isAdded(other))), key);
    }
}
