using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Events;
using Coordination.Host.Api;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Silo.Policies;

namespace Coordination.Host.Pages.Policies;

/// <summary>The policy editor. One form carries the document from step to step: check, preview, put.</summary>
internal static class PolicyEndpoints
{
    private const int DocumentLengthMax = 1024 * 1024;
    private const int SampleMax = 1_000_000;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFrames frames, PolicySource source, PolicyModels models, string? from = null)
    {
        var basis = from is null ? source.Now : source.Current.Find(from) ?? source.Now;
        return await frames.PageAsync<PolicyPage>(http, await models.OfAsync(Draft(source, basis, frames.ReaderOf(http).Today), http.RequestAborted));
    }

    internal static async Task<IResult> WorkAsync(HttpContext http, PageFrames frames, PolicySource source, PolicyModels models, IGrainFactory grains)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = form["document"].ToString();
        var model = (await models.OfAsync(text, http.RequestAborted)) with { Sample = form["sample"].ToString().Trim(), Basis = form["basis"].ToString() };
        var previews = grains.GetGrain<IPolicyPreviews>(0);
        if (Forms.Text(form, "preview") is { } known) model = model with { Preview = await previews.Find(known) };
        var act = form["act"].ToString();
        if (act == "cancel")
        {
            if (model.Preview is { } going) await previews.Cancel(going.Id);
            return await PageAsync(http, frames, model with { Preview = null });
        }

        var (document, faults) = Read(text, source);
        if (document is null || faults.Count > 0) return await PageAsync(http, frames, model with { Verdict = new(true, "policy.faulty"), Faults = faults });
        switch (act)
        {
            case "preview":
                return await PageAsync(http, frames, await PreviewAsync(model, document, previews));
            case "put":
                var put = await source.PutAsync(document, model.Basis.Length == 0 ? null : model.Basis, http.Who(), http.RequestAborted);
                if (put.Version is null)
                    return await PageAsync(http, frames, model with { Verdict = new(true, put.IsOutdated ? "policy.outdated" : "policy.faulty"), Faults = put.Faults });
                var r = frames.ReaderOf(http);
                http.RequestServices.GetRequiredService<Notices>().Leave(
                    http, new Notice(IsRefusal: false, r["policy.put-done", put.Version.Policy.Version, r.Day(put.Version.Policy.ValidFrom)]));
                return TypedResults.LocalRedirect("/policy");
            default:
                return await PageAsync(http, frames, model.Preview is null ? model with { Verdict = new(false, "policy.sound") } : model);
        }
    }

    private static async Task<PolicyModel> PreviewAsync(PolicyModel model, byte[] document, IPolicyPreviews previews)
    {
        int? sample = null;
        if (model.Sample.Length > 0)
        {
            if (!int.TryParse(model.Sample, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > SampleMax)
                return model with { Verdict = new(true, "policy.sample-faulty") };
            sample = count;
        }

        return await previews.Begin(document, sample) is { } begun
            ? model with { Preview = begun }
            : model with { Verdict = new(true, "policy.preview-running"), Preview = await previews.Running() };
    }

    private static async Task<IResult> PageAsync(HttpContext http, PageFrames frames, PolicyModel model) => await frames.PageAsync<PolicyPage>(
        http, model, model.Verdict is { IsRefusal: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, "/policy");

    /// <summary>The document as it is checked and put (UTF-8), null where it is not JSON; and every fault it has.</summary>
    private static (byte[]? Document, IReadOnlyList<Fault> Faults) Read(string text, PolicySource source)
    {
        if (text.Length > DocumentLengthMax) return (null, [new Fault("", $"longer than {DocumentLengthMax} characters")]);
        try
        {
            var document = Encoding.UTF8.GetBytes(text);
            using var parsed = JsonDocument.Parse(document);
            var unkept = StorableText.FaultsIn(parsed.RootElement);
            return (document, unkept.Count > 0 ? unkept : source.Check(document).Faults);
        }
        catch (JsonException fault)
        {
            return (null, [new Fault("", $"not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}")]);
        }
    }

    /// <summary>A version's document to begin from: from tomorrow on, under a name of its own.</summary>
    private static string Draft(PolicySource source, Domain.Policies.PolicyVersion basis, DateOnly today)
    {
        var document = JsonNode.Parse(source.DocumentOf(basis).Span)!;
        var day = today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = day;
        for (var number = 2; source.Current.Find(name) is not null; number++) name = string.Create(CultureInfo.InvariantCulture, $"{day}.{number}");
        (document["version"], document["validFrom"]) = (name, day);
        return document.ToJsonString(Readable);
    }
}

/// <summary>Makes what the policy editor shows.</summary>
internal sealed class PolicyModels(PolicySource source, PolicyRollout rollout, SummaryReader summary)
{
    /// <summary>The editor with a document at work on.</summary>
    internal async Task<PolicyModel> OfAsync(string document, CancellationToken cancellation)
    {
        var (book, now) = (source.Current, source.Now);
        var rows = book.Versions.Select(version =>
        {
            var view = PolicyVersionView.Of(version, book, now, source.Stored.FirstOrDefault(stored => stored.Number == version.Number), null);
            return new PolicyRow(view.Version, view.ValidFrom, view.Status, view.PutBy, view.PutAt);
        });
        return new PolicyModel(
            [.. rows.Reverse()], (await summary.ReadAsync(cancellation)).Citizens.Total, await rollout.CountBehindAsync(cancellation), now.Policy.Version,
            document, "", null, [], null);
    }
}
