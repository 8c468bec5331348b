using System.Text;
using System.Text.Json;
using Coordination.Host.Exports;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.History;
using Coordination.Silo.Policies;
using Coordination.Views;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Coordination.Host.Pages.Exports;

/// <summary>
/// Writes the readable export of a citizen: the page, and in its middle picture, journals, looks and alerts, part by part as they are read.
/// If reading fails on the way, the answer breaks off.
/// </summary>
internal sealed class ReadableExport(CitizenExportParts parts, IResult page, PageUser user) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var html = await FrameAsync(httpContext);
        var middle = html.IndexOf(ExportPage.Parts, StringComparison.Ordinal);
        httpContext.Response.Headers.CacheControl = "no-store";
        await WriteAsync(httpContext, html[..middle]);
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (exports, fragments, fields) = (
            services.GetRequiredService<CitizenExportReader>(), services.GetRequiredService<FragmentRenderer>(), new ExportedFields(user));
        var picture = fields.SectionsOf(JsonSerializer.SerializeToElement(parts.Picture, json));
        await WriteAsync(httpContext, await fragments.RenderAsync<ExportSections>(Of("Sections", picture)));

        var history = new HistoryFormatter(
            new PictureLabels(parts.Picture, user), user, services.GetRequiredService<PolicySource>().Current);
        OrderedDictionary<string, bool> alerts = new(StringComparer.Ordinal);
        foreach (var key in parts.Keys)
        {
            await HeadAsync("export.journal", key);
            await foreach (var entries in exports.EntriesAsync(key))
            {
                foreach (var entry in entries)
                    if (CitizenExportReader.AlertOf(entry) is { } alert) alerts.TryAdd(alert, true);
                ExportedEntry[] rows = [.. entries.Select(entry => new ExportedEntry(history.Format(entry), fields.InLine(entry.Data)))];
                await WriteAsync(httpContext, await fragments.RenderAsync<ExportEntries>(Of("Entries", rows)));
            }
        }

        foreach (var key in parts.Keys)
        {
            await HeadAsync("export.looks", key);
            await foreach (var looks in exports.LooksAsync(key, httpContext.RequestAborted))
            {
                ExportedLookRow[] rows =
                    [.. looks.Select(static one => new ExportedLookRow(one.At, one.Who, one.Department, one.What, one.Ground))];
                await WriteAsync(httpContext, await fragments.RenderAsync<ExportLooks>(Of("Looks", rows)));
            }
        }

        await HeadAsync("export.alerts", parts.Key);
        await foreach (var some in exports.AlertsAsync(alerts.Keys, httpContext.RequestAborted))
        {
            ExportedReceipt[] rows =
                [.. some.Select(one => new ExportedReceipt(user.Names.Person(one.Receiver), one.Alert, user.Localizer))];
            await WriteAsync(httpContext, await fragments.RenderAsync<ExportAlerts>(Of("Alerts", rows)));
        }

        await WriteAsync(httpContext, html[(middle + ExportPage.Parts.Length)..]);

        async Task HeadAsync(string text, string key) => await WriteAsync(
            httpContext, await fragments.RenderAsync<ExportHeading>(Of("Text", user.Localizer[text, key])));
    }

    private Dictionary<string, object?> Of(string name, object value) => new() { ["L"] = user.Localizer, [name] = value };

    /// <summary>The page around the parts.</summary>
    private async Task<string> FrameAsync(HttpContext http)
    {
        var body = http.Response.Body;
        using var rendered = new MemoryStream();
        http.Response.Body = rendered;
        try
        {
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = body;
        }

        return Encoding.UTF8.GetString(rendered.GetBuffer().AsSpan(0, (int)rendered.Length));
    }

    private static async Task WriteAsync(HttpContext http, string html)
    {
        await http.Response.WriteAsync(html, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}

/// <summary>An entry of a journal in words, and all of its data.</summary>
public sealed record ExportedEntry(HistoryLine Line, string Data);

/// <summary>A look at the citizen.</summary>
public sealed record ExportedLookRow(DateTimeOffset At, string Who, string? Department, string What, string? Ground);

/// <summary>An alert with the name of its receiver.</summary>
public sealed record ExportedReceipt(string Receiver, string Title, string Body, string State, DateTimeOffset RaisedAt)
{
    internal ExportedReceipt(string receiver, AlertView alert, Localization.Localizer localizer)
        : this(
            receiver, localizer.Choose(new(alert.Title.Da, alert.Title.En)), localizer.Choose(new(alert.Body.Da, alert.Body.En)),
            localizer.Code("export.state", alert.State), alert.RaisedAt)
    {
    }
}
