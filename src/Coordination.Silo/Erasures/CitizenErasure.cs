using System.Text;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Erasures;

/// <summary>
/// Erases at a citizen's place. Everything: a fact says so and begins the citizen anew, which removes the rows that follow from it;
/// then the
/// facts before it lose their content. Single events: the facts that carry them lose their content, and what follows is decided again
/// without them. Each step may be repeated; a step that another activation overtakes is done again.
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
    }

    /// <summary>Takes the content out of the journal of a place that follows another.</summary>
    public async Task EraseJournalAsync()
    {
        var version = (await state.DurableAsync()).Version;
        await dependencies.Erasure.EraseAsync(state.Citizen.Key.Value, version, static fact => TellsOfPlaces(fact) ? null : Erased(fact));
        state.Drop();
        await state.ForgetSnapshotAsync();
    }

    private async Task EraseAllAsync(ErasureOrder order)
    {
        var erasedAt = await FindAsync(order.Request) ?? await state.RetryWhenStaleAsync(async () =>
        {
            var context = state.CatchUp();
            var entry = new Entry(new CitizenErased(order.Request, state.Citizen.Place), context.Now, order.By, null, null);
            var erased = state.Citizen.Evolve(entry);
            await state.Append(new Decision(erased, [entry], WakeAt: null), context.Organization.Version, context.Version.Mark);
            return erased.Version;
        });
        await dependencies.Erasure.EraseAsync(state.Citizen.Key.Value, erasedAt - 1, Erased);
    }

    private Task EraseEventsAsync(ErasureOrder order) => state.RetryWhenStaleAsync(async () =>
    {
        if (await FindAsync(order.Request) is not null) return true;
        var before = await state.DurableAsync();
        var mentions = new ErasedMentions(before, order.Events);
        await dependencies.Erasure.EraseAsync(
            before.Key.Value, before.Version, fact => mentions.IsIn(fact) ? Erased(fact) : null);

        // The state is folded anew from what is left. Nobody can have journaled what was erased without a newer version.
        state.Drop();
        await state.ReadyAsync();
        if (state.Citizen.Version != before.Version) throw new StaleStateException();
        if (!state.Citizen.Place.Decides) throw new PlaceMovesException();
        var context = dependencies.ContextAt(dependencies.Clock.Now);
        var entry = new Entry(new EventsErased(order.Request, order.Events.Count), context.Now, order.By, null, null);
        var decision = state.Citizen.Evolve(entry).Reconcile(context, cause: null);
        decision = decision with { Entries = [entry, .. decision.Entries] };
        await state.Append(decision, context.Organization.Version, context.Version.Mark, shown: before);
        return true;
    });

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

/// <summary>Which facts carry the content of erased events.</summary>
internal sealed class ErasedMentions
{
    private readonly HashSet<string> _events;
    private readonly HashSet<string> _ids;
    private readonly List<byte[]> _gone = [];
    private readonly List<byte[]> _touched = [];

    /// <param name="events">Source and id of each event, separated by a space.</param>
    public ErasedMentions(Citizen citizen, IReadOnlyList<string> events)
    {
        _events = events.ToHashSet(StringComparer.Ordinal);
        _ids = events.Select(static one => one[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToHashSet(StringComparer.Ordinal);
        foreach (var item in citizen.Items.Values)
        {
            var erased = item.Events.Count(IsErased);
            if (erased == 0) continue;
            var named = Encoding.UTF8.GetBytes(item.Id.Value);
            _touched.Add(named);
            if (erased == item.Events.Length) _gone.Add(named);
        }
    }

    /// <summary>
    /// Whether a fact is one of the events, waits as one, was decided from one, tells somebody of their items, or is about an item of which
    /// nothing else was reported.
    /// </summary>
    public bool IsIn(FactRow fact)
    {
        if (fact.Source is { } source && _events.Contains($"{source} {fact.EventId}")) return true;
        if (fact.Cause is { } cause && _ids.Contains(cause) && fact.EventId is null) return true;
        return fact.EventId is null
            && (_gone.Exists(named => Names(fact, named))
                || (fact.Kind.StartsWith("alert-", StringComparison.Ordinal) && _touched.Exists(named => Names(fact, named))));
    }

    private bool IsErased(TakenEvent taken) => _events.Contains($"{taken.Event.Source} {taken.Event.Id}");

    private static bool Names(FactRow fact, byte[] item) => fact.Data.Span.IndexOf(item) >= 0;
}
