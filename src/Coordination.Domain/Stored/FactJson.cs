using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;

namespace Coordination.Domain.Stored;

/// <summary>
/// The stored form of facts: a kind, and compact UTF-8 JSON. Reading a written fact gives an equal fact. A kind is never renamed or
/// reused.
/// </summary>
/// <remarks>Thread safe. An event that was applied is stored under its own full type.</remarks>
public static class FactJson
{
    private const int SizeUsual = 512;

    private static readonly (string Kind, InterventionStatus Status)[] Statuses =
    [
        ("intervention-planned", InterventionStatus.Planned),
        ("intervention-active", InterventionStatus.Active),
        ("intervention-paused", InterventionStatus.Paused),
        ("intervention-ended", InterventionStatus.Ended),
    ];

    private static readonly (string Kind, HandoverStep Step)[] HandoverSteps =
    [
        ("handover-offered", HandoverStep.Offered),
        ("handover-accepted", HandoverStep.Accepted),
        ("handover-declined", HandoverStep.Declined),
        ("handover-withdrawn", HandoverStep.Withdrawn),
        ("handover-expired", HandoverStep.Expired),
        ("handover-lapsed", HandoverStep.Lapsed),
        ("handover-voided", HandoverStep.Voided),
    ];

    private static readonly (string Kind, MeasureStep Step)[] MeasureSteps =
    [
        ("measure-asked", MeasureStep.Asked),
        ("measure-granted", MeasureStep.Granted),
        ("measure-refused", MeasureStep.Refused),
        ("measure-countered", MeasureStep.Countered),
    ];

    private static readonly (string Kind, ConflictStep Step)[] ConflictSteps =
    [
        ("conflict-detected", ConflictStep.Detected),
        ("conflict-revised", ConflictStep.Revised),
        ("conflict-settled", ConflictStep.Settled),
        ("conflict-advised", ConflictStep.Advised),
        ("conflict-passed-on", ConflictStep.PassedOn),
        ("conflict-dissolved", ConflictStep.Dissolved),
    ];

    private static readonly (string Kind, DeadlineStep Step)[] DeadlineSteps =
    [
        ("deadline-set", DeadlineStep.Set),
        ("deadline-moved", DeadlineStep.Moved),
        ("deadline-reassigned", DeadlineStep.Reassigned),
        ("deadline-warned", DeadlineStep.Warned),
        ("deadline-missed", DeadlineStep.Missed),
        ("deadline-escalated", DeadlineStep.Escalated),
        ("deadline-met", DeadlineStep.Met),
        ("deadline-suspended", DeadlineStep.Suspended),
        ("deadline-resumed", DeadlineStep.Resumed),
        ("deadline-cleared", DeadlineStep.Cleared),
    ];

    private static readonly (string Kind, AlertStep Step)[] AlertSteps =
    [
        ("alert-raised", AlertStep.Raised),
        ("alert-updated", AlertStep.Updated),
        ("alert-acknowledged", AlertStep.Acknowledged),
        ("alert-escalated", AlertStep.Escalated),
        ("alert-taken-back", AlertStep.TakenBack),
    ];

    private static readonly FrozenDictionary<string, Reader> Readers =
        AllReaders().ToFrozenDictionary(static reader => reader.Kind, StringComparer.Ordinal);

    // One buffer per thread, because a fact is written for every journal entry.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private delegate TFact Parse<out TFact>(ReadOnlySpan<byte> json) where TFact : Fact;

    /// <summary>All kinds of decisions, sorted. Department events have their types instead.</summary>
    public static IReadOnlyList<string> DecisionKinds { get; } = [.. Readers.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The type of the facts that are stored under a kind; null: no decision has this kind.</summary>
    public static Type? TypeOf(string kind) => Readers.GetValueOrDefault(kind)?.Fact;

    /// <summary>The stored kind of a fact.</summary>
    public static string KindOf(Fact fact) => fact switch
    {
        EventTaken taken => taken.Taken.Event.Type,
        EventParked => "event-parked",
        EventUnparked => "event-unparked",
        EventSetAside => "event-set-aside",
        EventRestored => "event-restored",
        InterventionStatusChanged changed => NameOf(Statuses, changed.Status),
        AppointmentYielded => "appointment-yielded",
        AppointmentFreed => "appointment-freed",
        ResponsibilityMoved => "responsibility-moved",
        CoordinatorAppointed => "coordinator-appointed",
        CoordinatorLaidDown => "coordinator-laid-down",
        AppointmentReleased => "appointment-released",
        AppointmentRetained => "appointment-retained",
        ConsultantAssigned => "consultant-assigned",
        ConsultantEnded => "consultant-ended",
        SecretMattersNoted => "secret-matters-noted",
        GlassBroken => "glass-broken",
        DepartmentOpened => "department-opened",
        DeathNoted => "citizen-died",
        DeathTakenBack => "citizen-death-taken-back",
        MoveNoted => "citizen-moved",
        MoveEnded => "citizen-move-ended",
        EntryErased => "entry-erased",
        CitizenErased => "citizen-erased",
        EventsErased => "events-erased",
        PlaceJoining => "place-joining",
        PlaceFollows => "place-follows",
        PlaceJoined => "place-joined",
        PlaceParting => "place-parting",
        PlaceReturned => "place-returned",
        PlaceParted => "place-parted",
        PlaceTold => "place-told",
        EventRepeated => "event-repeated",
        HandoverChanged changed => NameOf(HandoverSteps, changed.Step),
        PlanWritten => "plan-written",
        PlanAgreementNoted => "plan-agreed",
        StepLinkMade => "step-link-made",
        StepLinkWithdrawn => "step-link-withdrawn",
        MeasureChanged changed => NameOf(MeasureSteps, changed.Step),
        BarrierLogged => "barrier-logged",
        ConflictChanged changed => NameOf(ConflictSteps, changed.Step),
        DeadlineChanged changed => NameOf(DeadlineSteps, changed.Step),
        AlertChanged changed => NameOf(AlertSteps, changed.Step),
        _ => throw new InvalidOperationException($"No stored name for the fact {fact.GetType().Name}."),
    };

    /// <summary>Writes a fact without its kind.</summary>
    public static byte[] Write(Fact fact)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(SizeUsual);
        buffer.ResetWrittenCount();
        Write(buffer, fact);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a fact without its kind into a buffer.</summary>
    public static void Write(IBufferWriter<byte> buffer, Fact fact)
    {
        var writer = t_writer ??= new Utf8JsonWriter(buffer, StoredJson.Compact);
        writer.Reset(buffer);
        if (fact is EventTaken taken) TakenEventJson.Write(writer, taken);
        else Write(writer, fact);
        writer.Flush();
    }

    /// <summary>Reads a fact of a kind.</summary>
    /// <exception cref="InvalidOperationException">The kind is unknown: the program is older than the journal.</exception>
    /// <exception cref="JsonException">The JSON is not the stored form of the kind.</exception>
    public static Fact Read(string kind, ReadOnlySpan<byte> json)
    {
        if (Readers.TryGetValue(kind, out var reader)) return reader.Parse(json);
        if (EventTypes.Find(kind) is not null) return TakenEventJson.Read(json);
        throw new InvalidOperationException(
            $"The journal holds a fact of the kind {kind}, which is not known here: this program is older than the journal.");
    }

    private static void Write(Utf8JsonWriter writer, Fact fact)
    {
        var json = StoredJson.Default;
        switch (fact)
        {
            case EventParked parked: JsonSerializer.Serialize(writer, parked.Event, json.ParkedEvent); break;
            case EventUnparked unparked: JsonSerializer.Serialize(writer, unparked, json.EventUnparked); break;
            case EventSetAside aside: JsonSerializer.Serialize(writer, aside.Event, json.WithdrawnEvent); break;
            case EventRestored restored: JsonSerializer.Serialize(writer, restored, json.EventRestored); break;
            case InterventionStatusChanged changed:
                JsonSerializer.Serialize(writer, new StoredIntervention(changed.Id), json.StoredIntervention);
                break;
            case AppointmentYielded yielded: JsonSerializer.Serialize(writer, yielded, json.AppointmentYielded); break;
            case AppointmentFreed freed: JsonSerializer.Serialize(writer, freed, json.AppointmentFreed); break;
            case ResponsibilityMoved moved: JsonSerializer.Serialize(writer, moved.Answering, json.Answering); break;
            case CoordinatorAppointed appointed: JsonSerializer.Serialize(writer, appointed, json.CoordinatorAppointed); break;
            case CoordinatorLaidDown laid: JsonSerializer.Serialize(writer, laid, json.CoordinatorLaidDown); break;
            case AppointmentReleased released: JsonSerializer.Serialize(writer, released, json.AppointmentReleased); break;
            case AppointmentRetained retained: JsonSerializer.Serialize(writer, retained, json.AppointmentRetained); break;
            case ConsultantAssigned assigned: JsonSerializer.Serialize(writer, assigned, json.ConsultantAssigned); break;
            case ConsultantEnded ended: JsonSerializer.Serialize(writer, ended, json.ConsultantEnded); break;
            case SecretMattersNoted noted: JsonSerializer.Serialize(writer, noted, json.SecretMattersNoted); break;
            case GlassBroken broken: JsonSerializer.Serialize(writer, broken.Glass, json.BrokenGlass); break;
            case DepartmentOpened opened: JsonSerializer.Serialize(writer, opened, json.DepartmentOpened); break;
            case DeathNoted died: JsonSerializer.Serialize(writer, died, json.DeathNoted); break;
            case DeathTakenBack back: JsonSerializer.Serialize(writer, back, json.DeathTakenBack); break;
            case MoveNoted moved: JsonSerializer.Serialize(writer, moved, json.MoveNoted); break;
            case MoveEnded ended: JsonSerializer.Serialize(writer, ended, json.MoveEnded); break;
            case EntryErased erased: JsonSerializer.Serialize(writer, erased, json.EntryErased); break;
            case CitizenErased erased: JsonSerializer.Serialize(writer, erased, json.CitizenErased); break;
            case EventsErased erased: JsonSerializer.Serialize(writer, erased, json.EventsErased); break;
            case PlaceJoining joining: JsonSerializer.Serialize(writer, joining, json.PlaceJoining); break;
            case PlaceFollows follows: JsonSerializer.Serialize(writer, follows, json.PlaceFollows); break;
            case PlaceJoined joined: JsonSerializer.Serialize(writer, joined, json.PlaceJoined); break;
            case PlaceParting parting: JsonSerializer.Serialize(writer, parting, json.PlaceParting); break;
            case PlaceReturned returned: JsonSerializer.Serialize(writer, returned, json.PlaceReturned); break;
            case PlaceParted parted: JsonSerializer.Serialize(writer, parted, json.PlaceParted); break;
            case PlaceTold told: JsonSerializer.Serialize(writer, told.Told, json.ToldPair); break;
            case EventRepeated repeated: JsonSerializer.Serialize(writer, repeated, json.EventRepeated); break;
            case HandoverChanged changed: JsonSerializer.Serialize(writer, changed.Handover, json.Handover); break;
            case PlanWritten written: JsonSerializer.Serialize(writer, written.Plan, json.CoordinationPlan); break;
            case PlanAgreementNoted noted: JsonSerializer.Serialize(writer, noted.Agreement, json.PlanAgreement); break;
            case StepLinkMade made: JsonSerializer.Serialize(writer, made.Link, json.StepLink); break;
            case StepLinkWithdrawn withdrawn: JsonSerializer.Serialize(writer, withdrawn.Link, json.StepLink); break;
            case MeasureChanged changed: JsonSerializer.Serialize(writer, changed.Measure, json.Measure); break;
            case BarrierLogged logged: JsonSerializer.Serialize(writer, logged.Barrier, json.LoggedBarrier); break;
            case ConflictChanged changed: JsonSerializer.Serialize(writer, changed.Conflict, json.Conflict); break;
            case DeadlineChanged changed: JsonSerializer.Serialize(writer, changed.Deadline, json.Deadline); break;
            case AlertChanged changed: JsonSerializer.Serialize(writer, changed.Alert, json.Alert); break;
            default: throw new InvalidOperationException($"No stored form for the fact {fact.GetType().Name}.");
        }
    }

    private static IEnumerable<Reader> AllReaders()
    {
        var stored = StoredJson.Default;
        yield return Reader.Of("event-parked", json => new EventParked(Read(json, stored.ParkedEvent)));
        yield return Reader.Of("event-unparked", json => Read(json, stored.EventUnparked));
        yield return Reader.Of("event-set-aside", json => new EventSetAside(Read(json, stored.WithdrawnEvent)));
        yield return Reader.Of("event-restored", json => Read(json, stored.EventRestored));
        yield return Reader.Of("appointment-yielded", json => Read(json, stored.AppointmentYielded));
        yield return Reader.Of("appointment-freed", json => Read(json, stored.AppointmentFreed));
        yield return Reader.Of("responsibility-moved", json => new ResponsibilityMoved(Read(json, stored.Answering)));
        yield return Reader.Of("coordinator-appointed", json => Read(json, stored.CoordinatorAppointed));
        yield return Reader.Of("coordinator-laid-down", json => Read(json, stored.CoordinatorLaidDown));
        yield return Reader.Of("appointment-released", json => Read(json, stored.AppointmentReleased));
        yield return Reader.Of("appointment-retained", json => Read(json, stored.AppointmentRetained));
        yield return Reader.Of("consultant-assigned", json => Read(json, stored.ConsultantAssigned));
        yield return Reader.Of("consultant-ended", json => Read(json, stored.ConsultantEnded));
        yield return Reader.Of("secret-matters-noted", json => Read(json, stored.SecretMattersNoted));
        yield return Reader.Of("glass-broken", json => new GlassBroken(Read(json, stored.BrokenGlass)));
        yield return Reader.Of("department-opened", json => Read(json, stored.DepartmentOpened));
        yield return Reader.Of("citizen-died", json => Read(json, stored.DeathNoted));
        yield return Reader.Of("citizen-death-taken-back", json => Read(json, stored.DeathTakenBack));
        yield return Reader.Of("citizen-moved", json => Read(json, stored.MoveNoted));
        yield return Reader.Of("citizen-move-ended", json => Read(json, stored.MoveEnded));
        yield return Reader.Of("entry-erased", json => Read(json, stored.EntryErased));
        yield return Reader.Of("citizen-erased", json => Read(json, stored.CitizenErased));
        yield return Reader.Of("events-erased", json => Read(json, stored.EventsErased));
        yield return Reader.Of("place-joining", json => Read(json, stored.PlaceJoining));
        yield return Reader.Of("place-follows", json => Read(json, stored.PlaceFollows));
        yield return Reader.Of("place-joined", json => Read(json, stored.PlaceJoined));
        yield return Reader.Of("place-parting", json => Read(json, stored.PlaceParting));
        yield return Reader.Of("place-returned", json => Read(json, stored.PlaceReturned));
        yield return Reader.Of("place-parted", json => Read(json, stored.PlaceParted));
        yield return Reader.Of("place-told", json => new PlaceTold(Read(json, stored.ToldPair)));
        yield return Reader.Of("event-repeated", json => Read(json, stored.EventRepeated));
        foreach (var (kind, status) in Statuses)
            yield return Reader.Of(kind, json => new InterventionStatusChanged(Read(json, stored.StoredIntervention).Id, status));
        foreach (var (kind, step) in HandoverSteps)
            yield return Reader.Of(kind, json => new HandoverChanged(step, Read(json, stored.Handover)));
        yield return Reader.Of("plan-written", json => new PlanWritten(Read(json, stored.CoordinationPlan)));
        yield return Reader.Of("plan-agreed", json => new PlanAgreementNoted(Read(json, stored.PlanAgreement)));
        yield return Reader.Of("step-link-made", json => new StepLinkMade(Read(json, stored.StepLink)));
        yield return Reader.Of("step-link-withdrawn", json => new StepLinkWithdrawn(Read(json, stored.StepLink)));
        foreach (var (kind, step) in MeasureSteps)
            yield return Reader.Of(kind, json => new MeasureChanged(step, Read(json, stored.Measure)));
        yield return Reader.Of("barrier-logged", json => new BarrierLogged(Read(json, stored.LoggedBarrier)));
        foreach (var (kind, step) in ConflictSteps)
            yield return Reader.Of(kind, json => new ConflictChanged(step, Read(json, stored.Conflict)));
        foreach (var (kind, step) in DeadlineSteps)
            yield return Reader.Of(kind, json => new DeadlineChanged(step, Read(json, stored.Deadline)));
        foreach (var (kind, step) in AlertSteps)
            yield return Reader.Of(kind, json => new AlertChanged(step, Read(json, stored.Alert)));
    }

    private static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) where T : class =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException("A fact may not be null.");

    private static string NameOf<TStep>((string Kind, TStep Step)[] names, TStep step) where TStep : struct, Enum
    {
        foreach (var name in names)
            if (EqualityComparer<TStep>.Default.Equals(name.Step, step)) return name.Kind;
        throw new InvalidOperationException($"No stored name for the step {step}.");
    }

    /// <summary>Reads the facts of a kind.</summary>
    private sealed record Reader(string Kind, Type Fact, Parse<Fact> Parse)
    {
        public static Reader Of<TFact>(string kind, Parse<TFact> parse) where TFact : Fact => new(kind, typeof(TFact), parse);
    }
}
