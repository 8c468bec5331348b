using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Places;

/// <summary>
/// Several places that join and part as their grains do it, one append at a time. After each append it is checked that nobody's
/// intervention is shown nowhere.
/// </summary>
internal sealed class PlaceWorld(string at, Organization organization)
{
    private readonly Dictionary<CitizenKey, Citizen> _places = [];
    private readonly Dictionary<CitizenKey, long> _ages = [];
    private readonly Dictionary<CitizenKey, List<Entry>> _journals = [];
    private readonly Dictionary<CitizenKey, HashSet<ItemId>> _shown = [];
    private readonly Dictionary<CitizenKey, Answer> _answers = []; // Of other ends, not heard yet.
    private long _appends;

    public DateTimeOffset Now { get; private set; } = CitizenScenario.Local(at);

    public Citizen this[string key] => Of(new CitizenKey(key));

    /// <summary>The place that a key leads to.</summary>
    public Citizen Root(string key)
    {
        var place = this[key];
        while (place.Place is { Status: PlaceStatus.Following, Leader: { } leader }) place = Of(leader);
        return place;
    }

    /// <summary>The kinds of everything that was journaled by a place.</summary>
    public IEnumerable<string> Journaled(string key) =>
        _journals.GetValueOrDefault(new CitizenKey(key), []).Select(static entry => FactJson.KindOf(entry.Fact));

    /// <summary>The kinds of everything that was journaled by any place.</summary>
    public IEnumerable<string> JournaledKinds => _journals.Values.SelectMany(static journal => journal)
        .Select(static entry => FactJson.KindOf(entry.Fact));

    /// <summary>An event under a key. What is under way at its place is finished first, as it is for every call.</summary>
    public void Hears(string key, DepartmentEvent reported)
    {
        if (Root(key).Place.IsMoving) Rest();
        var (root, under) = (Root(key), new CitizenKey(key));
        if (reported.Data is NumberEvent number) reported = reported with { Data = number with { Subject = key } };
        if (root.IsRecent(reported, under == root.Key ? null : under)) return;
        if (!root.Place.Joined.IsEmpty && root.Find(reported) is { } known)
        {
            if (!known.IsUnder(under, root.Key)) Take(root.Key, root.Repeat(known, under, Context));
            return;
        }

        Take(root.Key, root.Decide([reported], Context, [under]));
    }

    public string? Does(string key, string by, Command command)
    {
        if (Root(key).Place.IsMoving) Rest();
        var root = Root(key);
        var outcome = root.Decide(new IssuedCommand(command, new CaseworkerId(by), $"command-{_appends}"), Context);
        Assert.Null(outcome.Refusal);
        Take(root.Key, outcome.Decision!);
        return outcome.Changed;
    }

    /// <summary>Everything that is owed between places is done.</summary>
    public PlaceWorld Rest()
    {
        for (var steps = 0; Step(steps); steps++) Assert.True(steps < 10_000, "The places do not come to rest.");
        return this;
    }

    /// <summary>One append of what is owed between places.</summary>
    /// <param name="pick">Which place begins.</param>
    /// <returns>False if nothing is owed.</returns>
    public bool Step(int pick)
    {
        var keys = _places.Keys.Order().ToList();
        for (var i = 0; i < keys.Count; i++)
            if (Step(Of(keys[(i + pick) % keys.Count]))) return true;
        return false;
    }

    /// <summary>Time goes by, with everything that falls due.</summary>
    public void Advance(TimeSpan by)
    {
        Rest();
        Now += by;
        foreach (var citizen in _places.Values.ToList())
        {
            var wakeAt = citizen.Reconcile(Context with { Now = citizen.ChangedAt }, cause: null).WakeAt;
            Take(citizen.Key, citizen.CatchUp(wakeAt, Context));
        }
    }

    private DecisionContext Context => new(Now, PolicyBook.Delivered, organization);

    private bool Step(Citizen citizen)
    {
        if (citizen.Place.Status != PlaceStatus.Own) _answers.Remove(citizen.Key); // Who does not decide hears no answer.
        return citizen.Place.Status switch
        {
            PlaceStatus.Joining => Join(citizen),
            PlaceStatus.Parting => Part(citizen),
            PlaceStatus.Own => Tend(citizen),
            _ => false,
        };
    }

    private bool Join(Citizen citizen)
    {
        var leader = Root(citizen.Place.Leader!.Value.Value);
        if (leader.Place.IsMoving) return false;
        if (leader.Place.Knows(citizen.Key, citizen.Place.Stay)) Take(citizen.Key, citizen.Follow(leader.Key, Context));
        else Take(leader.Key, leader.TakeOver(Sent(PlaceParcel.ToLeader(citizen, leader.Key, Context.Ids)), Context));
        return true;
    }

    private bool Part(Citizen citizen)
    {
        foreach (var key in citizen.Place.Parting)
        {
            var place = Of(key);
            if (place.Place.Status is PlaceStatus.Own or PlaceStatus.Parting || place.Place.Stay != citizen.Place.Find(key)!.Stay) continue;
            Take(key, place.Return(Sent(PlaceParcel.ToKey(citizen, key, Context.Ids)), Context));
            return true;
        }

        Take(citizen.Key, citizen.Part(Context));
        return true;
    }

    private bool Tend(Citizen citizen)
    {
        if (_answers.Remove(citizen.Key, out var answer)) return Hear(citizen, answer);
        if (KeyPairs.Untold(citizen) is [var (pair, elsewhere), ..]) return Tell(citizen, pair, elsewhere);
        if (KeyPairs.Disconnected(citizen) is not { Count: > 0 } gone) return false;
        Take(citizen.Key, citizen.BeginParting(gone, Context));
        return true;
    }

    /// <summary>The other end learns and answers. What comes before the answer is heard comes in between.</summary>
    private bool Tell(Citizen citizen, KeyPair pair, CitizenKey elsewhere)
    {
        var other = Root(elsewhere.Value);
        if (other.Place.IsMoving) return false;
        var joins = false;
        if (other.Key != citizen.Key)
        {
            var learned = other.Learn(KeyPairs.EventsOf(citizen, pair.Id), told: null, Context);
            joins = Age(other) > Age(citizen) && IsLinked(learned.Citizen, pair.Id);
            if (joins) learned = Then(learned, learned.Citizen.BeginJoining(citizen.Key, Context));
            Take(other.Key, learned);
        }

        _answers.Add(citizen.Key, new Answer(pair, other.Key, joins, Age(Of(other.Key)), KeyPairs.EventsOf(Of(other.Key), pair.Id)));
        return true;
    }

    private bool Hear(Citizen citizen, Answer answer)
    {
        var told = citizen.Learn(answer.Events, new ToldPair(answer.Pair.Id, answer.Pair.Events), Context);
        if (!answer.Joins && answer.Root != citizen.Key && answer.Age < Age(citizen) && IsLinked(told.Citizen, answer.Pair.Id))
            told = Then(told, told.Citizen.BeginJoining(answer.Root, Context));
        Take(citizen.Key, told);
        return true;
    }

    private void Take(CitizenKey key, Decision decision)
    {
        if (decision.Entries.IsEmpty) return;
        _ages.TryAdd(key, ++_appends);
        _places[key] = decision.Citizen;
        if (!_journals.TryGetValue(key, out var journal)) _journals.Add(key, journal = []);
        journal.AddRange(decision.Entries);
        Somebody(decision.Entries, key);
        Shown();
    }

    /// <summary>After every single entry somebody is responsible for what is known.</summary>
    private void Somebody(IEnumerable<Entry> entries, CitizenKey key)
    {
        var citizen = Citizen.New(key);
        foreach (var entry in _journals[key]) citizen = citizen.Evolve(entry);
        Assert.Equal(Structure.Of(_places[key]), Structure.Of(citizen));
        Assert.Equal(Structure.Of(citizen), Structure.Of(CitizenJson.Read(CitizenJson.Write(citizen))));
        Assert.All(entries, entry => Assert.Equal(
            Structure.Of(entry.Fact), Structure.Of(FactJson.Read(FactJson.KindOf(entry.Fact), FactJson.Write(entry.Fact)))));
        foreach (var intervention in citizen.Interventions.Values)
            Assert.False(string.IsNullOrEmpty(citizen.Responsible(intervention).Value), $"Nobody is responsible for {intervention.Id}.");
    }

    /// <summary>
    /// What a key's place once showed is shown by it, or by a place its key leads to; and what is decided about is decided in one place.
    /// </summary>
    private void Shown()
    {
        foreach (var citizen in _places.Values)
        {
            if (!_shown.TryGetValue(citizen.Key, out var shown)) _shown.Add(citizen.Key, shown = []);
            if (citizen.Place.Decides && citizen.Place.Joined.IsEmpty) shown.UnionWith(citizen.Interventions.Keys);
            foreach (var id in shown)
                Assert.True(
                    Chain(citizen).Any(place => place.Shown().Interventions.ContainsKey(id) || IsWithdrawn(place, id)),
                    $"{id} is shown nowhere.");
            Assert.InRange(_places.Values.Count(place => place.Place.Decides && place.Keys.Contains(citizen.Key)), 0, 1);
        }
    }

    private static bool IsWithdrawn(Citizen place, ItemId intervention) => place.SetAside.Values.SelectMany(static aside => aside.Events)
        .Any(taken => taken.Event.Data is InterventionOpened && ReportedItem.Of(taken.Event).Id == intervention);

    private IEnumerable<Citizen> Chain(Citizen citizen)
    {
        yield return citizen;
        for (var place = citizen.Place; place is { Status: PlaceStatus.Following or PlaceStatus.Joining, Leader: { } leader };)
        {
            yield return Of(leader);
            place = Of(leader).Place;
        }
    }

    private long Age(Citizen citizen) => _ages.GetValueOrDefault(citizen.Key, long.MaxValue);

    private Citizen Of(CitizenKey key) => _places.GetValueOrDefault(key) ?? Citizen.New(key);

    private static PlaceParcel Sent(PlaceParcel parcel) => PlaceParcelJson.Read(PlaceParcelJson.Write(parcel));

    private static Decision Then(Decision first, Decision next) => next with { Entries = [.. first.Entries, .. next.Entries] };

    private static bool IsLinked(Citizen citizen, ItemId pair) =>
        KeyPairs.Of(citizen).Any(known => known.Id == pair && known.IsLinked);

    private sealed record Answer(KeyPair Pair, CitizenKey Root, bool Joins, long Age, IReadOnlyList<TakenEvent> Events);
}
