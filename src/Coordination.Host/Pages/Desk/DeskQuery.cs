using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Clock;
using Coordination.Silo.Policies;
using Coordination.Storage.Access;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Desk;

/// <summary>Reads a caseworker's desk from the read tables, and from the pictures of the citizens an answer is owed for.</summary>
internal sealed class DeskQuery(
    DeskReader desk, DeskTables tables, AlertFeedReader feeds, AccessLog accessLog, LookLog looks, IGrainFactory grains,
    PolicySource policies, ListMasks masks, ServiceClock clock)
{
    private const int CitizensOfPage = 100;

    private const string ContactAnswer = "contact-answer";
    private const string Rebook = "rebook";
    private const string Consultant = "consultant";

    // As many as citizens: whoever owes many answers that are overdue must still see what is offered to them today.
    private const int OwedOfPage = 100;
    private const int PicturesAtOnce = 8; // Conflicts and handovers are shown from the pictures of their citizens.

    /// <summary>One page of a caseworker's desk. Every picture it shows something of is written to the access log.</summary>
    internal async Task<DeskModel> ReadAsync(
        PageUser user, DeskCursor after, AlertSelection selection, CancellationToken cancellation)
    {
        var me = new CaseworkerId(user.Caseworker!);
        var page = await desk.ReadAsync(me, user.Organization.UnitsOf(me), after, CitizensOfPage, OwedOfPage, cancellation);
        var rows = page.Citizens;
        var mask = await masks.ForAsync(user.Caller, rows.Select(static row => row.Citizen), cancellation);
        var outlooks = tables.ReadOutlooksAsync(
            [.. rows.Select(static row => row.Citizen).Distinct()], me.Value, mask.Own ?? [], cancellation);
        var wanted = page.Owed.Select(static row => row.Conflict?.Citizen ?? row.Handover?.Citizen ?? ActedOn(row.Deadline))
            .OfType<string>().Concat(page.FromMe.Select(static row => row.Citizen)).Distinct().ToList();
        var pictures = await PicturesAsync(wanted, user, cancellation);

        var nameOf = rows.GroupBy(static row => row.Citizen).ToDictionary(
            static one => one.Key, one => one.First().Name ?? user.Localizer["citizen.unnamed"], StringComparer.Ordinal);
        // Names of citizens on another page of the desk.
        string[] others =
            [.. page.Owed.Select(static row => row.Deadline?.Citizen).OfType<string>().Where(key => !nameOf.ContainsKey(key)).Distinct()];
        if (others.Length > 0)
            foreach (var known in await tables.ReadNamesAsync(others, cancellation)) nameOf[known.Citizen] = known.Name;
        OwedItem[] owed = [.. page.Owed.Select(row => Owed(row, pictures, nameOf, user)).OfType<OwedItem>()];
        HandoverModel[] given =
            [.. page.FromMe.Select(row => pictures.GetValueOrDefault(row.Citizen)?.Handover(row.Id)).OfType<HandoverModel>()];
        var alerts = await feeds.ReadAsync(user, selection, cancellation);
        return new DeskModel(owed, given, Citizens(rows, await outlooks, nameOf, user, mask), alerts)
        {
            Next = page.Next?.Word,
            Units = owed.Any(static one => one.Contact is not null) ? UnitChoice.All(user) : [],
        };
    }

    /// <summary>The citizen whose picture is needed to act on a deadline where it stands; null: it is met elsewhere.</summary>
    private static string? ActedOn(DeadlineRow? deadline) =>
        deadline is { Kind: ContactAnswer or Rebook, Citizen: var citizen } ? citizen : null;

    private OwedItem? Owed(
        OwedRow row, Dictionary<string, ReadPicture> pictures, Dictionary<string, string> nameOf, PageUser user) =>
        row switch
        {
            { Conflict: { } one } => pictures.GetValueOrDefault(one.Citizen)?.Conflict(one.Id) is { } conflict
                ? new OwedItem(one.AnswerBy, conflict, null, null)
                : null,
            { Handover: { } one } => pictures.GetValueOrDefault(one.Citizen)?.Handover(one.Id) is { } handover
                ? new OwedItem(one.AnswerBy, null, handover, null)
                : null,
            { Deadline: { Kind: ContactAnswer } one } =>
                pictures.GetValueOrDefault(one.Citizen)?.Contact(one.About) is { } contact
                    ? new OwedItem(one.DueAt, null, null, null, contact)
                    : Deadline(one, nameOf, user),
            { Deadline: { Kind: Rebook } one } =>
                pictures.GetValueOrDefault(one.Citizen)?.YieldedIn(one.About) is { } conflict
                    ? new OwedItem(one.DueAt, conflict, null, null)
                    : Deadline(one, nameOf, user),
            { Deadline: { } one } => Deadline(one, nameOf, user),
            _ => null,
        };

    /// <summary>
    /// Whether a deadline is left out: it is suspended, or for answering a conflict or handover, which is listed itself.
    /// </summary>
    internal static bool IsListedOtherwise(DeadlineRow row) =>
        row.Kind is "conflict-answer" or "handover-answer" or "appoint-coordinator" || row.Status == "suspended";

    private OwedItem? Deadline(DeadlineRow row, Dictionary<string, string> nameOf, PageUser user)
    {
        if (IsListedOtherwise(row)) return null;
        var policy = policies.Now.Policy;
        var basis = policy.BasisOf(row.Kind);
        var isBeforeStart = row.Status == "before-start";
        return new OwedItem(isBeforeStart ? null : row.DueAt, null, null, new OwedDeadline(
            row.Id, row.Citizen, nameOf.GetValueOrDefault(row.Citizen) ?? user.Localizer["citizen.unnamed"], row.Kind, row.Title,
            basis == policy.Version ? null : basis)
        {
            IsBeforeStart = isBeforeStart,
            Meets = user.Localizer.Find($"meets.{row.Kind}") ?? user.Localizer["meets.department"],
        });
    }

    private static DeskCitizenModel[] Citizens(
        IReadOnlyList<DeskCitizenRow> rows, IReadOnlyList<DeskOutlook> outlooks, Dictionary<string, string> nameOf, PageUser user,
        ListMask mask)
    {
        var outlookOf = outlooks.ToDictionary(static outlook => outlook.Citizen, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(static row => row.Citizen).Select(one =>
            {
                var row = one.First();
                var outlook = outlookOf.GetValueOrDefault(one.Key);
                return new DeskCitizenModel(
                    one.Key, nameOf[one.Key],
                    [.. mask.Departments(row.Citizen, ListMask.Work, row.Departments).Select(user.Masked.Code)],
                    CoordinatorOf(row, user, mask),
                    user.Is(row.Coordinator),
                    outlook?.OpenConflicts ?? 0, outlook?.NextDueAt)
                {
                    IsConsultant = one.Any(static row => row.Role == Consultant),
                };
            }),
        ];
    }

    private static string? CoordinatorOf(DeskCitizenRow row, PageUser user, ListMask mask) => row.Coordinator switch
    {
        null => null,
        var one when user.Is(one) || mask.Person(one) is not null => user.Names.Person(one),
        _ => user.Masked.Elsewhere(mask.Department(row.Citizen, ListMask.Coordinator, row.CoordinatorDepartment ?? "")),
    };

    private async Task<Dictionary<string, ReadPicture>> PicturesAsync(List<string> citizens, PageUser user, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, ReadPicture>(StringComparer.Ordinal);
        foreach (var some in citizens.Chunk(PicturesAtOnce))
            foreach (var picture in await Task.WhenAll(some.Select(PictureAsync)))
                if (picture is not null) pictures[picture.Key] = new ReadPicture(picture, user);
        var (now, department) = (clock.Now, looks.DepartmentOf(user.Caller));
        AccessEntry[] entries =
            [.. pictures.Keys.Select(key => new AccessEntry(now, user.Caller.Id, "desk", key, LookLog.Involved, department))];
        await accessLog.AppendAsync(entries, cancellation);
        return pictures;
    }

    /// <summary>The picture; null for a user who is no longer involved. The read table may still list the citizen for a moment.</summary>
    private async Task<CitizenView?> PictureAsync(string citizen)
    {
        try
        {
            return await grains.GetGrain<ICitizenGrain>(citizen).Picture();
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed class ReadPicture(CitizenView picture, PageUser user)
    {
        private readonly PictureLabels _labels = new(picture, user);

        internal ConflictModel? Conflict(string id) =>
            picture.Conflicts.FirstOrDefault(conflict => conflict.Id == id) is { } found
                ? ConflictModel.Of(picture, found, _labels, user)
                : null;

        /// <summary>The conflict in which an appointment yields and must be rebooked.</summary>
        internal ConflictModel? YieldedIn(string? appointment) =>
            picture.Conflicts.FirstOrDefault(
                conflict => conflict is { Status: "settled", Owes: not null } && conflict.Settlement?.Party?.Id == appointment) is { } found
                ? ConflictModel.Of(picture, found, _labels, user)
                : null;

        internal ReceivedContactModel? Contact(string? id) =>
            picture.Contacts.FirstOrDefault(contact => contact.Id == id) is { } found
                ? ReceivedContactModel.Of(picture, found, user)
                : null;

        internal HandoverModel? Handover(string id) =>
            picture.Handovers.FirstOrDefault(handover => handover.Id == id) is { } found
                ? HandoverModel.Of(picture, found, _labels, user)
                : null;
    }
}
