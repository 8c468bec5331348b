using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Security;
using Coordination.Silo.Policies;

namespace Coordination.Host.Pages.Policies;

/// <summary>GET and POST /policy: the policy editor. One form carries the document from step to step: check, preview, put.</summary>
internal static class PolicyEndpoints
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, PolicySource source, PolicyQuery query, string? from = null)
    {
        var basis = from is null ? source.Now : source.Current.Find(from) ?? source.Now;
        var draft = Draft(source, basis, pages.LocalizerOf(http).Today);
        return await pages.PageAsync<PolicyPage>(http, await query.ReadAsync(draft, http.RequestAborted));
    }

    internal static async Task<IResult> PostAsync(
        HttpContext http, PageFactory pages, PolicySource source, PolicyQuery query, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = form["document"].ToString();
        var model = await query.ReadAsync(text, http.RequestAborted);
        model = model with { Sample = form["sample"].ToString().Trim(), Basis = form["basis"].ToString() };
        var previews = grains.GetGrain<IPolicyPreviews>(0);
        if (Forms.Text(form, "preview") is { } known) model = model with { Preview = await previews.Find(known) };
        var act = form["act"].ToString();
        if (act == "cancel")
        {
            if (model.Preview is { } running) await previews.Cancel(running.Id);
            return await PageAsync(http, pages, model with { Preview = null });
        }

        var (document, faults) = Read(text, source);
        if (document is null || faults.Count > 0)
            return await PageAsync(http, pages, model with { CheckResult = new(true, "policy.faulty"), Faults = faults });
        return act switch
        {
            "preview" => await PageAsync(http, pages, await PreviewAsync(model, document, previews)),
            "put" => await PutAsync(http, pages, model, document, source),
            _ => await PageAsync(http, pages, model.Preview is null ? model with { CheckResult = new(false, "policy.sound") } : model),
        };
    }

    private static async Task<PolicyModel> PreviewAsync(PolicyModel model, byte[] document, IPolicyPreviews previews)
    {
        int? sample = null;
        if (model.Sample.Length > 0)
        {
            var isNumber = int.TryParse(model.Sample, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
            if (!isNumber || count is < 1 or > PolicyPreview.SampleMax)
                return model with { CheckResult = new(true, "policy.sample-faulty") };
            sample = count;
        }

        return await previews.Begin(document, sample) is { } begun
            ? model with { Preview = begun }
            : model with { CheckResult = new(true, "policy.preview-running"), Preview = await previews.Running() };
    }

    private static async Task<IResult> PutAsync(
        HttpContext http, PageFactory pages, PolicyModel model, byte[] document, PolicySource source)
    {
        var put = await source.PutAsync(document, model.Basis.Length == 0 ? null : model.Basis, http.Who(), http.RequestAborted);
        if (put.Version is not { Policy: var policy })
        {
            var result = new PolicyCheckResult(true, put.IsOutdated ? "policy.outdated" : "policy.faulty");
            return await PageAsync(http, pages, model with { CheckResult = result, Faults = put.Faults });
        }

        var localizer = pages.LocalizerOf(http);
        var done = new FlashMessage(IsRefusal: false, localizer["policy.put-done", policy.Version, localizer.Day(policy.ValidFrom)]);
        http.RequestServices.GetRequiredService<FlashMessageCookie>().Write(http, done);
        return TypedResults.LocalRedirect("/policy");
    }

    private static async Task<IResult> PageAsync(HttpContext http, PageFactory pages, PolicyModel model)
    {
        var status = model.CheckResult is { IsRefusal: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return await pages.PageAsync<PolicyPage>(http, model, status, "/policy");
    }

    /// <summary>The document as it is checked and put (UTF-8), null when it is not JSON; and every fault it has.</summary>
    private static (byte[]? Document, IReadOnlyList<Fault> Faults) Read(string text, PolicySource source)
    {
        if (text.Length > PolicySource.DocumentBytesMax)
            return (null, [new Fault("", $"longer than {PolicySource.DocumentBytesMax} characters")]);
        try
        {
            var document = Encoding.UTF8.GetBytes(text);
            using var parsed = JsonDocument.Parse(document);
            var unstorable = OutsideJson.FaultsIn(parsed.RootElement, textLengthMax: EventReading.TextLengthMax);
            return (document, unstorable.Count > 0 ? unstorable : source.Check(document).Faults);
        }
        catch (JsonException fault)
        {
            return (null, [new Fault("", $"not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}")]);
        }
    }

    /// <summary>A version's document as a draft: valid from tomorrow, under that day as its name, numbered if the name is taken.</summary>
    private static string Draft(PolicySource source, PolicyVersion basis, DateOnly today)
    {
        var document = JsonNode.Parse(source.DocumentOf(basis).Span)!;
        var day = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = day;
        for (var number = 2; source.Current.Find(name) is not null; number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{day}.{number}");
        (document["version"], document["validFrom"]) = (name, day);
        return document.ToJsonString(Readable);
    }
}
