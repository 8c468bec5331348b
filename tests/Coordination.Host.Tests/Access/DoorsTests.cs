using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Host.Tests.Grains;
using static Coordination.Host.Tests.Access.AccessTable;

namespace Coordination.Host.Tests.Access;

/// <summary>
/// Every row of <c>docs/reference/access.md</c>, through each door of a running host: HTTP, the citizen's page, and a grain call of another
/// program with a verified credential. Every door answers what the table says.
/// </summary>
[Collection(DoorsCollection.Name)]
public sealed partial class DoorsTests(DoorsHost doors, ITestOutputHelper output)
{
    private const int CasesMin = 300;
    private const string Refused = "–";

    /// <summary>The picture as it was when every ground stood: what is seen of it follows from today's.</summary>
    private const string Then = "?asOf=2026-03-02T09:00:00%2B01:00";

    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 4 };

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["responsible at BIF"] = "caseworker:bif-job-1", ["their unit leader"] = "caseworker:bif-job-lead",
        ["responsible at SOF"] = "caseworker:sof-treatment-2", ["their unit leader (SOF)"] = "caseworker:sof-treatment-lead",
        ["coordinator (SOF)"] = "caseworker:sof-adult-2", ["asked to take over (SUF)"] = "caseworker:suf-rehab-1",
        ["colleague at BIF, not involved"] = "caseworker:bif-job-3", ["head of BIF"] = "caseworker:bif-head",
        ["somebody nobody knows"] = "caseworker:nobody-9", ["consultant (KFF)"] = "caseworker:kff-service-1",
        ["auditor"] = "role:auditor", ["integration service"] = "role:integration", ["operations"] = "role:operations",
        ["data-protection officer"] = "role:data-protection-officer", ["BIF's system"] = "scopes:read:BIF",
        ["KFF's system"] = "scopes:read:KFF",
    };

    private readonly ConcurrentQueue<string> _wrong = [];
    private int _cases;

    [Fact]
    public async Task Every_door_answers_every_role_on_every_ground_as_the_table_says()
    {
        var rows = Read();
        Assert.Empty(rows.Select(static row => row.Role).Distinct().Except(Roles.Keys));
        var citizens = new DoorCitizens(doors);
        Dictionary<bool, IReadOnlyDictionary<string, string>> keys = [];
        foreach (var isSecret in (bool[])[false, true]) keys[isSecret] = await citizens.MakeAsync(isSecret);
        foreach (var ground in (string[])[DoorCitizens.BrokenGlass, DoorCitizens.GlassOfBefore])
            foreach (var (_, placed) in keys) await BreakAsync(placed[ground]);

        foreach (var isFirst in (bool[])[true, false])
        {
            if (!isFirst) await doors.AdvanceAsync(TimeSpan.FromHours(2));
            Row[] now = [.. rows.Where(row => DoorCitizens.IsOfTheFirstHour(row.Ground) == isFirst)];
            await Task.WhenAll(
                Parallel.ForEachAsync(now, Together, async (row, _) => await HttpAsync(row, keys[row.IsSecret][row.Ground])),
                GrainsAsync(now, keys), AlertsAsync(now, keys));
        }

        await NothingSecretInFeedsAsync(keys[true]["no basis"]);

        output.WriteLine($"{_cases} answers of {rows.Count} rows.");
        Assert.True(_cases >= CasesMin, $"{_cases} cases");
        Assert.True(_wrong.IsEmpty, string.Join('\n', _wrong.Order(StringComparer.Ordinal)));
    }

    /// <summary>Every caseworker breaks the glass of a citizen.</summary>
    private Task BreakAsync(string key) => Parallel.ForEachAsync(
        Roles.Values.Where(static who => who.StartsWith("caseworker:", StringComparison.Ordinal)), Together, async (who, _) =>
        {
            var answer = await doors.Host.PostAsync(
                $"/api/v1/citizens/{key}/break-glass", who, new { reason = "borgeren er fundet bevidstløs" });
            Assert.True(answer.Code == 200 || who.EndsWith("nobody-9", StringComparison.Ordinal), $"{who}: {answer.Text}");
        });

    private async Task HttpAsync(Row row, string key)
    {
        var who = Roles[row.Role];
        foreach (var (part, path) in ((string, string)[])
        [
            ("picture", ""), ("picture", Then), ("history", "/history?limit=1000"), ("contacts", "/contacts"),
            ("colleagues", "/colleagues"),
        ])
            Compare(row, part, "HTTP", TextOf(await doors.Host.GetAsync($"/api/v1/citizens/{key}{path}", who)));
        var looks = await doors.Host.GetAsync($"/api/v1/citizens/{key}/access-log", who);
        CompareLog(row, "HTTP", looks.Code == 200);
        var page = TextOf(await doors.Host.GetAsync($"/citizens/{key}", who, ("Accept", "text/html")));
        if (who.StartsWith("scopes:", StringComparison.Ordinal)) // Pages are for people.
            Assert.Null(page);
        else
            ComparePage(row, page is null ? null : Units().Replace(WebUtility.HtmlDecode(page), ""));
    }

    private async Task GrainsAsync(IEnumerable<Row> rows, Dictionary<bool, IReadOnlyDictionary<string, string>> keys)
    {
        foreach (var row in rows)
        {
            var outcome = await doors.Client.TryAsync(new OutsideProcess.Attempt(
                "everything", keys[row.IsSecret][row.Ground], Token: await doors.Host.TokenAsync(Roles[row.Role])));
            Assert.True(outcome.Answer is not null, outcome.Text);
            var received = JsonSerializer.Deserialize<Dictionary<string, string>>(outcome.Answer)!;
            foreach (var part in (string[])["picture", "history", "contacts", "colleagues"])
                Compare(row, part, "grain", received.GetValueOrDefault(part));
            CompareLog(row, "grain", received.GetValueOrDefault("access log") == "true");
        }
    }

    private async Task AlertsAsync(IEnumerable<Row> rows, Dictionary<bool, IReadOnlyDictionary<string, string>> keys)
    {
        foreach (var ofRole in rows.GroupBy(static row => row.Role))
        {
            var answer = await doors.Host.GetAsync("/api/v1/alerts?state=all&limit=1000", Roles[ofRole.Key]);
            foreach (var row in ofRole.Where(static row => !IsToldOfOthers(row)))
                Compare(row, "alerts", "HTTP", answer.Code != 200 ? null : string.Join('\n', answer.Body.EnumerateArray()
                    .Where(alert => alert.GetProperty("citizen").GetString() == keys[row.IsSecret][row.Ground])
                    .Select(static alert => alert.GetRawText())));
        }
    }

    /// <summary>What other departments' systems are told of a citizen with secret matters does not name whose they are.</summary>
    private async Task NothingSecretInFeedsAsync(string key)
    {
        var feed = await doors.Host.GetAsync("/api/v1/feed?department=BIF&limit=1000", "scopes:feed:BIF");
        string[] told = [.. feed.Body.EnumerateArray().Select(static one => one.GetRawText())
            .Where(text => text.Contains(key, StringComparison.Ordinal))];
        Assert.NotEmpty(told);
        foreach (var text in told) Assert.Equal("another authority", SecretCellOf($"other-authority {text}"));
    }

    // The table's row has the glass broken by the coordinator alone. Here every caseworker breaks it, which the coordinator is told.
    private static bool IsToldOfOthers(Row row) => row.Role.StartsWith("coordinator", StringComparison.Ordinal)
        && row.Ground is DoorCitizens.BrokenGlass or DoorCitizens.GlassOfBefore;

    private static string? TextOf(Answer answer) => answer.Code switch
    {
        200 => answer.Text,
        403 => null,
        _ => throw new InvalidOperationException($"{answer.Code}: {answer.Text}"),
    };

    // The page says "(SOF)" of what it hides too, as the department whose content it is.
    private void ComparePage(Row row, string? page)
    {
        var isFull = page is not null && Tells(page, DoorCitizens.Secret);
        Compare(row, "picture", "page", isFull ? page : page?.Replace("(SOF)", "SOF", StringComparison.Ordinal));
    }

    private void CompareLog(Row row, string door, bool isRead) =>
        Compare(row, door, row.Cells["access log"], isRead ? "read" : Refused, "");

    private void Compare(Row row, string part, string door, string? received) =>
        Compare(row, $"{part} by {door}", row.Cells[part], row.IsSecret ? SecretCellOf(received) : CellOf(received), received ?? "");

    private void Compare(Row row, string what, string expected, string found, string received)
    {
        Interlocked.Increment(ref _cases);
        if (expected != found)
            _wrong.Enqueue($"{(row.IsSecret ? "secret, " : "")}{row.Role}, {row.Ground}, {what}: {found}, the table says {expected}\n"
                + received[..Math.Min(received.Length, 200)]);
    }

    private static string CellOf(string? received) => Plain(received) is not { } plain ? Refused
        : IsFull(plain) ? "full"
        : Tells(plain, "SOF", "\"masked\":true") ? "masked"
        : Refused;

    private static string SecretCellOf(string? received) => Plain(received) is not { } plain ? Refused
        : IsFull(plain) ? "full"
        : Tells(plain, "\"department\":\"SOF\"", "\"name\":\"SOF\"", "SOF/", "hos SOF") ? "SOF"
        : Tells(plain, "other-authority", "en anden myndighed") ? "another authority"
        : Refused;

    private static bool IsFull(string plain) => Tells(plain, DoorCitizens.Secret, "\"caseworker\":\"sof-treatment-2\"", "(SOF)");

    /// <summary>A text without what JSON in JSON adds to it.</summary>
    private static string? Plain(string? received) =>
        received is null ? null : Escapes().Replace(received, "").Replace("\": ", "\":", StringComparison.Ordinal);

    private static bool Tells(string received, params ReadOnlySpan<string> any)
    {
        foreach (var one in any)
            if (received.Contains(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // The forms offer every unit of the organization as a receiver.
    [GeneratedRegex("<optgroup.*?</optgroup>", RegexOptions.Singleline)]
    private static partial Regex Units();

    [GeneratedRegex(@"\\u0022|\\")]
    private static partial Regex Escapes();
}
