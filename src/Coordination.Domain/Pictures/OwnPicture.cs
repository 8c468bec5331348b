using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Deadlines;
using Coordination.Domain.Handovers;
using Coordination.Domain.Organizations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Pictures;

/// <summary>
/// What a citizen is shown on their own page: each thing that is named here and nothing else. What people wrote for colleagues is left
/// out (reasons, advice, notes, concerns and who reported them), and so is what others think of the plan, a child too.
/// </summary>
public static class OwnPicture
{
    /// <summary>The page; null: nothing was ever reported of the citizen, or they have died.</summary>
    public static OwnPageView? Of(Citizen citizen, DecisionContext context)
    {
        if (!IsOpen(citizen)) return null;
        var viewer = new ViewerPicture(citizen, context, Disclosure.Whole(AccessGround.System));
        var whole = viewer.Picture();
        Appointment[] ahead =
        [
            .. citizen.Appointments.Values.Where(one => one.EndsAt > context.Now && IsAhead(one))
                .OrderBy(static one => one.StartsAt).ThenBy(static one => one.Id),
        ];
        var names = SpelledPicture.SpellingOf(citizen, context.Organization);
        return new OwnPageView
        {
            Name = whole.Name,
            Keys = whole.Keys,
            Plan = PlanOf(whole.Plan),
            Appointments = [.. ahead.Take(OwnPageView.AppointmentsMax).Select(one => Of(citizen, one, names))],
            AppointmentsTotal = ahead.Length,
            Reach = viewer.Reach([], persons: false),
            Decisions =
            [
                .. SettledOf(whole).Concat(SanctionsOf(citizen, whole)).OrderByDescending(static one => one.At)
                    .Take(OwnPageView.DecisionsMax),
            ],
            Messages =
            [
                .. OwnMessages.Of(citizen).OrderByDescending(static one => one.ReceivedAt).Take(OwnPageView.MessagesMax)
                    .Select(one => new OwnMessageView(one.About ?? "", one.ReceivedAt, AnswerBy(citizen, one), one.AnsweredAt)),
            ],
            Network =
            [
                .. FamilyPicture.NetworkOf(citizen).Take(NetworkPerson.PeopleMax)
                    .Select(static one => new OwnNetworkView(one.Name, one.MayBeTold ?? (IReadOnlyList<string>)[])),
            ],
        };
    }

    /// <summary>Whether there is a page: something was reported of the citizen, and they live.</summary>
    public static bool IsOpen(Citizen citizen) => citizen.Version > 0 && citizen.Death is null && citizen.Person.DiedOn is null;

    private static bool IsAhead(Appointment one) => one.Outcome is AppointmentOutcome.Booked or AppointmentOutcome.Cancelled;

    private static OwnPlanView? PlanOf(PlanView? plan) => plan is null ? null : new OwnPlanView
    {
        AgreedOn = plan.AgreedOn,
        How = plan.Content?.Agreed?.How,
        Wishes = plan.Content?.Wishes,
        Goals = [.. (plan.Content?.Goals ?? []).Select(static goal => goal with { InterventionIds = null })],
        Steps = plan.Content?.Steps ?? [],
        Opinion = plan.Content?.Views.FirstOrDefault(static one => one.Of == "citizen"),
        Safety = plan.Content?.Safety,
        ReviewOn = plan.ReviewOn,
    };

    private static OwnAppointmentView Of(Citizen citizen, Appointment one, Spelling names)
    {
        var (changedAt, before) = ChangeOf(citizen.Item(ItemKinds.Appointment, one.Id)!);
        var with = citizen.CarrierOf(one)?.Holder.Caseworker ?? one.Caseworker;
        return new OwnAppointmentView(
            names.Item(one.Id.Value), names.Department(one.Department.Value), one.Kind, names.Person(with.Value), one.StartsAt, one.EndsAt,
            one.Place, one.Mandatory,
            one.Outcome == AppointmentOutcome.Cancelled ? "cancelled" : one.Yields is null ? "booked" : "yielding", changedAt, before)
        {
            CoordinatorReads = ContactOwner.CoordinatorFor(citizen, one.Id) is not null,
        };
    }

    /// <summary>When an appointment changed last, and when it was to begin before it was moved last.</summary>
    private static (DateTimeOffset At, DateTimeOffset? Before) ChangeOf(ReportedItem item)
    {
        DateTimeOffset? starts = null, before = null;
        var at = item.Events[0].Event.Time;
        foreach (var taken in item.Events)
        {
            var begins = taken.Event.Data switch
            {
                AppointmentBooked booked => booked.StartsAt,
                AppointmentMoved moved => moved.StartsAt,
                _ => starts,
            };
            if (begins != starts || taken.Event.Data is AppointmentCancelled) at = taken.Event.Time;
            if (starts is not null && begins != starts) before = starts;
            starts = begins;
        }

        return (at, before);
    }

    private static IEnumerable<OwnDecisionView> SettledOf(CitizenView whole)
    {
        foreach (var conflict in whole.Conflicts)
        {
            if (conflict is not { Status: "settled", Settlement: { } settled }) continue;
            var party = settled.Party?.Id;
            var decision = new OwnDecisionView(conflict.Kind, settled.Outcome, settled.At, settled.Party?.Department);
            if (conflict.Kind is AppointmentClash.Name or CitizenUnavailable.Name)
                yield return decision with
                {
                    GivesWayAt = BeginningOf(whole, party), StaysAt = BeginningOf(whole, OtherOf(conflict, party)),
                };
            else if (conflict.Kind == RepeatedDemand.Name && whole.Requirements.FirstOrDefault(one => one.Id == party) is { } demand)
                yield return decision with { Document = demand.Document };
        }
    }

    private static string? OtherOf(ConflictView conflict, string? party) =>
        conflict.Parties.FirstOrDefault(one => one.Id != party)?.Id;

    private static DateTimeOffset? BeginningOf(CitizenView whole, string? item) => item is null ? null
        : whole.Appointments.FirstOrDefault(one => one.Id == item)?.StartsAt
            ?? whole.Admissions.FirstOrDefault(one => one.Id == item)?.StartedAt;

    private static IEnumerable<OwnDecisionView> SanctionsOf(Citizen citizen, CitizenView whole) =>
        whole.Sanctions.Select(one => new OwnDecisionView("sanction", one.Status, DecidedAt(citizen, one), one.Department)
        {
            Reason = one.Reason, Amount = one.Amount, EffectiveOn = one.EffectiveOn,
        });

    private static DateTimeOffset DecidedAt(Citizen citizen, SanctionView shown)
    {
        var sanction = citizen.Sanctions.GetValueOrDefault(new ItemId(shown.Id));
        var hold = sanction is null ? null : SanctionAnswers.HoldOf(citizen, sanction);
        return shown.Status switch
        {
            "held" when hold is not null => hold.DetectedAt,
            "lifted" or "upheld" when sanction?.OutcomeAt is null && hold?.Settlement is { } settled => settled.At,
            _ => sanction?.OutcomeAt ?? shown.NotifiedAt,
        };
    }

    private static DateTimeOffset? AnswerBy(Citizen citizen, Contact said)
    {
        foreach (var deadline in citizen.Deadlines.Values)
            if (deadline is { Kind: ContactAnswer.Name, IsClosed: false } && deadline.About == said.Id.Value) return deadline.Due.At;
        return null;
    }
}
