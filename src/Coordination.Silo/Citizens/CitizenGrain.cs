using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Commands;
using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Inbox;
using Coordination.Silo.Transfers;
using Coordination.Views;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>One citizen: loads, decides, appends, evolves, notifies. Calls interleave, so that several appends can be in flight.</summary>
/// <remarks>One member for each of two interfaces' methods, which says where the call is carried out. It reads better whole.</remarks>
[Reentrant]
[GrainType("citizen")]
internal sealed partial class CitizenGrain(
    [PersistentState("citizen")] IPersistentState<CitizenSnapshot> snapshot, CitizenStateDependencies dependencies)
    : Grain, ICitizenGrain, ICitizenDelivery, ICitizenExport, IOwnPage, IFeedbackAsking, IStepLinks, ISentEvents
{
    private const int HistoryEntriesMax = 1_000; // Part of the contract of ICitizenGrain.

    private CitizenStateInFlight _state = null!;
    private CitizenIntake _intake = null!;
    private CitizenCommands _commands = null!;
    private CitizenPlaces _places = null!;
    private PlaceDelivery _delivery = null!;
    private SeenHistory _history = null!;
    private CitizenErasure _erasure = null!;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var recent = new RecentResults(dependencies.Options.RecentResultsMax);
        var snapshots = new CitizenSnapshots(snapshot, Key, dependencies.Codec, dependencies.Options, dependencies.Log);
        _state = new CitizenStateInFlight(new CitizenKey(Key), dependencies, snapshots, recent, DeactivateOnIdle);
        _intake = new CitizenIntake(_state, dependencies, recent);
        _commands = new CitizenCommands(_state, dependencies);
        _history = new SeenHistory(dependencies.Journal);
        _erasure = new CitizenErasure(_state, dependencies);
        var others = new PlaceGrains(GrainFactory);
        _places = new CitizenPlaces(new CitizenKey(Key), _state, dependencies, others);
        _delivery = new PlaceDelivery(new CitizenKey(Key), _state, _intake, _places, others, dependencies.Log);
        return _state.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _state.DeactivateAsync(reason.ReasonCode == DeactivationReasonCode.ShuttingDown, cancellationToken);

    public async Task<IReadOnlyList<EventResult>> TakeIn(IReadOnlyList<DepartmentEvent> events)
    {
        CurrentCaller.RequireMaySend(events);
        dependencies.Limits.Require(Key, events, IntakeDoor.Call);
        CurrentCaller.RequireSound(events, dependencies.PolicyAt(dependencies.Clock.Now));
        await dependencies.Keys.RequireGivenAsync(events);
        var incoming = new IncomingEvent[events.Count];
        for (var index = 0; index < incoming.Length; index++) incoming[index] = new IncomingEvent(Key, events[index]);
        var results = await _delivery.TakeInAsync(incoming);
        var warned = new EventResult[results.Count];
        for (var index = 0; index < warned.Length; index++)
            warned[index] = dependencies.Warnings.Of(events[index]) is { Count: > 0 } warnings
                ? results[index] with { Warnings = warnings }
                : results[index];
        return warned;
    }

    public Task<IReadOnlyList<EventResult>> Deliver(Immutable<IReadOnlyList<IncomingEvent>> events) =>
        _delivery.TakeInAsync(events.Value);

    public Task<IReadOnlyList<EventResult>> Rehearse(Immutable<IReadOnlyList<IncomingEvent>> events) =>
        AtPlaceAsync(() => _intake.RehearseAsync(events.Value), leader => Delivery(leader).Rehearse(events));

    public Task<IReadOnlyList<EventResult>?> DeliverFor(string key, Immutable<IReadOnlyList<IncomingEvent>> events) =>
        _delivery.TakeInForAsync(key, events);

    public Task<LinkedPairAnswer?> Learn(LinkedPair linked) => _places.LearnAsync(linked);

    public Task<TakeOverAnswer> TakeOver(byte[] parcel) => _places.TakeOverAsync(parcel);

    public Task TakeBack(byte[] parcel) => _places.TakeBackAsync(parcel);

    public Task Wake() => _delivery.WakeAsync();

    public Task Reconsider() => _state.ReconcileAsync(evenIfUnchanged: false);

    public Task Erase(ErasureOrder order) => AtPlaceAsync(
        async () =>
        {
            await _erasure.EraseAsync(order);
            _history.Forget();
            return true;
        },
        async leader =>
        {
            await Delivery(leader).Erase(order);
            return true;
        });

    public async Task EraseUnderKey(ErasureOrder order)
    {
        if (await _places.LeaderAsync() is not null) await _erasure.EraseJournalAsync();
        await Erase(order);
    }

    public Task<IReadOnlyList<DecisionView>> DecisionsFor(string department, Immutable<IReadOnlyList<JournaledDecision>> decisions) =>
        AtPlaceAsync(
            async () => FeedDecisions.Of(
                await _state.DurableAsync(), dependencies.ContextAt(dependencies.Clock.Now), new DepartmentCode(department),
                decisions.Value, fault => SiloLog.FeedWithoutContent(dependencies.Log, 1, fault)),
            leader => Delivery(leader).DecisionsFor(department, decisions));

    public Task<CitizenTransferResult> Transfer(CitizenTransfer transfer) =>
        AtPlaceAsync(() => TransferHereAsync(transfer), leader => Delivery(leader).Transfer(transfer));

    private async Task<CitizenTransferResult> TransferHereAsync(CitizenTransfer transfer)
    {
        if (_state.Citizen.LacksEntries)
            throw new InvalidOperationException("An entry of the citizen's journal cannot be read: who holds what is not known for sure.");
        var command = transfer.ToCommand();
        var answer = await _commands.ExecuteForAsync(command, transfer.By, transfer.Transfer, (citizen, _, now) =>
            CitizenTransferResult.Of(CaseloadTransfer.ReportOf(
                citizen, transfer.Transfer, command, new CaseworkerId(transfer.By), dependencies.ContextAt(now))));
        return answer.Value!;
    }

    public Task<Sight> CallerSight() => AtPlaceAsync(
        async () => await AccessAsync() switch
        {
            (var citizen, Seen seen) => seen.What.HidesSomeOf(citizen) ? Sight.Part : Sight.Whole,
            (_, NothingSeen { Reason: NotSeenReason.UnknownCitizen }) => Sight.UnknownCitizen,
            _ => Sight.Nothing,
        },
        leader => Grain(leader).CallerSight());

    public Task<string?> CallerGround() => AtPlaceAsync(
        async () => (await AccessAsync()).Access.Shown?.GroundsInWords(), leader => Grain(leader).CallerGround());

    public Task<bool> MayReadLooks() => AtPlaceAsync(
        MayReadLooksAsync, leader => Grain(leader).MayReadLooks());

    private async Task<bool> MayReadLooksAsync()
    {
        var viewer = CurrentCaller.Viewer();
        return CitizenAccess.MayReadLooks(await _state.DurableAsync(), viewer, dependencies.Organizations.Current);
    }

    public Task<IReadOnlyList<string>> Keys() => AtPlaceAsync(
        async () =>
        {
            var citizen = await MayReadLooksAsync() ? await _state.DurableAsync() : (await SeenAsync())?.Citizen;
            return citizen is null ? [Key] : (IReadOnlyList<string>)[.. citizen.Keys.Select(static key => key.Value)];
        },
        leader => Grain(leader).Keys());

    public Task<CitizenView?> Picture() => AtPlaceAsync(
        async () => await SeenAsync() is { } seen ? await PictureHereAsync(seen) : null,
        leader => Grain(leader).Picture());

    public Task<CitizenView?> PictureAsOf(DateTimeOffset instant) =>
        AtPlaceAsync(() => PictureHereAsync(instant), leader => Grain(leader).PictureAsOf(instant));

    private async Task<CitizenView?> PictureHereAsync(DateTimeOffset instant)
    {
        if (await SeenAsync() is not { } now) return null;
        var citizen = await JournalFold.ReadOnAsync(
            dependencies.Journal, Citizen.New(now.Citizen.Key), instant, CancellationToken.None);
        if (citizen.Version == 0) return null;
        citizen = citizen.WithSecretsOf(now.Citizen);
        var access = dependencies.PolicyAt(dependencies.Clock.Now).Access;
        var picture = new ViewerPicture(citizen, dependencies.ContextAt(instant), now.Shown.OfThePast(), access).Picture();
        return picture with { Version = await _history.VersionAsync(citizen, now.Shown) };
    }

    private async Task<CitizenView> PictureHereAsync(SeenCitizen seen)
    {
        var context = dependencies.ContextAt(dependencies.Clock.Now);
        var picture = CitizenPicture.Of(seen.Citizen, context, CurrentCaller.Viewer(), seen.Shown);
        return picture with { Version = await _history.VersionAsync(seen.Citizen, seen.Shown) };
    }

    public Task<IReadOnlyList<HistoryEntryView>> History(long after, int limit) =>
        AtPlaceAsync(() => HistoryHereAsync(after, limit), leader => Grain(leader).History(after, limit));

    private async Task<IReadOnlyList<HistoryEntryView>> HistoryHereAsync(long after, int limit)
    {
        if (await SeenAsync() is not { } seen) return [];
        var entries = await _history.ReadAsync(seen.Citizen, seen.Shown, after, Math.Clamp(limit, 1, HistoryEntriesMax));
        var names = SpelledPicture.SpellingOf(seen.Citizen, dependencies.Organizations.Current);
        return [.. entries.Select(entry => entry with { By = names.Person(entry.By) })];
    }

    public Task<IReadOnlyList<ReachView>?> Contacts(bool persons) => AtPlaceAsync(
        async () => await SeenAsync() is { } seen ? ReachOf(seen.Citizen, seen.Shown, persons) : null,
        leader => Grain(leader).Contacts(persons));

    public Task<IReadOnlyList<ReachView>?> AskContacts(string reason)
    {
        CurrentCaller.RequireReason(reason);
        return AtPlaceAsync(AskContactsHereAsync, leader => Grain(leader).AskContacts(reason));
    }

    private async Task<IReadOnlyList<ReachView>?> AskContactsHereAsync()
    {
        var (citizen, access) = await AccessAsync();
        return access switch
        {
            NothingSeen { Reason: NotSeenReason.UnknownCitizen } => null,
            NothingSeen { Reason: NotSeenReason.HasLeft } left => throw new UnauthorizedAccessException(left.Why),
            _ => ReachOf(citizen, access.Shown ?? NothingOf(CurrentCaller.Viewer()), persons: false),
        };
    }

    public Task<IReadOnlyList<ColleagueView>?> Colleagues() => AtPlaceAsync(
        ColleaguesHereAsync, leader => Grain(leader).Colleagues());

    private async Task<IReadOnlyList<ColleagueView>?> ColleaguesHereAsync() =>
        await SeenAsync() is { } seen ? ViewOf(seen.Citizen, seen.Shown).Colleagues() : null;

    public Task<FamilyView?> Family() => AtPlaceAsync(
        async () => await SeenAsync() is { } seen ? ViewOf(seen.Citizen, seen.Shown).Family() : null,
        leader => Grain(leader).Family());

    public Task<Answer<ConsultantView>> AssignConsultant(string? caseworker, string? reason, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new AssignConsultant(caseworker is null ? null : new CaseworkerId(caseworker), reason), idempotency,
            (citizen, _, _) => ViewOf(citizen).Consultant()),
        leader => Grain(leader).AssignConsultant(caseworker, reason, idempotency));

    public Task<Answer<GlassView>> BreakGlass(string? reason, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new BreakGlass(reason), idempotency, static (citizen, by, _) => new GlassView(citizen.Glass[new CaseworkerId(by!)].Until)),
        leader => Grain(leader).BreakGlass(reason, idempotency));

    public Task<Answer<CoordinatorView>> AppointCoordinator(string caseworker, string? reason, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new AppointAsCoordinator(new CaseworkerId(caseworker), reason), idempotency,
            (citizen, _, _) => ViewOf(citizen).Coordinator()),
        leader => Grain(leader).AppointCoordinator(caseworker, reason, idempotency));

    public Task<Answer<CoordinatorLaidDownView>> LayDownCoordination(string? reason, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new LayDownCoordination(reason), idempotency,
            static (_, coordinator, now) => new CoordinatorLaidDownView(coordinator!, now)),
        leader => Grain(leader).LayDownCoordination(reason, idempotency));

    public Task<Answer<HandoverView>> OfferHandover(HandoverOffer offer, Idempotency? idempotency) => AtPlaceAsync(
        async () => offer.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : await RefusedAsync<HandoverView>(new Invalid(faults)),
        leader => Grain(leader).OfferHandover(offer, idempotency));

    public Task<Answer<HandoverView>> RequestHandover(HandoverRequest request, Idempotency? idempotency) => AtPlaceAsync(
        async () => request.ToCommand(out var faults) is { } command
            ? await _commands.ExecuteAsync(command, idempotency, HandoverOf)
            : await RefusedAsync<HandoverView>(new Invalid(faults)),
        leader => Grain(leader).RequestHandover(request, idempotency));

    public Task<Answer<HandoverView>> AnswerHandover(string handover, HandoverReply reply, string? reason, Idempotency? idempotency) =>
        AtPlaceAsync(
            () => _commands.ExecuteAsync(reply.ToCommand(new HandoverId(handover), reason), idempotency, HandoverOf),
            leader => Grain(leader).AnswerHandover(handover, reply, reason, idempotency));

    public Task<Answer<ConflictView>> Settle(string conflict, string outcome, string? party, string? reason, Idempotency? idempotency) =>
        AtPlaceAsync(
            () => _commands.ExecuteAsync(
                new SettleConflict(new ConflictId(conflict), outcome, party is null ? null : new ItemId(party), reason), idempotency,
                (citizen, id, _) => ViewOf(citizen).Conflict(new ConflictId(id!))),
            leader => Grain(leader).Settle(
                PlaceContent.IdAt(_state.Citizen, new ConflictId(conflict), leader, dependencies.Ids).Value, outcome, party, reason,
                idempotency));

    public Task<Answer<ContactView>> AnswerContact(string contact, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new AnswerContact(new ItemId(contact)), idempotency, (citizen, id, _) => ViewOf(citizen).Contact(new ItemId(id!))),
        leader => Grain(leader).AnswerContact(contact, idempotency));

    public Task<Answer<AppointmentView>> TakeSlot(string appointment, DateTimeOffset startsAt, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new TakeSlot(new ItemId(appointment), startsAt), idempotency,
            (citizen, id, _) => ViewOf(citizen).Appointment(new ItemId(id!))!),
        leader => Grain(leader).TakeSlot(appointment, startsAt, idempotency));
    public Task<Answer<PlanContentView>> WritePlan(PlanText text, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(new WritePlan(text), idempotency, PlanOf),
        leader => Grain(leader).WritePlan(text, idempotency));

    public Task<Answer<PlanContentView>> AgreePlan(string? how, DateOnly? onDate, int? version, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(new AgreePlan(how, onDate, version), idempotency, PlanOf),
        leader => Grain(leader).AgreePlan(how, onDate, version, idempotency));

    public Task<Answer<MeasureView>> AskMeasure(MeasureRequest request, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(request.ToCommand(), idempotency, MeasureOf),
        leader => Grain(leader).AskMeasure(request, idempotency));

    public Task<Answer<MeasureView>> AnswerMeasure(string measure, MeasureReply reply, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(reply.ToCommand(new MeasureId(measure)), idempotency, MeasureOf),
        leader => Grain(leader).AnswerMeasure(measure, reply, idempotency));

    public Task<Answer<BarrierView>> LogBarrier(BarrierReport report, Idempotency? idempotency) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            report.ToCommand(), idempotency, (citizen, id, _) => ViewOf(citizen).Barrier(new BarrierId(id!))),
        leader => Grain(leader).LogBarrier(
            report.About is { Id: { } id } about
                ? report with
                {
                    About = about with { Id = PlaceContent.IdAt(_state.Citizen, new ConflictId(id), leader, dependencies.Ids).Value },
                }
                : report,
            idempotency));

    public Task<Answer<AcknowledgedView>> Acknowledge(string alert) => AtPlaceAsync(
        () => _commands.ExecuteAsync(
            new AcknowledgeAlert(new AlertId(alert)), null, static (_, id, now) => new AcknowledgedView(id!, now)),
        leader => Grain(leader).Acknowledge(PlaceContent.IdAt(_state.Citizen, new AlertId(alert), leader, dependencies.Ids).Value));

    private ICitizenGrain Grain(CitizenKey key) => GrainFactory.Reference<ICitizenGrain>(key.Value);

    private ICitizenDelivery Delivery(CitizenKey key) => GrainFactory.Reference<ICitizenDelivery>(key.Value);

    /// <summary>Runs a call where the citizen is decided about: here, or at the place that this one follows.</summary>
    private async Task<T> AtPlaceAsync<T>(Func<Task<T>> here, Func<CitizenKey, Task<T>> atLeader)
    {
        for (; ; )
        {
            if (await _places.LeaderAsync() is { } leader) return await atLeader(leader);
            try { return await here(); }
            catch (PlaceMovesException) { /* It has begun to move meanwhile: the call waits until that is over. */ }
        }
    }

    /// <summary>The durable state, and what the caller sees of it. Every read starts here. Commands ask the same rule.</summary>
    private async Task<(Citizen Citizen, AccessDecision Access)> AccessAsync()
    {
        var viewer = CurrentCaller.Viewer();
        var citizen = await _state.DurableAsync();
        return (citizen, CitizenAccess.Of(citizen, viewer, dependencies.Organizations.Current, dependencies.Clock.Now));
    }

    /// <summary>
    /// The durable state of a citizen the caller sees; null for a citizen without any reported event, if the caller sees every citizen.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The caller does not see the citizen.</exception>
    private async Task<SeenCitizen?> SeenAsync()
    {
        var (citizen, access) = await AccessAsync();
        return access switch
        {
            Seen seen => new SeenCitizen(citizen, seen.What),
            NothingSeen { Reason: NotSeenReason.UnknownCitizen } => null,
            NothingSeen nothing => throw new UnauthorizedAccessException(nothing.Why),
            _ => throw new InvalidOperationException($"Not known what {access.GetType().Name} lets see."),
        };
    }

    private IReadOnlyList<ReachView> ReachOf(Citizen citizen, Disclosure shown, bool persons) =>
        ViewOf(citizen, shown).Reach(CurrentCaller.Departments(dependencies.Organizations.Current), persons);

    /// <summary>
    /// What somebody is told who sees nothing of the citizen, and asks whom to call: their own department's people by id.
    /// </summary>
    private Disclosure NothingOf(Viewer viewer)
    {
        var organization = dependencies.Organizations.Current;
        var own = viewer.Kind == ViewerKind.Caseworker ? organization.DepartmentsOf(viewer.Id) : [];
        return Disclosure.Of(
            AccessGround.Told, viewer.Id, [.. own.Select(static one => new DepartmentAccess(one, AccessGround.Told, null))], organization);
    }

    private ViewerPicture ViewOf(Citizen citizen, Disclosure shown) =>
        new(citizen, dependencies.ContextAt(dependencies.Clock.Now), shown);

    /// <summary>The view of whoever gave a command, as far as they see the citizen after it.</summary>
    private ViewerPicture ViewOf(Citizen citizen)
    {
        var viewer = CurrentCaller.Viewer();
        var access = CitizenAccess.Of(citizen, viewer, dependencies.Organizations.Current, dependencies.Clock.Now);
        return ViewOf(citizen, access.Shown ?? NothingOf(viewer));
    }

    /// <summary>
    /// Refuses a request that cannot become a command in the same way as a command. A caller who is not involved is told only that.
    /// </summary>
    private async Task<Answer<T>> RefusedAsync<T>(Refusal refusal) where T : class =>
        CommandMapping.Refused<T>(CommandAccess.After((await AccessAsync()).Access, refusal).Refusal!);

    private HandoverView HandoverOf(Citizen citizen, string? id, DateTimeOffset now) =>
        ViewOf(citizen).Handover(new HandoverId(id!));

    private PlanContentView PlanOf(Citizen citizen, string? id, DateTimeOffset now) => ViewOf(citizen).WrittenPlan();

    private MeasureView MeasureOf(Citizen citizen, string? id, DateTimeOffset now) => ViewOf(citizen).Measure(new MeasureId(id!));

    /// <summary>A citizen and what the caller sees of it.</summary>
    private sealed record SeenCitizen(Citizen Citizen, Disclosure Shown);
}
