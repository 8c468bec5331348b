using Coordination.Grains;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;
using Coordination.Host.Pages.History;
using Coordination.Ids;
using Coordination.Silo.Policies;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Builds a citizen's page from the picture, who to call, the journal and the reader's alerts.</summary>
internal sealed class CitizenModels(AlertFeeds feeds, PolicySource policies, IGrainFactory grains)
{
    private const int HistoryReadUsual = 120;
    private const int HistoryShownUsual = 25;
    private const int HistoryReadMax = 1_000;

    /// <summary>The page of a citizen whose picture the onlooker may see.</summary>
    internal async Task<CitizenModel> ReadAsync(CitizenView picture, Onlooker onlooker, Zoom zoom, bool wholeHistory, CancellationToken cancellation)
    {
        var citizen = grains.GetGrain<ICitizenGrain>(picture.Key);
        var words = new PictureWords(picture, onlooker);
        ConflictModel[] conflicts = [.. picture.Conflicts.Select(conflict => ConflictModels.Of(picture, conflict, words, onlooker))];
        var reach = await citizen.Contacts(persons: true);
        var depth = wholeHistory ? HistoryReadMax : HistoryReadUsual;
        var journal = await citizen.History(Math.Max(0, picture.Version - depth), depth);
        HistoryEntryView[] shown = [.. journal.Reverse().Where(entry => wholeHistory || HistoryWords.IsTelling(entry))];
        var history = new HistoryWords(words, onlooker, policies.Current);
        var candidates = picture.Coordinator is null ? Candidates(picture, onlooker) : [];
        return new CitizenModel(
            picture.Key, words.Citizen, picture.BirthDate, picture.AddressProtected, Coordinator(picture, onlooker), candidates.Length > 0, conflicts,
            [.. picture.Handovers.Where(static handover => handover.Status == "offered").Select(handover => HandoverModels.Of(picture, handover, words, onlooker))],
            Courses.Of(picture, conflicts, onlooker), zoom, ContactModels.Of(reach, words.Find, onlooker),
            [.. shown.Take(wholeHistory ? HistoryReadMax : HistoryShownUsual).Select(history.Of)],
            await feeds.ReadAsync(onlooker, picture.Key, cancellation))
        {
            Candidates = candidates,
            Received = ReceivedContact.Of(picture, onlooker),
            Colleagues = [.. (await citizen.Colleagues()).Select(one => ColleagueModel.Of(one, onlooker))],
            Offerable = HandoverModels.Offerable(picture, words, onlooker),
            Requestable = HandoverModels.Requestable(picture, words, onlooker),
            Units = [.. onlooker.Organization.Document.Units.Select(unit => new UnitChoice(unit.Id, unit.Name, onlooker.Names.Department(unit.Department)))
                .OrderBy(static unit => unit.Department, StringComparer.Ordinal).ThenBy(static unit => unit.Name, StringComparer.Ordinal)],
            HasMoreHistory = !wholeHistory && (picture.Version > HistoryReadUsual || shown.Length > HistoryShownUsual || shown.Length < journal.Count),
        };
    }

    private static Person? Coordinator(CitizenView picture, Onlooker onlooker)
    {
        if (picture.Coordinator is not { } role) return null;
        var known = onlooker.Organization.Find(new CaseworkerId(role.Responsible));
        var unit = known?.Unit ?? role.Unit;
        return new Person(onlooker.Names.Person(role.Responsible), role.Department, unit is null ? null : onlooker.Names.Unit(unit), known?.Phone);
    }

    // Whoever is responsible may take the vacant role; a unit leader of an involved department may give it to one of theirs.
    private static CoordinatorChoice[] Candidates(CitizenView picture, Onlooker onlooker)
    {
        if (onlooker.Caseworker is not { } me) return [];
        var active = picture.Interventions.Where(static i => i.Status == "active").ToList();
        var mine = active.Any(i => onlooker.Is(i.Responsible)) ? [me] : Array.Empty<string>();
        var led = onlooker.Organization.UnitsLedBy(new CaseworkerId(me))
            .Where(unit => onlooker.Organization.Find(new UnitId(unit)) is { } known && active.Exists(i => i.Department == known.Department))
            .SelectMany(unit => onlooker.Organization.MembersOf(new UnitId(unit)));
        return [.. mine.Concat(led).Distinct().Select(id => new CoordinatorChoice(id, onlooker.Names.Person(id)))];
    }
}
