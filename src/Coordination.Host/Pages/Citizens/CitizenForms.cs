using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.People;
using Coordination.Host.Pages.Returned;
using Coordination.Host.Security;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>
/// The forms of a citizen's page: settle a conflict, take a slot, answer a contact, offer, request and answer a handover, appoint a
/// coordinator, lay the role down, assign a consultant. The domain decides. A refused form comes back on its page.
/// </summary>
internal static class CitizenForms
{
    internal static Task<IResult> SettleAsync(HttpContext http, string key, string conflict, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "settle", async (citizen, form) =>
        {
            var (outcome, party) = FormPair.Read(form, "answer");
            var reason = Forms.Text(form, "reason");
            return outcome == ConflictChoice.TakeRole
                ? (await citizen.AppointCoordinator(http.Caller().Id, reason, null)).Refusal
                : (await citizen.Settle(conflict, outcome, party, reason, null)).Refusal;
        });

    internal static Task<IResult> AnswerContactAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "answer-contact", async (citizen, form) =>
            (await citizen.AnswerContact(Forms.Text(form, "contact") ?? "", null)).Refusal);

    // The field holds the instant at which the slot begins, and the appointment.
    internal static Task<IResult> TakeSlotAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "slot", async (citizen, form) =>
        {
            var (slot, appointment) = FormPair.Read(form, "slot");
            return OutsideTime.TryInstant(slot, out var startsAt) && appointment is not null
                ? (await citizen.TakeSlot(appointment, startsAt, null)).Refusal
                : new RefusalView(RefusalKinds.Invalid, "No slot is named.", []);
        });

    internal static Task<IResult> AcceptAsync(HttpContext http, string key, string handover, CitizenSight sight, PageFactory pages) =>
        ReplyAsync(http, key, handover, HandoverReply.Accept, sight, pages);

    internal static Task<IResult> DeclineAsync(HttpContext http, string key, string handover, CitizenSight sight, PageFactory pages) =>
        ReplyAsync(http, key, handover, HandoverReply.Decline, sight, pages);

    internal static Task<IResult> WithdrawAsync(HttpContext http, string key, string handover, CitizenSight sight, PageFactory pages) =>
        ReplyAsync(http, key, handover, HandoverReply.Withdraw, sight, pages);

    internal static async Task<IResult> OfferAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages)
    {
        var receiver = PersonPick.Read(await http.Request.ReadFormAsync(http.RequestAborted), "caseworker", pages.UserOf(http));
        return await SendAsync(http, key, sight, pages, "offer", async (citizen, form) =>
        {
            var (type, id) = FormPair.Read(form, "what");
            var offer = new HandoverOffer
            {
                What = new ResponsibilityView(type, id),
                To = new ReceiverView(receiver.Id, Forms.Text(form, "unit")),
                Reason = Forms.Text(form, "reason"),
                Note = Forms.Text(form, "note"),
            };
            return (await citizen.OfferHandover(offer, null)).Refusal;
        }, fault: receiver.Fault);
    }

    internal static Task<IResult> RequestAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "request", async (citizen, form) =>
        {
            var (type, id) = FormPair.Read(form, "what");
            var request = new HandoverRequest { What = new ResponsibilityView(type, id), Reason = Forms.Text(form, "reason") };
            return (await citizen.RequestHandover(request, null)).Refusal;
        });

    internal static Task<IResult> AppointAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "coordinator", async (citizen, form) =>
        {
            var caseworker = Forms.Text(form, "caseworker") ?? http.Caller().Id;
            return (await citizen.AppointCoordinator(caseworker, Forms.Text(form, "reason"), null)).Refusal;
        });

    internal static async Task<IResult> AssignConsultantAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages)
    {
        var user = pages.UserOf(http);
        var picked = PersonPick.Read(await http.Request.ReadFormAsync(http.RequestAborted), "caseworker", user);
        var fault = picked is { Id: null, Fault: null } ? new FieldFault("caseworker", user.Localizer["consultant.nobody"]) : picked.Fault;
        return await SendAsync(http, key, sight, pages, "consultant", async (citizen, form) =>
            (await citizen.AssignConsultant(picked.Id, Forms.Text(form, "reason"), null)).Refusal, fault: fault);
    }

    internal static Task<IResult> EndConsultantAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "consultant-end", async (citizen, form) =>
            (await citizen.AssignConsultant(null, Forms.Text(form, "reason"), null)).Refusal);

    internal static Task<IResult> LayDownAsync(HttpContext http, string key, CitizenSight sight, PageFactory pages) =>
        SendAsync(http, key, sight, pages, "lay-down", async (citizen, form) =>
            (await citizen.LayDownCoordination(Forms.Text(form, "reason"), null)).Refusal);

    private static Task<IResult> ReplyAsync(
        HttpContext http, string key, string handover, HandoverReply reply, CitizenSight sight, PageFactory pages) =>
        SendAsync(
            http, key, sight, pages, reply switch { HandoverReply.Accept => "accept", HandoverReply.Decline => "decline", _ => "withdraw" },
            async (citizen, form) => (await citizen.AnswerHandover(handover, reply, Forms.Text(form, "reason"), null)).Refusal,
            static (refusal, user) => refusal.By is { } first
                ? user.Localizer["refused.taken", user.Names.PersonWithDepartment(first)]
                : null);

    /// <summary>Sends a command to the citizen's grain and redirects back with the result.</summary>
    /// <param name="key">The citizen's key.</param>
    /// <param name="sight">Finds the citizen.</param>
    /// <param name="pages">Creates the page shown for an unknown citizen.</param>
    /// <param name="act">The action as in the text keys.</param>
    /// <param name="send">Sends the command and returns the refusal, or null.</param>
    /// <param name="explain">Adds to the text of a refusal; null: adds nothing.</param>
    /// <param name="fault">What is wrong with a field before the command is sent; null: nothing. It is not sent then.</param>
    internal static async Task<IResult> SendAsync(
        HttpContext http, string key, CitizenSight sight, PageFactory pages, string act,
        Func<ICitizenGrain, IFormCollection, Task<RefusalView?>> send, Func<RefusalView, PageUser, string?>? explain = null,
        FieldFault? fault = null)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await sight.FindAsync(key) is not { } citizen)
            return await pages.PageAsync<StatusPage>(http, new StatusPageModel("no-citizen", null), StatusCodes.Status404NotFound, "/");
        var user = pages.UserOf(http);
        var refusal = fault is null ? await send(citizen, form) : new RefusalView(RefusalKinds.Invalid, fault.Text, []);
        IReadOnlyList<FieldFault> faults = fault is not null ? [fault] : refusal is not null ? RefusalText.Fields(refusal, user) : [];
        var explanation = refusal is not null ? explain?.Invoke(refusal, user) : null;
        return Forms.Finish(http, form, user.Localizer[$"done.{act}"], refusal, why =>
        {
            var text = RefusalText.Of(why, act, user);
            return explanation is null ? text : $"{text} {explanation}";
        }, faults: faults);
    }
}
