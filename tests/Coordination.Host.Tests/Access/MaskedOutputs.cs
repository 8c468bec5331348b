using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Coordination.Host.Tests.Api;
using Coordination.Host.Tests.Webhooks;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// Everything that people and systems of BIF receive of a citizen over HTTP, channel by channel, as it was sent: codes, headers and bytes,
/// apart from the citizen's key, opaque ids, tokens of forms, positions, ids of traces and what the machine's clock says.
/// </summary>
internal sealed partial class MaskedOutputs(HostProcess host, WebhookReceiver receiver)
{
    internal const string Responsible = "caseworker:bif-1";
    internal const string Leader = "caseworker:bif-lead";
    internal const string Offered = "caseworker:bif-3";
    internal const string Stranger = "caseworker:bif-9";
    internal const string Head = "caseworker:bif-head";
    internal const string System = "scopes:read:BIF feed:BIF";

    private static readonly string[] Viewers = [Responsible, Leader, Offered, Stranger, Head, System];

    private static readonly string[] OfCitizen =
    [
        "/api/v1/citizens/{key}", "/api/v1/citizens/{key}?asOf=2026-08-31T09:00:00%2B02:00", "/api/v1/citizens/{key}/history",
        "/api/v1/citizens/{key}/history?after=3&limit=2", "/api/v1/citizens/{key}/contacts", "/api/v1/citizens/{key}/colleagues",
        "/api/v1/citizens/{key}/family",
        "/api/v1/citizens/{key}/export", "/api/v1/citizens/{key}/access-log", "/citizens/{key}", "/citizens/{key}?lang=en",
        "/citizens/{key}/export",
    ];

    private static readonly (string Who, string Path)[] Lists =
    [
        (Responsible, "/api/v1/alerts?state=all"), (Offered, "/api/v1/alerts?state=all"), (Leader, "/api/v1/alerts?state=all"),
        (Leader, "/api/v1/operations/shared?limit=1000"), (Leader, "/api/v1/operations/matters?matter=conflict&limit=1000"),
        (Leader, "/api/v1/operations/matters?matter=handover&limit=1000"),
        (Leader, "/api/v1/operations/matters?matter=deadline&limit=1000"), (Leader, "/api/v1/alerts/undeliverable?limit=1000"),
        (System, "/api/v1/feed?department=BIF&limit=1000"),
    ];

    private static readonly (string Who, string Path)[] Pages =
    [
        (Responsible, "/"), (Responsible, "/?lang=en"), (Offered, "/"), (Responsible, "/citizens"), (Leader, "/team"),
        (Leader, "/team/work"), (Leader, "/operations/shared"), (Leader, "/operations/matters?matter=conflict"),
    ];

    /// <summary>What is received of a citizen, by channel.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> OfAsync(string key)
    {
        Dictionary<string, string> received = [];
        foreach (var who in Viewers)
            foreach (var path in OfCitizen)
                received[$"{who} {path}"] = Plain(await host.GetAsync(path.Replace("{key}", key, StringComparison.Ordinal), who), key);
        foreach (var (who, path) in Lists)
        {
            var list = await host.GetAsync(path, who);
            received[$"{who} {path}"] = RowsOf(list.Body, key);
            if (list.Header("X-Total-Count") is { } total) Assert.Equal($"{list.Body.GetArrayLength()}", total);
        }

        foreach (var part in (string[])["citizens", "owes", "alerts"])
            received[$"desk {part}"] =
                (await host.GetAsync("/api/v1/me/desk", Responsible)).Body.TryGetProperty(part, out var rows) ? RowsOf(rows, key) : "";
        foreach (var (who, path) in Pages) received[$"{who} {path}"] = PiecesOf((await host.GetAsync(path, who)).Text, key);
        received["calendar"] = Sorted(
            (await host.GetAsync("/api/v1/me/calendar.ics", Responsible)).Text.Split("BEGIN:VEVENT")
                .Select(static entry => entry.Split("END:VEVENT")[0]), key);
        received["webhooks"] = Sorted(receiver.Taken.Where(taken => taken.Subject == $"citizen:{key}").Select(static one => one.Body), key);
        received["whom to call"] = Plain(
            await host.PostAsync($"/api/v1/citizens/{key}/contacts", Stranger, new { reason = "borgeren står her" }), key);
        foreach (var id in (string[])["SOF/b-1", "SOF/none"])
            foreach (var (name, answer) in await RefusedAsync(key, id))
                received[$"{name} {id}"] = Plain(answer, key).Replace(Uri.EscapeDataString(id), "#id", StringComparison.Ordinal)
                    .Replace(id, "#id", StringComparison.Ordinal);
        return received;
    }

    /// <summary>What the streams bring of citizens, from their beginning up to something that happened after everything else.</summary>
    /// <param name="lastAlerted">The key of a citizen about whom the responsible was alerted last.</param>
    /// <param name="lastDecided">A text in the last decision of the feed.</param>
    /// <param name="keys">The citizens.</param>
    internal async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> StreamedAsync(
        string lastAlerted, string lastDecided, params string[] keys)
    {
        Dictionary<string, IReadOnlyList<string>> streams = [];
        foreach (var (path, who, last) in ((string, string, string)[])
        [
            ("/api/v1/alerts/stream?after=0", Responsible, lastAlerted),
            ("/api/v1/feed/stream?department=BIF&after=0", System, lastDecided),
        ])
        {
            await using var stream = await StreamReading.OpenAsync(host, path, who);
            streams[path] = await stream.UpToAsync(last);
        }

        return
        [
            .. keys.Select(key => streams.ToDictionary(static one => one.Key, one => string.Join(
                '\n', one.Value.Where(line => line.Contains(key, StringComparison.Ordinal)).Select(line => Plain(line, key))))),
        ];
    }

    /// <summary>Commands that name something of SOF, which is hidden or does not exist.</summary>
    private async Task<IReadOnlyList<(string Name, Answer Answer)>> RefusedAsync(string key, string id)
    {
        List<(string, Answer)> answers = [];
        foreach (var (command, body) in ((string, object)[])
        [
            ("handovers", new { what = new { type = "intervention", id }, to = new { caseworker = "bif-2" }, reason = "grund" }),
            ("handover-requests", new { what = new { type = "intervention", id }, reason = "grund" }),
            ($"handovers/{Uri.EscapeDataString(id)}/accept", new { }), ($"handovers/{Uri.EscapeDataString(id)}/withdraw", new { }),
            ($"handovers/{Uri.EscapeDataString(id)}/decline", new { reason = "nej" }),
            ($"conflicts/{Uri.EscapeDataString(id)}/settle", new { outcome = "yield", party = id, reason = "aftalt" }),
            ("barriers", new { kind = "payer", departments = (string[])["BIF", "SOF"], about = new { type = "conflict", id } }),
            ($"measures/{Uri.EscapeDataString(id)}/answer", new { answer = "accepted", reason = "ja" }),
        ])
            answers.Add((command.Replace(Uri.EscapeDataString(id), "{id}", StringComparison.Ordinal), await host.PostAsync(
                $"/api/v1/citizens/{key}/{command}", Responsible, body)));
        return answers;
    }

    /// <summary>An answer as it was sent.</summary>
    internal static string Plain(Answer answer, string key)
    {
        var headers = answer.Headers.Concat(answer.ContentHeaders)
            .Where(static header => header.Key is not ("Date" or "ETag" or "Content-Length" or "traceparent"))
            .Select(static header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{answer.Code} {answer.Header("ETag") is not null}\n{Plain(string.Join('\n', headers), key)}\n{BodyOf(answer, key)}";
    }

    /// <summary>
    /// A body. Conflicts stand in the order of their ids, which are opaque and made with the citizen's key: their order is no other thing.
    /// </summary>
    private static string BodyOf(Answer answer, string key)
    {
        if (answer.ContentHeaders.ContentType?.MediaType == "text/html")
        {
            var page = new HtmlParser().ParseDocument(answer.Text);
            foreach (var items in page.QuerySelectorAll(".items").Where(static items => items.Children.Length > 1))
                items.InnerHtml = string.Concat(items.Children.Select(item => Plain(item.OuterHtml, key)).Order(StringComparer.Ordinal));
            return Plain(page.DocumentElement.OuterHtml, key);
        }

        if (!answer.Text.StartsWith('{')) return Plain(answer.Text, key);
        var body = JsonNode.Parse(answer.Text)!.AsObject();
        if (body["conflicts"] is not JsonArray conflicts) return Plain(answer.Text, key);
        body["conflicts"] = string.Join(
            '\n', conflicts.Select(one => Plain(one!.ToJsonString(), key)).Order(StringComparer.Ordinal));
        return Plain(body.ToJsonString(), key);
    }

    private static string RowsOf(JsonElement rows, string key) => string.Join(
        '\n', rows.EnumerateArray().Select(static row => row.GetRawText())
            .Where(row => row.Contains(key, StringComparison.Ordinal)).Select(row => Plain(row, key)));

    /// <summary>The smallest pieces of a page that are about a citizen.</summary>
    private static string PiecesOf(string html, string key) => Sorted(
        new HtmlParser().ParseDocument(html).QuerySelectorAll("tr, li, article")
            .Where(piece => piece.OuterHtml.Contains(key, StringComparison.Ordinal)
                && !piece.QuerySelectorAll("tr, li, article").Any(inner => inner.OuterHtml.Contains(key, StringComparison.Ordinal)))
            .Select(static piece => piece.OuterHtml), key);

    private static string Sorted(IEnumerable<string> texts, string key) => string.Join(
        '\n', texts.Where(text => text.Contains(key, StringComparison.Ordinal)).Select(text => Plain(text, key))
            .Order(StringComparer.Ordinal));

    private static string Plain(string text, string key) =>
        Changing().Replace(text.Replace(key, "#key", StringComparison.Ordinal), "#");

    [GeneratedRegex(
        """
        [0-9a-f]{24,} | CfDJ8[\w-]+ | (?<="(position|id)":"?)\d+(?="?[,}]) | DTSTAMP:\w+ | (?<=after=)\d+ | (?<="traceId":")[^"]+
        | (?<=nonce[-=]['"]?)[\w+/=-]+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Changing();
}
