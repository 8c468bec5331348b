using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Silo.Organizations;
using Coordination.Storage.Access;
using Coordination.Views;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Pages.OwnPages;

/// <summary>
/// Reads a citizen's own page. The citizen's look is logged before it is answered, so that the next one tells what is new since. The record
/// of looks is read in pages, and only as far as is shown.
/// </summary>
internal sealed class OwnQuery(
    IGrainFactory grains, AccessLog log, LookLog looks, OrganizationSource organization, IOptions<CitizenSignInOptions> options)
{
    private const int LooksShownMax = 50;
    private const int LooksAtOnce = 200;
    private const int PagesReadMax = 10;
    private const string What = "own-page";
    private const string Who = "citizen";
    private const string Ground = "self";
    private const string OtherKind = "other";

    // Without an earlier look what was moved or cancelled lately counts as new.
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(14);

    /// <summary>The page of the citizen of the request; null: there is none any more.</summary>
    internal async Task<OwnPageModel?> ReadAsync(HttpContext http, Localizer localizer)
    {
        var citizen = http.Caller();
        if (await grains.GetGrain<IOwnPage>(citizen.Id).OwnPage() is not { } page) return null;
        List<AccessEntry> logged = [];
        foreach (var key in page.Keys) logged.AddRange(await LooksAtAsync(key, http.RequestAborted));
        await looks.WriteAsync(citizen, Who, citizen.Id, What, Ground, http.RequestAborted);
        var session = localizer.Now - options.Value.SessionLasts;
        var before = logged.Where(one => one.What == What && one.At < session).Max(static one => (DateTimeOffset?)one.At);
        var names = new OrganizationNames(organization.Current);
        return new OwnPageModel(
            page, [.. page.Appointments.Select(one => Of(one, before, names, localizer))],
            [.. page.Decisions.Select(one => OwnDecisions.Of(one, names, localizer))], Shown(logged, names, localizer),
            Guid.NewGuid().ToString("n"))
        {
            SessionLasts = options.Value.SessionLasts,
        };
    }

    private async Task<IReadOnlyList<AccessEntry>> LooksAtAsync(string key, CancellationToken cancellation)
    {
        List<AccessEntry> found = [];
        var before = long.MaxValue;
        for (var page = 0; page < PagesReadMax; page++)
        {
            var some = await log.ReadBeforeAsync(key, before, LooksAtOnce, cancellation);
            found.AddRange(some);
            if (some.Count < LooksAtOnce || found.Count(static one => one.What != What) >= LooksShownMax) break;
            before = some[^1].Id;
        }

        return found;
    }

    private OwnAppointmentModel Of(OwnAppointmentView one, DateTimeOffset? before, OrganizationNames names, Localizer localizer) => new(
        one, KindOf(one, localizer), names.Department(one.Department), IsKnown(one.Caseworker) ? names.Person(one.Caseworker) : null,
        before is { } last ? one.ChangedAt > last
            : (one.Before is not null || one.Status == "cancelled") && one.ChangedAt > localizer.Now - NewFor,
        one.Status != "cancelled" && one.StartsAt > localizer.Now);

    private static string KindOf(OwnAppointmentView one, Localizer localizer) =>
        one.Kind == OtherKind ? localizer["own.times.kind"]
            : localizer.Find($"appointment.{one.Kind}") ?? localizer["own.times.kind"];

    private bool IsKnown(string caseworker) =>
        organization.Current.Find(new CaseworkerId(caseworker)) is not null || organization.Current.HasLeft(new CaseworkerId(caseworker));

    private IReadOnlyList<OwnLookModel> Shown(IEnumerable<AccessEntry> logged, OrganizationNames names, Localizer localizer) =>
    [
        .. logged.Where(static one => one.What != What).OrderByDescending(static one => one.At)
            .Select(one => new OwnLookModel(
                Localizer.DayOf(one.At), NameOf(one.Who, names, localizer), DepartmentOf(one, names), OwnLooks.Why(one, localizer)))
            .Distinct().Take(LooksShownMax),
    ];

    /// <summary>The name of a person; of a role or a system what it is. No id is shown.</summary>
    private string NameOf(string who, OrganizationNames names, Localizer localizer) => who switch
    {
        ['/', ..] => localizer["own.look.system"],
        _ when OwnLooks.IsRole(who) => localizer["own.look.role"],
        _ when IsKnown(who) => names.Person(who),
        _ => localizer["own.look.somebody"],
    };

    private static string? DepartmentOf(AccessEntry one, OrganizationNames names) =>
        one.Department is { } department ? names.Department(department) : null;
}
