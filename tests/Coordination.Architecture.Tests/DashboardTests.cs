using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>Every query of the dashboard and of the alerts names a metric that the service has.</summary>
public sealed partial class DashboardTests
{
    /// <summary>Metrics that are not the service's own: of ASP.NET Core, and Prometheus' own of each target.</summary>
    private static readonly HashSet<string> Others =
        [.. Named("http.server.request.duration", "s", "Histogram"), "up"];

    private static readonly HashSet<string> Words = ["sum", "max", "rate", "increase", "histogram_quantile", "topk", "abs", "by"];

    [Fact]
    public void Every_query_of_the_dashboard_names_metrics_that_exist()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tree.Root, "deploy", "grafana", "coordination.json")));
        string[] queries =
        [
            .. dashboard.RootElement.GetProperty("panels").EnumerateArray()
                .Where(static panel => panel.TryGetProperty("targets", out _))
                .SelectMany(static panel => panel.GetProperty("targets").EnumerateArray())
                .Select(static target => target.GetProperty("expr").GetString()!),
        ];
        Assert.NotEmpty(queries);
        Assert.Empty(queries.SelectMany(Unknown));
    }

    [Fact]
    public void Every_alert_names_metrics_that_exist_and_a_page_that_tells_what_to_do()
    {
        var rules = File.ReadAllText(Path.Combine(Tree.Root, "deploy", "prometheus", "coordination.rules.yml"));
        string[] queries = [.. Expression().Matches(rules).Select(static match => match.Groups[1].Value)];
        Assert.Equal(Alert().Count(rules), queries.Length);
        Assert.Empty(queries.SelectMany(Unknown));
        string[] runbooks = [.. Runbook().Matches(rules).Select(static match => match.Groups[1].Value)];
        Assert.Equal(queries.Length, runbooks.Length);
        Assert.All(runbooks, static runbook => Assert.True(Stands(runbook), runbook));
    }

    [Fact]
    public void Every_metric_of_the_service_is_on_the_dashboard()
    {
        // What is only a detail of another one.
        string[] details = ["coordination_storage_journal_batch_size", "coordination_policy_reconciled_total", "coordination_clock_wrong"];
        var dashboard = File.ReadAllText(Path.Combine(Tree.Root, "deploy", "grafana", "coordination.json"));
        Assert.Empty(Instruments().Where(instrument => !instrument.Any(name => dashboard.Contains(name, StringComparison.Ordinal)
            || details.Any(detail => name.StartsWith(detail, StringComparison.Ordinal)))).Select(static instrument => instrument[0]));
    }

    [Theory]
    [InlineData("sum(rate(coordination_events_recieved_total[5m]))", "coordination_events_recieved_total")]
    [InlineData("max(coordination_inbox_waiting_total)", "coordination_inbox_waiting_total")]
    [InlineData("sum by (bound) (rate(coordination_intake_shed_total{door=\"http\"}[5m]))", "")]
    public void A_metric_that_does_not_exist_is_found(string query, string unknown) =>
        Assert.Equal(unknown, string.Join(' ', Unknown(query)));

    private static IEnumerable<string> Unknown(string query)
    {
        var known = Instruments().SelectMany(static names => names).Concat(Others).ToHashSet(StringComparer.Ordinal);
        var plain = Grouping().Replace(Selector().Replace(query, ""), "");
        return Name().Matches(plain).Select(static match => match.Value).Where(name => !known.Contains(name) && !Words.Contains(name));
    }

    /// <summary>The names under which Prometheus reads each instrument of the sources.</summary>
    private static List<string[]> Instruments() =>
    [
        .. from file in Tree.Files("src", ".cs")
           from match in Instrument().Matches(File.ReadAllText(file))
           select Named(match.Groups[2].Value, match.Groups[3].Value, match.Groups[1].Value),
    ];

    private static string[] Named(string name, string unit, string kind)
    {
        var plain = name.Replace('.', '_') + (unit == "s" ? "_seconds" : "");
        return kind switch
        {
            "Counter" => [$"{plain}_total"],
            "Histogram" => [$"{plain}_bucket", $"{plain}_sum", $"{plain}_count"],
            _ => [plain],
        };
    }

    private static bool Stands(string runbook)
    {
        var (page, anchor) = runbook.Split('#') is [var one, var other] ? (one, other) : (runbook, "");
        var file = Path.Combine(Tree.Root, page);
        return File.Exists(file) && (anchor.Length == 0 || File.ReadLines(file).Any(line => line.StartsWith('#')
            && line.TrimStart('#', ' ').ToLower(CultureInfo.InvariantCulture).Replace(' ', '-') == anchor));
    }

    [GeneratedRegex("""Create(Counter|Histogram|Gauge|UpDownCounter)<\w+>\(\s*"(coordination[\w.]*)",\s*"([^"]*)"[,)]""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\s+expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"^\s+- alert: ", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex(@"^\s+runbook: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Runbook();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Selector();

    [GeneratedRegex(@"\bby \([^)]*\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\b[a-z_][a-z_0-9]*\b")]
    private static partial Regex Name();
}
