using System.Text;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Ids;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Erasures;

/// <summary>
/// Which facts carry the content of erased events. A fact that names an item counts only if it names the whole id, and only if no event
/// that stays is about an item of that id.
/// </summary>
internal sealed class ErasedMentions
{
    private const string BarrierKind = "barrier-logged";

    private readonly HashSet<string> _events;
    private readonly HashSet<string> _causes;
    private readonly List<byte[][]> _gone = [];
    private readonly List<byte[][]> _touched = [];
    private readonly List<byte[][]> _matters = []; // Conflicts and handovers of what goes.

    /// <param name="citizen">The state with the events.</param>
    /// <param name="events">Source and id of each event, separated by a space.</param>
    public ErasedMentions(Citizen citizen, IReadOnlyList<string> events)
    {
        _events = events.ToHashSet(StringComparer.Ordinal);
        // A fact names its cause without the source. Where another source sent an event of the same id, the cause tells nothing.
        var others = citizen.Items.Values.SelectMany(static item => item.Events).Where(taken => !IsErased(taken))
            .Select(static taken => taken.Event.Id).ToHashSet(StringComparer.Ordinal);
        _causes = events.Select(static one => one[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Where(id => !others.Contains(id))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var items in citizen.Items.Values.GroupBy(static item => item.Id.Value))
        {
            // What is about the citizen as such names no item.
            if (ItemId.DepartmentIn(items.Key).IsEmpty || !items.Any(item => item.Events.Any(IsErased))) continue;
            var named = FormsOf(items.Key);
            _touched.Add(named);
            if (!items.All(item => item.Events.All(IsErased))) continue;
            _gone.Add(named);
            var ids = items.Select(static item => item.Id).ToHashSet();
            _matters.AddRange(citizen.Conflicts.Values.Where(one => one.Parties.Any(party => ids.Contains(party.Id)))
                .Select(static one => FormsOf(one.Id.Value)));
            _matters.AddRange(citizen.Handovers.Values.Where(one => one.What.Id is { } what && ids.Contains(what))
                .Select(static one => FormsOf(one.Id.Value)));
        }
    }

    /// <summary>
    /// Whether a fact is one of the events, waits as one, was decided from one, tells somebody of their items, is about an item of which
    /// nothing else was reported, or is a barrier that was met at such an item's conflict or handover. What places hand each other stays:
    /// it holds the content of other events too.
    /// </summary>
    public bool IsIn(FactRow fact)
    {
        if (fact.Source is { } source && _events.Contains($"{source} {fact.EventId}")) return true;
        if (fact.EventId is not null || fact.Kind.StartsWith("place-", StringComparison.Ordinal)) return false;
        return (fact.Cause is { } cause && _causes.Contains(cause))
            || _gone.Exists(named => Names(fact, named))
            || (fact.Kind == BarrierKind && _matters.Exists(named => Names(fact, named)))
            || (fact.Kind.StartsWith("alert-", StringComparison.Ordinal) && _touched.Exists(named => Names(fact, named)));
    }

    private bool IsErased(TakenEvent taken) => _events.Contains($"{taken.Event.Source} {taken.Event.Id}");

    // A fact names an item by its id, or by its kind and id: "BIF/1", "intervention BIF/1".
    private static byte[][] FormsOf(string item) => [Encoding.UTF8.GetBytes($"\"{item}\""), Encoding.UTF8.GetBytes($" {item}\"")];

    private static bool Names(FactRow fact, byte[][] forms) => Array.Exists(forms, form => fact.Data.Span.IndexOf(form) >= 0);
}
