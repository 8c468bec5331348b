using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Host.Http;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Security;
using Coordination.Silo.Policies;

namespace Coordination.Host.Pages.Policies;

/// <summary>GET and POST /policy: the policy editor. One form carries the document from step to step: check, preview, put.</summary>
internal static class PolicyEndpoints
{
    internal static async Task<IResult> ReadAsync(
        HttpContext http, PageFactory pages, PolicySource source, PolicyQuery query, string? from = null, string? view = null)
    {
        var basis = from is null ? source.Now : source.Current.Find(from) ?? source.Now;
        var localizer = pages.LocalizerOf(http);
        var draft = Draft(source, basis, localizer.Today);
        var model = await query.ReadAsync(draft.ToJsonString(PolicyFields.Readable), http.RequestAborted);
        if (view != "json") model = model with { Fields = PolicyFields.Of(draft) };
        return await pages.PageAsync<PolicyPage>(http, Compared(model, source, localizer));
    }

    internal static async Task<IResult> PostAsync(
        HttpContext http, PageFactory pages, PolicySource source, PolicyQuery query, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var fields = form.ContainsKey("document") ? [] : PolicyFields.Read(form);
        var (composed, unreadable) = PolicyFields.Document(fields);
        var text = fields.Count > 0 ? composed.ToJsonString(PolicyFields.Readable) : form["document"].ToString();
        var model = await query.ReadAsync(text, http.RequestAborted);
        model = model with { Sample = form["sample"].ToString().Trim(), Basis = form["basis"].ToString(), Fields = fields };
        model = Compared(model, source, pages.LocalizerOf(http));
        var previews = grains.GetGrain<IPolicyPreviews>(0);
        if (Forms.Text(form, "preview") is { } known) model = model with { Preview = await previews.Find(known) };
        var act = form["act"].ToString();
        if (act == "cancel")
        {
            if (model.Preview is { } running) await previews.Cancel(running.Id);
            return await PageAsync(http, pages, model with { Preview = null });
        }

        if (act is "as-form" or "as-json" && unreadable.Count == 0 && Parsed(text) is { } document)
            return await PageAsync(http, pages, model with { Fields = act == "as-form" ? PolicyFields.Of(document) : [] });
        return await ActAsync(http, pages, source, previews, model, unreadable, act);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, PageFactory pages, PolicySource source, IPolicyPreviews previews, PolicyModel model,
        IReadOnlyList<Fault> unreadable, string act)
    {
        var (document, faults) = unreadable.Count > 0 ? (null, unreadable) : Read(model.Document, source);
        if (document is null || faults.Count > 0)
            return await PageAsync(http, pages, model with { CheckResult = new(true, "policy.faulty"), Faults = faults });
        return act switch
        {
            "preview" => await PageAsync(http, pages, await PreviewAsync(model, document, previews)),
            "put" => await PutAsync(http, pages, model, document, source),
            _ => await PageAsync(http, pages, model.Preview is null ? model with { CheckResult = new(false, "policy.sound") } : model),
        };
    }

    /// <summary>The editor with what its document changes, as far as it can be read.</summary>
    private static PolicyModel Compared(PolicyModel model, PolicySource source, Localizer localizer) =>
        Parsed(model.Document) is { } document
            ? model with
            {
                ComparedWith = source.Now.Policy.Version,
                Differences = PolicyDifference.Between(JsonNode.Parse(source.DocumentOf(source.Now).Span)!, document, localizer),
            }
            : model;

    private static JsonObject? Parsed(string text)
    {
        if (text.Length > PolicySource.DocumentBytesMax) return null;
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
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
    private static JsonNode Draft(PolicySource source, PolicyVersion basis, DateOnly today)
    {
        var document = JsonNode.Parse(source.DocumentOf(basis).Span)!;
        var day = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = day;
        for (var number = 2; source.Current.Find(name) is not null; number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{day}.{number}");
        (document["version"], document["validFrom"]) = (name, day);
        return document;
    }
}
