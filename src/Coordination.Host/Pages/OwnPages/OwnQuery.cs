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
/// Reads a citizen's own page. The citizen's look is logged before it is answered, so that the next one tells what is new since. Looks
/// within a minute are logged once.
/// </summary>
internal sealed class OwnQuery(
    IGrainFactory grains, AccessLog log, LookLog looks, OrganizationSource organization, IOptions<CitizenSignInOptions> options)
{
    private const int LooksShownMax = 50;

    // A day has 25 hours at most, and who looked is read by the hour.
    private const int HoursReadMax = LooksShownMax * 25;
    private const string What = "own-page";
    private const string Who = "citizen";
    private const string Ground = "self";
    private const string OtherKind = "other";

    // Without an earlier look what was moved or cancelled lately counts as new.
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(14);

    private static readonly TimeSpan LoggedOnceIn = TimeSpan.FromMinutes(1);

    /// <summary>The page of the citizen of the request; null: there is none any more.</summary>
    internal async Task<OwnPageModel?> ReadAsync(HttpContext http, Localizer localizer)
    {
        var citizen = http.Caller();
        if (await grains.GetGrain<IOwnPage>(citizen.Id).OwnPage() is not { } page) return null;
        var (logged, before) = await LooksAtAsync(page.Keys, localizer.Now - options.Value.SessionLasts, http.RequestAborted);
        await LogAsync(citizen, localizer.Now, http.RequestAborted);
        var names = new OrganizationNames(organization.Current);
        return new OwnPageModel(
            page, [.. page.Appointments.Select(one => Of(one, before, names, localizer))],
            [.. page.Decisions.Select(one => OwnDecisions.Of(one, names, localizer))], Shown(logged, names, localizer),
            Guid.NewGuid().ToString("n"))
        {
            SessionLasts = options.Value.SessionLasts,
        };
    }

    /// <summary>Who looked at a citizen, and when the citizen was here last before this session.</summary>
    private async Task<(List<AccessEntry> Looks, DateTimeOffset? Before)> LooksAtAsync(
        IReadOnlyList<string> keys, DateTimeOffset session, CancellationToken cancellation)
    {
        List<AccessEntry> found = [];
        DateTimeOffset? last = null;
        foreach (var key in keys)
        {
            found.AddRange(await log.ReadWhoLookedAsync(key, What, HoursReadMax, cancellation));
            var before = await log.ReadLastLookAsync(key, What, session, cancellation);
            if (last is null || before > last) last = before;
        }

        return (found, last);
    }

    private async Task LogAsync(Caller citizen, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await log.ReadLastLookAsync(citizen.Id, What, now + LoggedOnceIn, cancellation);
        if (last > now - LoggedOnceIn) return;
        await looks.WriteAsync(citizen, Who, citizen.Id, What, Ground, cancellation);
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
        .. logged.OrderByDescending(static one => one.At)
            .Select(one => new OwnLookModel(
                Localizer.DayOf(one.At), NameOf(one.Who, names, localizer), DepartmentOf(one, names), OwnLooks.Why(one, localizer)))
            .Distinct().Take(LooksShownMax),
    ];

    /// <summary>The name of a person; of a role or a system what it is. No id is shown.</summary>
    private string NameOf(string who, OrganizationNames names, Localizer localizer) => who switch
    {
        ['/', ..] => localizer["own.look.system"],
        LookLog.StepLink => localizer["own.look.step-link"],
        _ when OwnLooks.RoleOf(who) is { } role => localizer[$"own.look.{OwnLooks.WordOf(role)}"],
        _ when IsKnown(who) => names.Person(who),
        _ => localizer["own.look.somebody"],
    };

    private static string? DepartmentOf(AccessEntry one, OrganizationNames names) =>
        one.Department is { } department ? names.Department(department) : null;
}
