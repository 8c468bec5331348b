using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Security;
using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>
/// What people do about a citizen by form: settle, offer, answer an offer, take the coordinator role. The domain decides;
/// its refusal is said on the page the form leads back to.
/// </summary>
internal static class CitizenForms
{
    internal static Task<IResult> SettleAsync(HttpContext http, string key, string conflict, CitizenSight sight, PageFrames frames) =>
        SendAsync(http, key, sight, frames, "settle", async (citizen, form) =>
        {
            // The outcome and, after a space, what gives way.
            var answer = (Forms.Text(form, "answer") ?? "").Split(' ', 2);
            return (await citizen.Settle(conflict, answer[0], answer.Length > 1 ? answer[1] : null, Forms.Text(form, "reason"), null)).Refusal;
        });

    internal static Task<IResult> AcceptAsync(HttpContext http, string key, string handover, CitizenSight sight, PageFrames frames) =>
        ReplyAsync(http, key, handover, HandoverReply.Accept, sight, frames);

    internal static Task<IResult> DeclineAsync(HttpContext http, string key, string handover, CitizenSight sight, PageFrames frames) =>
        ReplyAsync(http, key, handover, HandoverReply.Decline, sight, frames);

    internal static Task<IResult> WithdrawAsync(HttpContext http, string key, string handover, CitizenSight sight, PageFrames frames) =>
        ReplyAsync(http, key, handover, HandoverReply.Withdraw, sight, frames);

    internal static Task<IResult> OfferAsync(HttpContext http, string key, CitizenSight sight, PageFrames frames) =>
        SendAsync(http, key, sight, frames, "offer", async (citizen, form) =>
        {
            var what = (Forms.Text(form, "what") ?? "").Split(' ', 2);
            var offer = new HandoverOffer
            {
                What = new ResponsibilityView(what[0], what.Length > 1 ? what[1] : null),
                To = new ReceiverView(Forms.Text(form, "caseworker"), Forms.Text(form, "unit")),
                Reason = Forms.Text(form, "reason"),
                Note = Forms.Text(form, "note"),
            };
            return (await citizen.OfferHandover(offer, null)).Refusal;
        });

    internal static Task<IResult> RequestAsync(HttpContext http, string key, CitizenSight sight, PageFrames frames) =>
        SendAsync(http, key, sight, frames, "request", async (citizen, form) =>
        {
            var what = (Forms.Text(form, "what") ?? "").Split(' ', 2);
            if (!await citizen.IsInvolved(http.Caller().Id)) return new RefusalView("forbidden", "Only those who work with the citizen ask to be handed something.", []);
            var request = new HandoverRequest
            {
                What = new ResponsibilityView(what[0], what.Length > 1 ? what[1] : null),
                Reason = Forms.Text(form, "reason"),
            };
            return (await citizen.RequestHandover(request, null)).Refusal;
        });

    internal static Task<IResult> AppointAsync(HttpContext http, string key, CitizenSight sight, PageFrames frames) =>
        SendAsync(http, key, sight, frames, "coordinator", async (citizen, form) =>
            (await citizen.AppointCoordinator(Forms.Text(form, "caseworker") ?? frames.OnlookerOf(http).Caller.Id, Forms.Text(form, "reason"), null)).Refusal);

    private static Task<IResult> ReplyAsync(HttpContext http, string key, string handover, HandoverReply reply, CitizenSight sight, PageFrames frames) =>
        SendAsync(http, key, sight, frames, reply switch { HandoverReply.Accept => "accept", HandoverReply.Decline => "decline", _ => "withdraw" },
            async (citizen, form) => (await citizen.AnswerHandover(handover, reply, Forms.Text(form, "reason"), null)).Refusal,
            async (citizen, onlooker) => (await citizen.Picture())?.Handovers.FirstOrDefault(one => one.Id == handover)?.AcceptedBy is { } first
                ? onlooker.R["refused.taken", onlooker.Names.PersonWithDepartment(first)]
                : null);

    /// <summary>Does it, and says what became of it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="key">The citizen.</param>
    /// <param name="sight">Finds the citizen.</param>
    /// <param name="frames">What pages stand in.</param>
    /// <param name="act">What is tried, in the catalogue's word.</param>
    /// <param name="send">Does it.</param>
    /// <param name="told">What to add where another was first; null: nothing.</param>
    private static async Task<IResult> SendAsync(
        HttpContext http, string key, CitizenSight sight, PageFrames frames, string act,
        Func<ICitizenGrain, IFormCollection, Task<RefusalView?>> send, Func<ICitizenGrain, Onlooker, Task<string?>>? told = null)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await sight.FindAsync(key) is not { } citizen)
            return await frames.PageAsync<ClosedPage>(http, new ClosedModel("no-citizen", null), StatusCodes.Status404NotFound, "/");
        var refusal = await send(citizen, form);
        var onlooker = frames.OnlookerOf(http);
        var first = told is not null && refusal is { Kind: "conflict" } ? await told(citizen, onlooker) : null;
        return Forms.Answer(http, form, onlooker.R[$"done.{act}"], refusal, why => string.Join(' ', ((string?[])[Refusals.InWords(why, act, onlooker), first]).OfType<string>()));
    }
}
