using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens.Feedback;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Handovers;
using Coordination.Host.Pages.History;
using Coordination.Host.Pages.Measures;
using Coordination.Host.Pages.Plans;
using Coordination.Ids;
using Coordination.Silo.Policies;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>Reads a citizen's page: picture, responsible persons, journal, and the user's alerts.</summary>
internal sealed class CitizenQuery(
    AlertFeedReader feeds, PictureTag tags, PolicySource policies, IGrainFactory grains, FamilyReader families)
{
    /// <summary>Journal entries, without the whole history.</summary>
    private const int EntriesReadUsual = 120;
    private const int EntriesShownUsual = 25;

    /// <summary>Journal entries, with the whole history.</summary>
    private const int EntriesMax = 1_000;

    /// <summary>The page of a citizen whose picture the user may see.</summary>
    internal async Task<CitizenModel> ReadAsync(
        HttpContext http, CitizenView picture, PageUser user, TimelineZoom zoom, bool wholeHistory)
    {
        var family = await families.OfSeenAsync(http, picture);
        var citizen = grains.GetGrain<ICitizenGrain>(picture.Key);
        var labels = new PictureLabels(picture, user);
        ConflictModel[] conflicts = [.. picture.Conflicts.Select(conflict => ConflictModel.Of(picture, conflict, labels, user))];
        var reach = await citizen.Contacts(persons: true) ?? [];
        var depth = wholeHistory ? EntriesMax : EntriesReadUsual;
        var journal = await citizen.History(Math.Max(0, picture.Version - depth), depth);
        HistoryEntryView[] shown = [.. journal.Reverse().Where(entry => wholeHistory || HistoryFormatter.IsShown(entry))];
        var history = new HistoryFormatter(labels, user, policies.Current);
        var alerts = await feeds.ReadAsync(user, picture.Key, http.RequestAborted);
        var isOver = picture.Died is not null;
        var candidates = isOver ? [] : CoordinatorChoice.For(picture, user);
        return new CitizenModel(
            picture.Key, labels.Citizen, picture.BirthDate, picture.AddressProtected, Coordinator(picture, user), candidates.Count > 0,
            conflicts,
            [
                .. picture.Handovers.Where(static handover => handover.Status == "offered")
                    .Select(handover => HandoverModel.Of(picture, handover, labels, user)),
            ],
            TimelineCourse.Of(picture, conflicts, user), zoom, ContactModel.Of(reach, labels.Find, user),
            [.. shown.Take(wholeHistory ? EntriesMax : EntriesShownUsual).Select(history.Format)],
            alerts with { Stream = $"{alerts.Stream}&seen={tags.Of(picture, family)}" })
        {
            Family = FamilyModel.Of(family, picture, user),
            ShownUntil = family.Members.Select(static member => member.Citizen).Append(picture).OfType<CitizenView>()
                .SelectMany(static one => one.Access).Min(static one => one.Until),
            Candidates = candidates,
            MaskedCoordinator = picture.Coordinator is { Masked: true } masked ? user.Masked.Coordinator(masked) : null,
            Consultant = picture.Consultant?.Caseworker is { } consultant ? user.Names.PersonWithDepartment(consultant) : null,
            CanAssignConsultant = !isOver && LeadsAtWork(picture, user),
            Plan = PlanModel.Agreed(picture, labels, user),
            PlanDraft = PlanModel.Draft(picture, labels, user),
            Costs = PlanCostModel.Of(picture, labels, user),
            Measures = MeasureModel.Of(picture, user),
            Askable = DepartmentChoice.For(picture, user),
            Feedback = FeedbackCurveModel.Of(picture, user),
            CanAskFeedback = !isOver && user.Caseworker is not null,
            Access = AccessModel.Of(picture, user),
            Received = ReceivedContactModel.Of(picture, user),
            Colleagues = [.. (await citizen.Colleagues() ?? []).Select(colleague => ColleagueModel.Of(colleague, user))],
            Offerable = isOver ? [] : HandoverOption.OfferableBy(picture, labels, user),
            Requestable = isOver ? [] : HandoverOption.RequestableBy(picture, labels, user),
            CanLayDown = picture is { Coordinator: { Masked: false } role, SharedBy.Count: < 2 }
                && (user.IsOrLeads(role.Caseworker, role.Department) || user.Is(role.Responsible)),
            DiedOn = picture.DiedOn,
            MovedTo = picture.MovedTo,
            Units = UnitChoice.All(user),
            HasMoreHistory = !wholeHistory
                && (picture.Version > EntriesReadUsual || shown.Length > EntriesShownUsual || shown.Length < journal.Count),
        };
    }

    /// <summary>Whether the user leads in a department that works with the citizen.</summary>
    private static bool LeadsAtWork(CitizenView picture, PageUser user)
    {
        if (user.Caseworker is not { } id) return false;
        var (organization, me) = (user.Organization, new CaseworkerId(id));
        var led = organization.UnitsLedBy(me).Select(unit => organization.Find(new UnitId(unit))!.Department)
            .Select(static code => new DepartmentCode(code)).ToHashSet();
        return picture.Interventions.Any(one => one is { Masked: false, Status: "active" }
            && new DepartmentCode(one.Department) is var department
            && (led.Contains(department) || organization.HeadOf(department) == me));
    }

    private static ReachablePerson? Coordinator(CitizenView picture, PageUser user)
    {
        if (picture.Coordinator is not { Masked: false } role) return null;
        var responsible = new CaseworkerId(role.Responsible);
        var known = user.Organization.Find(responsible);
        var unit = known is null ? role.Unit : user.Organization.UnitOf(responsible, new DepartmentCode(role.Department))?.Value;
        return new ReachablePerson(
            user.Names.Person(role.Responsible), role.Department, unit is null ? null : user.Names.Unit(unit), known?.Phone);
    }
}
