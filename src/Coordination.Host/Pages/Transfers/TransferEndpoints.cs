using System.Globalization;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Pages.People;
using Coordination.Host.Pages.Returned;
using Coordination.Silo.Organizations;
using Coordination.Storage.Transfers;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>The pages of caseload transfers, their forms and their stream. The transfer's grain decides who may do what.</summary>
internal static class TransferEndpoints
{
    /// <summary>Citizens with unmoved items shown on the page. The API returns all of them.</summary>
    internal const int ReportMax = 200;

    private const int PageRows = 100;

    internal static async Task<IResult> ListAsync(
        HttpContext http, PageFactory pages, CaseloadTransferTable table, OrganizationSource organization, string? after = null,
        string? from = null)
    {
        if (!TransferCursor.TryRead(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var caller = TransferCaller.CallerOf(http);
        var (seen, next) = await TransferCaller.SeenByAsync(caller, table, organization, position, PageRows, http.RequestAborted);
        var model = TransferListModel.Of(seen, MayOrder(http), pages.UserOf(http), caller) with
        {
            From = from,
            Next = TransferCursor.Of(next) is { } word ? Paging.AddressOf(http.Request, nameof(after), word) : null,
        };
        return await pages.PageAsync<TransferListPage>(http, model);
    }

    internal static async Task<IResult> ReadAsync(
        HttpContext http, string transfer, PageFactory pages, IGrainFactory grains, SeenNames names, ListMasks masks)
    {
        var grain = TransferCaller.GrainOf(http, grains, transfer);
        var progress = await grain.Progress();
        if (progress.Value is not { } found) return StatusOf(progress.Refusal!);
        var report = await grain.Report(all: false, 0, ReportMax);
        var model = TransferModel.Of(found, pages.UserOf(http), MayOrder(http));
        IReadOnlyList<TransferredCitizenView> unmoved = report.Value?.Citizens ?? [];
        var known = await names.OfAsync(http, TransferCaller.CallerOf(http), [.. unmoved.Select(static one => one.Citizen)], []);
        var left = UnmovedItemModel.Of(unmoved, known, pages.LocalizerOf(http), masks.WithoutDepartments(TransferCaller.CallerOf(http)));
        var stream = found.State is TransferStates.Done or TransferStates.Cancelled ? null : $"/live/transfers/{found.Id}";
        return await pages.PageAsync<TransferPage>(http, new TransferPageModel(model, left, stream));
    }

    internal static async Task<IResult> StreamAsync(
        HttpContext http, string transfer, PageFactory pages, IGrainFactory grains, TransferPanelStream stream) =>
        (await TransferCaller.GrainOf(http, grains, transfer).Progress()).Refusal is { } refusal
            ? StatusOf(refusal)
            : stream.Of(http, transfer, TransferCaller.CallerOf(http), pages.UserOf(http), MayOrder(http));

    internal static async Task<IResult> OrderAsync(HttpContext http, PageFactory pages, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var user = pages.UserOf(http);
        var (giver, receivers) = (PersonPick.Read(form, "from", user), ReceiversIn(form, user));
        FieldFault[] faults = [.. receivers.Select(static one => one.Pick.Fault).Prepend(giver.Fault).OfType<FieldFault>()];
        if (faults.Length > 0)
            return Forms.Finish(
                http, form, null, new RefusalView(RefusalKinds.Invalid, faults[0].Text, []), static refusal => refusal.Why, faults: faults);
        var order = new CaseloadOrder(giver.Id, PartsOf(receivers, Forms.Text(form, "unit")), Forms.Text(form, "reason"));
        var answer = await TransferCaller.GrainOf(http, grains, TransferCaller.NewId(http, null)).Order(order, null);
        return answer.Value is { } begun
            ? TypedResults.LocalRedirect($"/transfers/{begun.Id}")
            : Refused(http, form, pages, answer.Refusal!);
    }

    internal static Task<IResult> PauseAsync(HttpContext http, string transfer, PageFactory pages, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Pause, pages, grains);

    internal static Task<IResult> ResumeAsync(HttpContext http, string transfer, PageFactory pages, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Resume, pages, grains);

    internal static Task<IResult> CancelAsync(HttpContext http, string transfer, PageFactory pages, IGrainFactory grains) =>
        SteerAsync(http, transfer, TransferSteering.Cancel, pages, grains);

    private static bool MayOrder(HttpContext http) =>
        TransferCaller.CallerOf(http).Kind is CallerKind.Caseworker or CallerKind.Operations;

    private static async Task<IResult> SteerAsync(
        HttpContext http, string transfer, TransferSteering steering, PageFactory pages, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var answer = await TransferCaller.GrainOf(http, grains, transfer).Steer(steering, null);
        return answer.Refusal is { } refusal
            ? Refused(http, form, pages, refusal)
            : Forms.Finish(http, form, pages.LocalizerOf(http)[$"done.transfer.{answer.Value!.State}"], null, _ => "");
    }

    private static IResult Refused(HttpContext http, IFormCollection form, PageFactory pages, RefusalView refusal)
    {
        var named = refusal with { Faults = [.. refusal.Faults.Select(fault => new Fault(WithoutIndexes(fault.Pointer), fault.Problem))] };
        var user = pages.UserOf(http);
        return Forms.Finish(
            http, form, null, named, why => RefusalText.Of(why, "transfer", user), faults: FieldsOf(refusal, named, form, user));
    }

    /// <summary>What is wrong with which fields. Receivers are counted without the rows that were left empty.</summary>
    private static FieldFault[] FieldsOf(RefusalView refusal, RefusalView named, IFormCollection form, PageUser user)
    {
        int[] rows = [.. ReceiversIn(form, user).Select(static one => one.Row)];
        return
        [
            .. refusal.Faults.Zip(named.Faults).Select(fault => new FieldFault(
                FieldOf(fault.First.Pointer.Split('/'), rows),
                user.Localizer.Find($"fault.{fault.Second.Pointer.Trim('/').Replace('/', '.')}")!))
                .Where(static one => one.Text is not null),
        ];
    }

    private static string FieldOf(string[] pointer, int[] rows) => pointer switch
    {
        [_, "to", var index, "share"] => $"share.{RowOf(index, rows)}",
        [_, "to", var index, ..] => $"to.{RowOf(index, rows)}",
        [_, "to"] => "to.0",
        [_, var field, ..] => field,
        _ => "",
    };

    private static int RowOf(string index, int[] rows) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < rows.Length ? rows[number] : 0;

    // One text serves a field of every receiver: /to/1/caseworker becomes /to/caseworker.
    private static string WithoutIndexes(string pointer) =>
        string.Join('/', pointer.Split('/').Where(part => !part.All(char.IsDigit) || part.Length == 0));

    // The status page is added to a status without a body.
    private static IResult StatusOf(RefusalView refusal) =>
        TypedResults.StatusCode(refusal.Kind == RefusalKinds.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);

    /// <summary>The rows of the form in which a receiver is named: fields <c>to.N</c> and <c>share.N</c>.</summary>
    private static List<(int Row, PersonPick Pick, string? Share)> ReceiversIn(IFormCollection form, PageUser user)
    {
        List<(int, PersonPick, string?)> receivers = [];
        for (var row = 0; row < TransferListModel.ReceiversMax; row++)
            if (PersonPick.Read(form, $"to.{row}", user) is { } pick && pick != default)
                receivers.Add((row, pick, Forms.Text(form, $"share.{row}")));
        return receivers;
    }

    /// <summary>The receivers, each with a share, and a unit. A share that is not a number is 0, which the grain refuses.</summary>
    private static List<CaseloadPart> PartsOf(List<(int Row, PersonPick Pick, string? Share)> receivers, string? unit)
    {
        var parts = receivers.Select(static receiver => new CaseloadPart(receiver.Pick.Id, null, ShareOf(receiver.Share), null)).ToList();
        if (unit is not null) parts.Add(new CaseloadPart(null, unit, 1, null));
        return parts;
    }

    private static int ShareOf(string? text) =>
        text is null ? 1 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
