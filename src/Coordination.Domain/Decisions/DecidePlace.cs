using System.Collections.Immutable;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Decisions;

/// <summary>
/// Decides what places do that join and part. Each step is one decision of one place. The order of the steps, and that each may be
/// repeated, is that of docs/decisions/0022-several-numbers-one-place.md.
/// </summary>
public static class DecidePlace
{
    /// <summary>The place begins to join an older one, and decides nothing until that place has taken it over.</summary>
    public static Decision BeginJoining(this Citizen citizen, CitizenKey leader, DecisionContext context) =>
        Of(citizen, context, [new PlaceJoining(leader)]);

    /// <summary>The leader has taken the place over.</summary>
    public static Decision Follow(this Citizen citizen, CitizenKey leader, DecisionContext context) =>
        Of(citizen, context, [new PlaceFollows(leader)]);

    /// <summary>The leader takes a younger place over: what people decided there, then its events. Then it is reconciled.</summary>
    public static Decision TakeOver(this Citizen citizen, PlaceParcel parcel, DecisionContext context)
    {
        var brings = parcel.Content.BringsCoordinatorTo(citizen);
        ImmutableArray<JoinedKey> keys = [new JoinedKey(parcel.From, parcel.Stay, brings), .. parcel.Keys.Select(key => key with
        {
            BroughtCoordinator = key.BroughtCoordinator && brings, Via = key.Via ?? parcel.From,
        })];
        if (keys[1..].Any(static key => key.BroughtCoordinator)) keys = keys.SetItem(0, keys[0] with { BroughtCoordinator = false });
        return Received(citizen, new PlaceJoined(keys, parcel.Content), parcel.Events, context);
    }

    /// <summary>The place begins to part with keys, and decides nothing until their places have taken back what is theirs.</summary>
    public static Decision BeginParting(this Citizen citizen, IEnumerable<CitizenKey> keys, DecisionContext context) =>
        Of(citizen, context, [new PlaceParting([.. keys])]);

    /// <summary>A key's place takes back what is its own, and is reconciled.</summary>
    public static Decision Return(this Citizen citizen, PlaceParcel parcel, DecisionContext context) =>
        Received(citizen, new PlaceReturned(parcel.From, parcel.Content, parcel.IsErased), parcel.Events, context);

    /// <summary>The keys' places have taken back what is theirs. What is left is reconciled.</summary>
    public static Decision Part(this Citizen citizen, DecisionContext context) =>
        Reconciled(Of(citizen, context, [new PlaceParted(citizen.Place.Parting)]), context);

    /// <summary>Takes in events about a pair of keys.</summary>
    /// <param name="events">The events, with the keys they came under. Those that are known change nothing.</param>
    /// <param name="told">
    /// The pair whose other end has answered with them, and what it was told; null: they come from the other end. What was taken in while
    /// it answered, the other end does not know.
    /// </param>
    public static Decision Learn(this Citizen citizen, IReadOnlyList<TakenEvent> events, ToldPair? told, DecisionContext context)
    {
        var learned = Taken(new Decision(citizen, [], WakeAt: null), events, context);
        if (told is not null && KeyPairs.Of(learned.Citizen).FirstOrDefault(known => known.Id == told.Pair) is { } pair)
        {
            HashSet<EventKey> known = [.. told.Events, .. events.Select(static taken => EventKey.For(taken.Event))];
            var both = told with { Events = [.. pair.Events.Where(known.Contains)] };
            learned = With(learned, Of(learned.Citizen, context, [new PlaceTold(both)]));
        }

        return Reconciled(learned, context);
    }

    /// <summary>An event that is known was sent under another key too.</summary>
    public static Decision Repeat(this Citizen citizen, TakenEvent known, CitizenKey under, DecisionContext context) =>
        Of(citizen, context, [Repeated(known, under)]);

    private static EventRepeated Repeated(TakenEvent known, CitizenKey under) =>
        new(ReportedItem.Of(known.Event).Key, known.Event.Source, known.Event.Id, under);

    private static Decision Received(Citizen citizen, Fact first, IEnumerable<TakenEvent> events, DecisionContext context) =>
        Reconciled(Taken(Of(citizen, context, [first]), events, context), context);

    /// <summary>Takes events in that another place took in before. A known event only gets the keys it does not have.</summary>
    private static Decision Taken(Decision decision, IEnumerable<TakenEvent> events, DecisionContext context)
    {
        var (citizen, entries) = (decision.Citizen, decision.Entries.ToBuilder());
        foreach (var taken in events)
            foreach (var fact in FactsOf(citizen, taken))
            {
                var entry = new Entry(fact, context.Now, taken.Event.Source, taken.Event.Id, PolicyVersion: null);
                entries.Add(entry);
                citizen = citizen.Evolve(entry);
            }

        return decision with { Citizen = citizen, Entries = entries.ToImmutable() };
    }

    private static IReadOnlyList<Fact> FactsOf(Citizen citizen, TakenEvent taken)
    {
        if (citizen.Find(taken.Event) is not { } known) return [new EventTaken(taken.At(citizen.Key, taken.KeysAt(citizen.Key)))];
        return [.. taken.KeysAt(citizen.Key).Where(key => !known.IsUnder(key, citizen.Key)).Select(key => Repeated(known, key))];
    }

    private static Decision Reconciled(Decision decision, DecisionContext context) =>
        With(decision, decision.Citizen.ReconcileWithNews(context));

    private static Decision With(Decision first, Decision next) => next with { Entries = [.. first.Entries, .. next.Entries] };

    private static Decision Of(Citizen citizen, DecisionContext context, IEnumerable<Fact> facts)
    {
        ImmutableArray<Entry> entries =
            [.. facts.Select(fact => new Entry(fact, context.Now, Settlement.Policy, Cause: null, PolicyVersion: null))];
        return new Decision(entries.Aggregate(citizen, EvolveCitizen.Evolve), entries, WakeAt: null);
    }
}
