using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Stored;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Erasures;

/// <summary>
/// Erases at a citizen's place. Everything: a fact says so and begins the citizen anew, under another content key, which removes the rows
/// that follow from it; then the facts before it lose their content, and the key that encrypted them is destroyed. Single events: a fact
/// says so, and what follows is decided again without them; then the facts that carry them lose their content. Each step may be repeated;
/// a step that another activation overtakes is done again.
/// </summary>
internal sealed class CitizenErasure(CitizenStateInFlight state, CitizenStateDependencies dependencies)
{
    private const int EntriesAtOnce = 1_000;

    /// <summary>Carries out a request. Returns when it is durable.</summary>
    public async Task EraseAsync(ErasureOrder order)
    {
        if (order.Events.Count > 0) await EraseEventsAsync(order);
        else await EraseAllAsync(order);
        await state.ForgetSnapshotAsync();
        if (order.Events.Count == 0) await dependencies.Erasure.DestroyKeysAsync(state.Citizen.Key.Value);
    }

    /// <summary>Takes the content out of the journal of a place that follows another.</summary>
    public async Task EraseJournalAsync()
    {
        var version = await state.RetryWhenStaleAsync(async () =>
        {
            var citizen = state.Citizen;
            if (citizen.Version > 0)
                await state.Append(
                    new Decision(citizen, [], state.WakeAt), state.OrganizationVersion, policyMark: null, evenIfUnchanged: true,
                    renewsKey: true);
            return citizen.Version;
        });
        await dependencies.Erasure.EraseAsync(state.Citizen.Key.Value, version, static fact => TellsOfPlaces(fact) ? null : Erased(fact));
        state.Drop();
        await state.ForgetSnapshotAsync();
        await dependencies.Erasure.DestroyKeysAsync(state.Citizen.Key.Value);
    }

    private async Task EraseAllAsync(ErasureOrder order)
    {
        if (order.Keys.Count > 0 && !order.Keys.Contains(state.Citizen.Key.Value))
            throw new InvalidOperationException(
                "A key of the person to erase leads to somebody else by now. Separate the two; the erasure is tried again.");
        var erasedAt = await FindAsync(order.Request) ?? await state.RetryWhenStaleAsync(async () =>
        {
            var context = state.CatchUp();
            var entry = new Entry(new CitizenErased(order.Request, state.Citizen.Place), context.Now, order.By, null, null);
            var erased = state.Citizen.Evolve(entry);
            await state.Append(
                new Decision(erased, [entry], WakeAt: null), context.Organization.Version, context.Version.Mark, renewsKey: true);
            return erased.Version;
        });
        await dependencies.Erasure.EraseAsync(state.Citizen.Key.Value, erasedAt - 1, Erased);
    }

    private async Task EraseEventsAsync(ErasureOrder order)
    {
        var erasedAt = await FindAsync(order.Request) ?? await state.RetryWhenStaleAsync(async () =>
        {
            var context = state.CatchUp();
            var before = await state.DurableAsync();
            if (before.Place is not { Joined.IsEmpty: true }) throw new PlaceMovesException();
            var mentions = new ErasedMentions(before, order.Events);
            var left = await FoldAsync(before.Version, fact => mentions.IsIn(fact) ? Erased(fact) : null);
            if (state.Citizen.Version != before.Version) throw new StaleStateException();

            // The rows that follow from the events go with this append, before the events do, so that a break in between leaves none.
            var entry = new Entry(new EventsErased(order.Request, order.Events.Count), context.Now, order.By, null, null);
            var erased = left.Evolve(entry);
            var decision = erased.Reconcile(context, cause: null);
            decision = decision with { Entries = [entry, .. decision.Entries] };
            await state.Append(decision, context.Organization.Version, context.Version.Mark, shown: before);
            return erased.Version;
        });

        // The facts lose their content in one commit: what an event's item is can be told only while all of them stand.
        var stood = new ErasedMentions(await FoldAsync(erasedAt - 1, static _ => null), order.Events);
        await dependencies.Erasure.EraseAsync(state.Citizen.Key.Value, erasedAt - 1, fact => stood.IsIn(fact) ? Erased(fact) : null);
        state.Drop();
    }

    /// <summary>The state up to a version, with other facts in place of some.</summary>
    private async Task<Citizen> FoldAsync(long upTo, Func<FactRow, FactRow?> erased)
    {
        var citizen = Citizen.New(state.Citizen.Key);
        while (citizen.Version < upTo)
        {
            var entries = await dependencies.Journal.ReadAsync(citizen.Key.Value, citizen.Version, EntriesAtOnce);
            foreach (var entry in entries.Where(entry => entry.Version <= upTo))
                citizen = citizen.EvolveStored(JournalMapping.ToEntry(erased(entry.Fact) ?? entry.Fact), out _);
            if (entries.Count == 0) throw new StaleStateException();
        }

        return citizen;
    }

    /// <summary>The version with which a request was carried out; null: it was not.</summary>
    private async Task<long?> FindAsync(string request)
    {
        var key = state.Citizen.Key.Value;
        for (var after = 0L; ;)
        {
            var entries = await dependencies.Journal.ReadAsync(key, after, EntriesAtOnce);
            foreach (var entry in entries)
                if (RequestOf(entry.Fact) == request) return entry.Version;
            if (entries.Count < EntriesAtOnce) return null;
            after = entries[^1].Version;
        }
    }

    private static string? RequestOf(FactRow fact) => fact.Kind is not ("citizen-erased" or "events-erased")
        ? null
        : JournalMapping.ToEntry(fact).Fact switch
        {
            CitizenErased all => all.Request,
            EventsErased some => some.Request,
            _ => null,
        };

    private static FactRow? Erased(FactRow fact) => fact.Kind is "entry-erased" or "citizen-erased" or "events-erased"
        ? null
        : fact with { Kind = FactJson.KindOf(new EntryErased(fact.Kind)), Data = FactJson.Write(new EntryErased(fact.Kind)) };

    private static bool TellsOfPlaces(FactRow fact) => fact.Kind is "place-joining" or "place-follows" or "place-told";
}
