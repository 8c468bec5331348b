using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Silo.Organizations;
using Coordination.Storage.ReadTables;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>The pages of caseload transfers, their forms and their stream. Who may is decided by the transfer itself.</summary>
internal static class TransferEndpoints
{
    /// <summary>Citizens of whom something stays behind, shown on the page; the API has them all.</summary>
    internal const int ReportMax = 200;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFrames frames, Storage.Transfers.CaseloadTransfers table, OrganizationSource organization)
    {
        var caller = TransferCaller.CallerOf(http);
        var seen = await TransferCaller.SeenByAsync(caller, table, organization, http.RequestAborted);
        return await frames.PageAsync<TransfersPage>(http, TransferModels.Of(seen, MayOrder(http), frames.OnlookerOf(http), caller));
    }

    internal static async Task<IResult> ReadAsync(HttpContext http, string transfer, PageFrames frames, IGrainFactory grains, DeskTables names)
    {
        var grain = TransferCaller.GrainOf(http, grains, transfer);
        var progress = await grain.Progress();
        if (progress.Value is not { } it) return Closed(progress.Refusal!);
        var report = await grain.Report(all: false, 0, ReportMax);
        var model = TransferModels.Of(it, frames.OnlookerOf(http), MayOrder(http));
        var left = await LeftAsync(report.Value?.Citizens ?? [], names, frames.ReaderOf(http), http.RequestAborted);
        return await frames.PageAsync<TransferPage>(http, new TransferPageModel(model, left, IsOver(it) ? null : $"/live/transfers/{it.Id}"));
    }

    internal static async Task<IResult> StreamAsync(HttpContext http, string transfer, PageFrames frames, IGrainFactory grains) =>
        (await TransferCaller.GrainOf(http, grains, transfer).Progress()).Refusal is { } refusal
            ? Closed(refusal)
            : new LiveTransfer(transfer, TransferCaller.CallerOf(http), frames.OnlookerOf(http), MayOrder(http));

    internal static async Task<IResult> OrderAsync(HttpContext http, PageFrames frames, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var order = new CaseloadOrder(Forms.Text(form, "from"), PartsOf(Forms.Text(form, "to"), Forms.Text(form, "unit")), Forms.Text(form, "reason"));
        var answer = await TransferCaller.GrainOf(http, grains, TransferCaller.NewId(http, null)).Order(order, null);
        if (answer.Value is { } begun) return TypedResults.LocalRedirect($"/transfers/{begun.Id}");
        return Refused(http, form, frames, answer.Refusal!);
    }

    internal static Task<IResult> PauseAsync(HttpContext http, string transfer, PageFrames frames, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Pause, frames, grains);

    internal static Task<IResult> ResumeAsync(HttpContext http, string transfer, PageFrames frames, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Resume, frames, grains);

    internal static Task<IResult> CancelAsync(HttpContext http, string transfer, PageFrames frames, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Cancel, frames, grains);

    /// <summary>What could not be moved, with the citizens' names.</summary>
    internal static async Task<IReadOnlyList<LeftModel>> LeftAsync(
        IReadOnlyList<TransferredCitizenView> left, DeskTables names, Words.Reader reader, CancellationToken cancellation) =>
        TransferModels.Of(left, left.Count == 0 ? [] : await names.ReadNamesAsync([.. left.Select(one => one.Citizen)], cancellation), reader);

    private static bool IsOver(CaseloadTransferView it) => it.State is "done" or "cancelled";

    private static bool MayOrder(HttpContext http) => TransferCaller.CallerOf(http).Kind is CallerKind.Caseworker or CallerKind.Operations;

    private static async Task<IResult> SteerAsync(HttpContext http, string transfer, TransferSteering steering, PageFrames frames, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var answer = await TransferCaller.GrainOf(http, grains, transfer).Steer(steering, null);
        return answer.Refusal is { } refusal
            ? Refused(http, form, frames, refusal)
            : Forms.Answer(http, form, frames.ReaderOf(http)[$"done.transfer.{answer.Value!.State}"], null, _ => "");
    }

    private static IResult Refused(HttpContext http, IFormCollection form, PageFrames frames, RefusalView refusal)
    {
        var named = refusal with { Faults = [.. refusal.Faults.Select(fault => new Fault(WithoutNumbers(fault.Pointer), fault.Problem))] };
        return Forms.Answer(http, form, null, named, why => Refusals.InWords(why, "transfer", frames.OnlookerOf(http)));
    }

    private static string WithoutNumbers(string pointer) => string.Join('/', pointer.Split('/').Where(part => !part.All(char.IsDigit) || part.Length == 0));

    // A status without a body becomes the page that says so.
    private static IResult Closed(RefusalView refusal) =>
        TypedResults.StatusCode(refusal.Kind == "not-found" ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);

    /// <summary>Ids separated by blanks or commas, each with its share after a colon if it has one; and a unit.</summary>
    private static List<CaseloadPart> PartsOf(string? to, string? unit)
    {
        var parts = (to ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(static one =>
        {
            var (id, share) = one.Split(':', 2) is [var named, var text] ? (named, text) : (one, "1");
            return new CaseloadPart(id, null, int.TryParse(share, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, null);
        }).ToList();
        if (unit is not null) parts.Add(new CaseloadPart(null, unit, 1, null));
        return parts;
    }
}
