using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Grains;
using Coordination.Ids;
using Orleans.Concurrency;

namespace Coordination.Silo.Citizens;

/// <summary>
/// Joins a citizen's place with others and parts it from them. The steps and their order are those of
/// docs/decisions/0022-several-numbers-one-place.md. What a step owes is in the journal, so whoever comes next continues it.
/// </summary>
/// <remarks>
/// Belongs to one grain. Places cannot wait for each other in a circle: taking back waits for no place, and taking over only for older
/// ones.
/// </remarks>
internal sealed class CitizenPlaces(
    CitizenKey key, CitizenStateInFlight state, CitizenStateDependencies dependencies, IOtherPlaces others)
{
    private Task? _moving;
    private Task? _tending;
    private long? _age;

    /// <summary>Finishes a join or parting that is under way.</summary>
    /// <returns>The key of the place that decides instead of this one; null: this one decides.</returns>
    public async ValueTask<CitizenKey?> LeaderAsync()
    {
        await state.ReadyAsync();
        while (state.Citizen.Place.IsMoving)
        {
            var moving = _moving ??= MoveAsync();
            try { await moving; }
            finally { if (_moving == moving) _moving = null; }
            await state.ReadyAsync();
        }

        return state.Citizen.Place is { Status: PlaceStatus.Following, Leader: { } leader } ? leader : null;
    }

    /// <summary>Does everything the place owes other places: finishes what is under way, tells of pairs, parts with keys.</summary>
    public async Task TendAsync()
    {
        var tending = _tending ??= TendUntilDoneAsync();
        try { await tending; }
        finally { if (_tending == tending) _tending = null; }
    }

    /// <summary>The same without waiting. What fails is done when the clock wakes the citizen, which is due until then.</summary>
    public void Tend()
    {
        if (KeyPairs.AreUnfinished(state.Citizen)) _ = TendAndReportAsync();
    }

    /// <summary>Learns of a pair of keys that are one person. If this place is the younger, it begins to join the other.</summary>
    /// <returns>Null: the key leads elsewhere now, and nothing was learned.</returns>
    public async Task<LinkedPairAnswer?> LearnAsync(LinkedPair linked)
    {
        for (var isReadAgain = false; ;)
        {
            if (await LeaderAsync() is { } leader)
            {
                if (await others.LearnAsync(leader, linked) is { } answered) return answered;
                // The leader has parted with this key: this place has taken back what is its own.
                if (isReadAgain) throw new InvalidOperationException("The place follows one that has parted with it.");
                state.Drop();
                isReadAgain = true;
                continue;
            }

            if (!KeyPairs.Leads(state.Citizen, new CitizenKey(linked.Key))) return null;
            if (linked.Root == key.Value) return new LinkedPairAnswer(key.Value, await AgeAsync(), Joins: false, EventsOf(linked.Pair));
            try
            {
                var answer = await state.RetryWhenStaleAsync(async () =>
                {
                    var age = state.Citizen.Version == 0 ? long.MaxValue : await AgeAsync();
                    var (learned, durable) = Learn(linked, age);
                    await durable;
                    return learned;
                });
                Tend();
                return answer;
            }
            catch (PlaceMovesException)
            {
                // It has begun to join or part meanwhile.
            }
        }
    }

    /// <summary>Takes over a place that joins this one.</summary>
    public async Task<TakeOverAnswer> TakeOverAsync(byte[] parcel)
    {
        var received = PlaceParcelJson.Read(parcel);
        for (; ; )
        {
            if (await LeaderAsync() is { } leader) return new TakeOverAnswer(IsTaken: false, leader.Value);
            var isTaken = await state.RetryWhenStaleAsync(async () =>
            {
                if (!state.Citizen.Place.Decides) return false; // It has begun to join or part meanwhile.
                if (!state.Citizen.Place.Knows(received.From, received.Stay))
                    await AppendAsync(context => state.Citizen.TakeOver(received, context), isReconciled: true);
                await state.Durable;
                return true;
            });
            if (!isTaken) continue;
            Tend();
            return new TakeOverAnswer(IsTaken: true, Leader: null);
        }
    }

    /// <summary>Takes back what came under this place's own key from the place it followed.</summary>
    public async Task TakeBackAsync(byte[] parcel)
    {
        var received = PlaceParcelJson.Read(parcel);
        // Another activation has journaled the stay since this one read: without it there would be nothing to take back.
        if (state.Citizen.Place.Stay < received.Stay) state.Drop();
        await state.RetryWhenStaleAsync(async () =>
        {
            var place = state.Citizen.Place;
            if (place.Status is PlaceStatus.Joining or PlaceStatus.Following && place.Stay == received.Stay)
                await AppendAsync(context => state.Citizen.Return(received, context), isReconciled: true);
            await state.Durable;
            return true;
        });
        Tend();
    }

    private (LinkedPairAnswer Answer, Task Durable) Learn(LinkedPair linked, long age)
    {
        if (!state.Citizen.Place.Decides || !KeyPairs.Leads(state.Citizen, new CitizenKey(linked.Key))) throw new PlaceMovesException();
        var context = Context();
        var decision = state.Citizen.Learn(TakenEventsJson.Read(linked.Events), told: null, context);
        var joins = age > linked.Age && IsLinked(decision.Citizen, linked.Pair);
        if (joins)
        {
            var joining = decision.Citizen.BeginJoining(new CitizenKey(linked.Root), context);
            decision = joining with { Entries = [.. decision.Entries, .. joining.Entries] };
        }

        var durable = state.Append(decision, context.Organization.Version, context.Version.Mark);
        return (new LinkedPairAnswer(key.Value, age, joins, EventsOf(linked.Pair)), durable);
    }

    private async Task TendAndReportAsync()
    {
        try
        {
            await TendAsync();
        }
        catch (Exception fault)
        {
            SiloLog.PlaceNotTended(dependencies.Log, fault);
        }
    }

    private async Task TendUntilDoneAsync()
    {
        Caller.System.SetCurrent();
        while (await LeaderAsync() is null && KeyPairs.AreUnfinished(state.Citizen))
        {
            if (KeyPairs.Untold(state.Citizen) is [var untold, ..]) await TellAsync(untold.Pair, untold.Elsewhere);
            else
                await DecideAsync((citizen, context) => KeyPairs.Disconnected(citizen) is { Count: > 0 } gone
                    ? citizen.BeginParting(gone, context)
                    : null);
        }
    }

    /// <summary>Tells the other end of a pair. Whichever place is the younger joins the other.</summary>
    private async Task TellAsync(KeyPair pair, CitizenKey elsewhere)
    {
        await state.Durable;
        var age = await AgeAsync();
        var answer = await others.LearnAsync(elsewhere, new LinkedPair(
            elsewhere.Value, pair.Id.Value, EventsOf(pair.Id.Value), key.Value, age))
            ?? throw new InvalidOperationException("A place does not know its own key.");
        var known = TakenEventsJson.Read(answer.Events);
        await DecideAsync((citizen, context) =>
        {
            if (!KeyPairs.Leads(citizen, pair.First) && !KeyPairs.Leads(citizen, pair.Second)) return null; // It has parted with them.
            var learned = citizen.Learn(known, new ToldPair(pair.Id, pair.Events), context);
            if (answer.Joins || answer.Root == key.Value || answer.Age > age || !IsLinked(learned.Citizen, pair.Id.Value)) return learned;
            var joining = learned.Citizen.BeginJoining(new CitizenKey(answer.Root), context);
            return joining with { Entries = [.. learned.Entries, .. joining.Entries] };
        });
    }

    private async Task MoveAsync()
    {
        Caller.System.SetCurrent();
        await state.Durable; // Nothing is decided after it: this is all there is to hand over.
        var citizen = state.Citizen;
        if (citizen.Place.Status == PlaceStatus.Parting) await PartAsync(citizen);
        else if (citizen.Place.Status == PlaceStatus.Joining) await JoinAsync(citizen);
    }

    private async Task JoinAsync(Citizen citizen)
    {
        var (leader, stay) = (citizen.Place.Leader!.Value, citizen.Place.Stay);
        for (; ; )
        {
            var answer = await others.TakeOverAsync(
                leader, PlaceParcelJson.Write(PlaceParcel.ToLeader(citizen, leader, dependencies.Ids)));
            if (answer.IsTaken) break;
            leader = new CitizenKey(answer.Leader!); // It has joined another meanwhile, which is older still.
        }

        await MovedAsync(PlaceStatus.Joining, stay, context => state.Citizen.Follow(leader, context));
    }

    private async Task PartAsync(Citizen citizen)
    {
        foreach (var gone in citizen.Place.Parting)
            await others.TakeBackAsync(gone, PlaceParcelJson.Write(PlaceParcel.ToKey(citizen, gone, dependencies.Ids)));
        await MovedAsync(PlaceStatus.Parting, citizen.Place.Stay, context => state.Citizen.Part(context));
    }

    /// <summary>Journals that a move is over, unless somebody else has.</summary>
    private Task MovedAsync(PlaceStatus status, long stay, Func<DecisionContext, Decision> decide) =>
        state.RetryWhenStaleAsync(async () =>
        {
            if (state.Citizen.Place.Status == status && state.Citizen.Place.Stay == stay)
                await AppendAsync(decide, isReconciled: status == PlaceStatus.Parting);
            await state.Durable;
            return true;
        });

    /// <summary>Journals a decision of this place, if it still decides.</summary>
    /// <param name="decide">Decides on the state in which everything due is done; null: there is nothing to decide.</param>
    private Task DecideAsync(Func<Citizen, DecisionContext, Decision?> decide) => state.RetryWhenStaleAsync(async () =>
    {
        if (state.Citizen.Place.Decides)
        {
            var context = Context();
            if (decide(state.Citizen, context) is { } decision)
                await state.Append(decision, context.Organization.Version, context.Version.Mark);
        }

        await state.Durable;
        return true;
    });

    private Task AppendAsync(Func<DecisionContext, Decision> decide, bool isReconciled)
    {
        var context = Context();
        return state.Append(decide(context), context.Organization.Version, isReconciled ? context.Version.Mark : null);
    }

    private DecisionContext Context() =>
        state.Citizen.Place.Decides ? state.CatchUp() : dependencies.ContextOfDecision(state.Citizen);

    /// <summary>The age of a place whose first entry is durable. It never changes, and no two places are of one age.</summary>
    private async Task<long> AgeAsync()
    {
        await state.Durable;
        return _age ??= await dependencies.Journal.ReadAsync(key.Value, after: 0, limit: 1) is [var first]
            ? first.Position
            : long.MaxValue;
    }

    private byte[] EventsOf(string pair) => TakenEventsJson.Write(KeyPairs.EventsOf(state.Citizen, new ItemId(pair)));

    private static bool IsLinked(Citizen citizen, string pair) =>
        KeyPairs.Of(citizen).Any(known => known.Id.Value == pair && known.IsLinked);
}

/// <summary>The place joins, parts or follows another: what was to be decided is decided again where it belongs.</summary>
internal sealed class PlaceMovesException() : Exception("The citizen's place joins or parts with another; nothing was decided.");
