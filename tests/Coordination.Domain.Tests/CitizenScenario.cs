using System.Globalization;
using System.Xml;
using Coordination.Domain.Access;
using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Decisions;
using Coordination.Domain.Explanations;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Domain.Tests;

/// <summary>
/// One citizen's place with a clock of its own, driven as the grain drives it: before every event and every command it
/// catches up with what fell due. Local times are written <c>2026-03-02T09:00</c>. Begins on a Monday at nine, with no
/// public holiday for four weeks.
/// </summary>
internal sealed class CitizenScenario
{
    private long _commands;
    private long _events;

    public CitizenScenario(string at = "2026-03-02T09:00", Organization? organization = null)
    {
        Now = Local(at);
        Organization = organization ?? AcceptanceMunicipality.Organization;
    }

    public CitizenKey Key { get; init; } = new("c-1");

    public Citizen Citizen { get => field ??= Citizen.New(Key); private set; }

    public DateTimeOffset Now { get; private set; }

    public DateTimeOffset? WakeAt { get; private set; }

    public Organization Organization { get; private set; }

    public PolicyBook Policies { get; init; } = PolicyBook.Delivered;

    /// <summary>The whole journal.</summary>
    public List<Entry> Journal { get; } = [];

    /// <summary>What the last step journaled.</summary>
    public IReadOnlyList<Entry> Latest { get; private set; } = [];

    /// <summary>The slots proposed for a yielding appointment.</summary>
    public IReadOnlyList<ProposalView> Slots(string appointment) =>
        new Proposals(Citizen, DecisionContext.Policy, Now, Disclosure.Whole(AccessGround.Responsible))
            .For(Citizen.Appointments[new(appointment)]);

    public DecisionContext DecisionContext => new(Now, Policies, Organization);

    public static DateTimeOffset Local(string text) =>
        LocalTime.At(DateOnly.Parse(text[..10], CultureInfo.InvariantCulture), TimeOnly.Parse(text[11..], CultureInfo.InvariantCulture));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The local time so much later: <c>P3DT1H</c>.</summary>
    public DateTimeOffset In(string length) => Now + XmlConvert.ToTimeSpan(length);

    public DateOnly Today => LocalTime.DayOf(Now);

    public CitizenScenario At(string local) => At(Local(local));

    public CitizenScenario At(DateTimeOffset instant)
    {
        Assert.True(instant >= Now, $"The clock only moves forward, not from {Now:O} to {instant:O}.");
        Now = instant;
        Latest = [];
        CatchUp();
        return this;
    }

    public CitizenScenario Advance(string length) => At(In(length));

    /// <summary>A department's event; a repeat is passed over, as the grain does.</summary>
    public CitizenScenario Hears(DepartmentEvent reported)
    {
        Latest = [];
        CatchUp();
        if (!Citizen.IsRecent(reported)) Take(Citizen.Decide(reported, DecisionContext));
        return this;
    }

    /// <summary>Events that arrive together. None may be a repeat.</summary>
    public CitizenScenario Hears(IReadOnlyList<DepartmentEvent> reported)
    {
        Latest = [];
        CatchUp();
        Take(Citizen.Decide(reported, DecisionContext));
        return this;
    }

    /// <summary>An event of a department's system, that happened now unless said otherwise.</summary>
    public CitizenScenario Hears(
        string department, EventData data, DateTimeOffset? time = null, string? id = null, string? sequence = null) =>
        Hears(EventSamples.Of(department, data, time ?? Now, id ?? $"e-{++_events}", sequence));

    /// <summary>A command that is carried out.</summary>
    public string? Does(string by, Command command, string? id = null)
    {
        var outcome = Asks(by, command, id);
        Assert.Null(outcome.Refusal);
        return outcome.Changed;
    }

    /// <summary>A command that is refused in that way, and changes nothing.</summary>
    public TRefusal Refuses<TRefusal>(string by, Command command) where TRefusal : Refusal
    {
        CatchUp();
        var (before, entries) = (Citizen, Journal.Count);
        var outcome = Asks(by, command);
        Assert.Null(outcome.Decision);
        Assert.Same(before, Citizen);
        Assert.Equal(entries, Journal.Count);
        return Assert.IsType<TRefusal>(outcome.Refusal);
    }

    public CommandOutcome Asks(string by, Command command, string? id = null)
    {
        Latest = [];
        CatchUp();
        var outcome = Citizen.Decide(new IssuedCommand(command, new CaseworkerId(by), id ?? $"command-{++_commands}"), DecisionContext);
        if (outcome.Decision is { } decision) Take(decision);
        return outcome;
    }

    /// <summary>
    /// A new organization document takes effect: whoever is concerned is woken. For any other citizen it must change nothing, also later.
    /// </summary>
    /// <param name="change">The whole new document.</param>
    /// <param name="asleep">Whether the citizen is not in memory when it is, and is read from the journal to be woken.</param>
    public CitizenScenario Organized(Func<OrganizationDocument, OrganizationDocument> change, bool asleep = false)
    {
        CatchUp();
        var before = Organization;
        Organization = new Organization(
            before.Version + 1, change(before.Document), before.Document.Caseworkers.Concat(before.Earlier), Now);
        Latest = [];
        if (!IsReached(before)) StaysAsItIs();
        if (asleep) Killed();
        CatchUp();
        Take(Citizen.Reconcile(DecisionContext, cause: null));
        return this;
    }

    /// <summary>Whether the rollout of the organization reconciles the citizen.</summary>
    private bool IsReached(Organization before) => DepartmentAggregate.Has(Key)
        || Involvements.Of(Citizen).Select(static one => one.Party).ToHashSet()
            .Overlaps(OrganizationChange.Concerned(before, Organization));

    private void StaysAsItIs()
    {
        var next = Citizen.Reconcile(DecisionContext, cause: null);
        Assert.Empty(next.Entries);
        Assert.Equal(WakeAt, next.WakeAt);
    }

    /// <summary>The citizen goes through a snapshot, as when its grain is deactivated and activated again.</summary>
    public void Restore() => Citizen = CitizenJson.Read(CitizenJson.Write(Citizen));

    /// <summary>
    /// The silo dies: what was in memory is gone, the next reads the journal and works out anew when the citizen must be woken,
    /// as the grain does.
    /// </summary>
    public void Killed()
    {
        if (Journal.Count == 0) return;
        var read = Citizen.New(Key);
        foreach (var entry in Journal)
            read = read.Evolve(entry with { Fact = FactJson.Read(FactJson.KindOf(entry.Fact), FactJson.Write(entry.Fact)) });
        Assert.Equal(Structure.Of(Citizen), Structure.Of(read));
        (Citizen, WakeAt) = (read, read.Reconcile(DecisionContext with { Now = read.ChangedAt }, cause: null).WakeAt);
    }

    public Intervention Intervention(string id) => Citizen.Interventions[new ItemId(id)];

    public Appointment Appointment(string id) => Citizen.Appointments[new ItemId(id)];

    public string Responsible(string intervention) => Citizen.Responsible(Intervention(intervention)).Value;

    public Conflict Conflict(string kind) => Assert.Single(Citizen.Conflicts.Values, c => c.Kind == kind);

    public IReadOnlyList<Conflict> Conflicts(string kind) => [.. Citizen.Conflicts.Values.Where(c => c.Kind == kind)];

    /// <summary>What a conflict of a kind says, in Danish and English, with no place left unfilled.</summary>
    public (string Da, string En) Explained(string kind)
    {
        var (da, en) = new TextTable(DecisionContext.Policy).InWords(ConflictExplanation.Of(Citizen, Conflict(kind)));
        Assert.DoesNotContain('{', da);
        Assert.DoesNotContain('{', en);
        return (da, en);
    }

    /// <summary>What an alert says, in the policy in force.</summary>
    public (TextView Title, TextView Body) Said(Alert alert)
    {
        var (message, texts) = (AlertMessages.Of(Citizen, alert), new TextTable(DecisionContext.Policy));
        return (texts.InWords(message.Title), texts.InWords(message.Body));
    }

    public Deadline Deadline(string kind) => Assert.Single(Citizen.Deadlines.Values, d => d.Kind == kind);

    public Deadline DeadlineOf(string id) => Citizen.Deadlines[new DeadlineId(id)];

    public Handover Handover(string? id) => Citizen.Handovers[new HandoverId(id!)];

    public Handover OnlyHandover => Assert.Single(Citizen.Handovers.Values);

    public IReadOnlyList<Alert> AlertsTo(string receiver, string? kind = null) =>
        [.. Citizen.Alerts.Values.Where(a => a.Receiver.Value == receiver && (kind is null || a.Kind == kind))];

    public Alert AlertTo(string receiver, string? kind = null) => Assert.Single(AlertsTo(receiver, kind));

    /// <summary>Who has alerts of a kind, sorted.</summary>
    public IEnumerable<string> Alerted(string kind) =>
        Citizen.Alerts.Values.Where(a => a.Kind == kind).Select(a => a.Receiver.Value).Order(StringComparer.Ordinal);

    /// <summary>The kinds of what the last step journaled, in order.</summary>
    public IEnumerable<string> LatestKinds => Latest.Select(e => FactJson.KindOf(e.Fact));

    private void CatchUp()
    {
        if (WakeAt is { } due && due <= Now) Take(Citizen.CatchUp(WakeAt, DecisionContext));
    }

    private void Take(Decision decision)
    {
        Assert.True(decision.WakeAt is null || decision.WakeAt > Now, $"Woken at {decision.WakeAt:O}, which is not after {Now:O}.");
        (Citizen, WakeAt) = (decision.Citizen, decision.WakeAt);
        Journal.AddRange(decision.Entries);
        Latest = [.. Latest, .. decision.Entries];
        Assert.Equal(Journal.Count, Citizen.Version);
        var again = Citizen.Reconcile(DecisionContext, cause: null);
        Assert.True(again.Entries.IsEmpty, $"Reconciling again journals {string.Join(", ", again.Entries.Select(e => e.Fact))}.");
        Assert.Equal(again.WakeAt, WakeAt);
    }
}
