using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Host.Settings;

namespace Coordination.Host.Tests.Settings;

/// <summary>Writes docs/reference/settings.md from the options classes: their XML documentation, attributes and defaults.</summary>
internal static partial class SettingsReference
{
    private const string Duration = "hours:minutes:seconds";

    private const string Preamble = """
        # Settings

        <!-- Written from the options classes by SettingsReferenceTests; do not edit. Change the class, then write this page anew. -->

        Set by environment variables, `appsettings.json` or the command line, as ASP.NET Core does it. In a file or on the command line
        a colon stands for the two underscores: `Storage:Lanes`. A setting that is not given has its default. A wrong one, or a required
        one that is missing, stops the start with one line that names the setting, the value seen and what is expected; secrets are not
        shown in it. All are read at the start: restart the host after a change. Bounds that the contract fixes are no settings: see
        [limits](../operating/security.md#limits).
        How the host runs behind a proxy is told in [Run behind a proxy](../how-to/run-behind-a-proxy.md).

        ## Host

        | setting | meaning | unit | default | range |
        |---|---|---|---|---|
        | `ASPNETCORE_URLS` | Where the host listens, separated by semicolons. | address | `http://localhost:5080` | |
        | `ASPNETCORE_ENVIRONMENT` | `Development` allows sign-in without an identity provider, the manual clock and known keys. | text | `Production` | |
        | `OTEL_EXPORTER_OTLP_ENDPOINT` | Where traces, metrics and logs are sent. Metrics are at `/metrics` in any case. | address | none: nowhere | |

        """;

    // The unit of every number. A setting without one here fails the test.
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["Http:StreamsPerPersonMax"] = "streams",
        ["Cluster:SiloPort"] = "port",
        ["Cluster:GatewayPort"] = "port",
        ["Clock:CitizensAtOnce"] = "citizens",
        ["Retention:AccessLogMonths"] = "months",
        ["Retention:RefusalMonths"] = "months",
        ["Retention:AnswerMonths"] = "months",
        ["Retention:ReceiptMonths"] = "months",
        ["Webhooks:AtOnceMax"] = "deliveries",
        ["Mail:Port"] = "port",
        ["Mail:AtOnceMax"] = "connections",
        ["Looks:CitizensAnHourMax"] = "citizens",
        ["Storage:Lanes"] = "writers",
        ["Storage:BatchRowsMax"] = "rows",
        ["Storage:QueueLengthMax"] = "requests",
        ["Storage:ConnectionsMax"] = "connections",
        ["Storage:PreparedStatementsMax"] = "statements",
        ["Storage:RollbackAttemptsMax"] = "attempts",
        ["Storage:BulkRowsMax"] = "rows",
        ["Storage:KnownKeysMax"] = "keys",
        ["Storage:SqliteCheckpointPages"] = "pages of 4 KiB",
        ["Storage:ContentKeysMax"] = "citizens",
        ["Storage:SqliteWriterCacheKibibytes"] = "KiB",
        ["Cluster:ProbesMissedMax"] = "probes",
        ["Cluster:VotesForDeath"] = "silos",
        ["Intake:EventsAtOnceMax"] = "events",
        ["Intake:WaitingEventsMax"] = "events",
        ["Intake:LateEventsMax"] = "events",
        ["Intake:EventsOfOneSourceASecond"] = "events",
        ["Intake:EventsOfOneSourceAtOnce"] = "events",
        ["Intake:EventsOfOneCitizenASecond"] = "events",
        ["Intake:EventsOfOneCitizenAtOnce"] = "events",
        ["Inbox:RowsInFlightMax"] = "events",
        ["Inbox:RowsPerDeliveryMax"] = "events",
        ["Inbox:DeliveryAttemptsMax"] = "attempts",
        ["Inbox:WaitedDeliveryAttemptsMax"] = "attempts",
        ["Citizens:StaleAttemptsMax"] = "attempts",
        ["Citizens:RecentResultsMax"] = "results",
        ["Citizens:SnapshotEntriesMin"] = "entries",
        ["Citizens:RestsAtOnceMax"] = "citizens",
        ["Citizens:SnapshotGrowthDivisor"] = "divisor",
        ["Organizations:RolloutCitizensAtOnce"] = "citizens",
        ["Organizations:RolloutAttemptsMax"] = "attempts",
        ["Policies:RolloutCitizensPerStep"] = "citizens",
        ["Policies:RolloutCitizensAtOnce"] = "citizens",
        ["Policies:PreviewCitizensPerStep"] = "citizens",
        ["Policies:PreviewCitizensAtOnce"] = "citizens",
        ["Policies:PreviewsMax"] = "previews",
        ["Transfers:CitizensPerSecondMax"] = "citizens per second",
        ["Transfers:CitizensAtOnce"] = "citizens",
        ["Transfers:AttemptsMax"] = "attempts",
        ["Transfers:PostponementsMax"] = "postponements",
        ["Transfers:TransfersMax"] = "transfers",
        ["Rebuild:CitizensPerRead"] = "citizens",
        ["Rebuild:RowsPerCommit"] = "rows",
        ["Rebuild:CitizensPerComparison"] = "citizens",
        ["Rebuild:FaultsMax"] = "faults",
    };

    /// <summary>The whole page.</summary>
    internal static string Write()
    {
        var page = new StringBuilder(Preamble.ReplaceLineEndings("\n"));
        foreach (var sections in SettingsSection.All.GroupBy(static section => section.Name))
        {
            var meaning = sections.Select(static section => SummaryOf(section.Options, $"T:{section.Options.FullName}"));
            page.Append('\n').Append("## ").Append(sections.Key).Append("\n\n").AppendJoin(' ', meaning).Append("\n\n");
            page.Append("| setting | meaning | unit | default | range |\n|---|---|---|---|---|\n");
            foreach (var section in sections)
            {
                var defaults = Activator.CreateInstance(section.Options)!;
                foreach (var setting in section.Settings) page.Append(RowOf(setting, defaults)).Append('\n');
            }
        }

        return page.ToString();
    }

    private static string RowOf(Setting setting, object defaults)
    {
        var meaning = SummaryOf(setting.Property.DeclaringType!, $"P:{setting.Property.DeclaringType!.FullName}.{setting.Property.Name}");
        var value = Setting.Text(setting.Property.GetValue(defaults));
        var range = setting.Range is null ? "" : $"{Setting.Text(setting.Min)} to {Setting.Text(setting.Max)}";
        var initial = value.Length > 0 ? $"`{value}`" : "none";
        return $"| `{setting.EnvironmentVariable}` | {meaning} | {UnitOf(setting)} | {initial} | {range} |";
    }

    private static string UnitOf(Setting setting)
    {
        var type = Nullable.GetUnderlyingType(setting.Property.PropertyType) ?? setting.Property.PropertyType;
        if (type == typeof(TimeSpan)) return Duration;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(DateTimeOffset)) return "instant";
        if (type.IsEnum) return string.Join(" or ", Enum.GetNames(type).Select(static name => $"`{name}`"));
        Assert.True(
            Units.ContainsKey(setting.Name),
            $"{setting.Name} is a number without a unit; name it in {nameof(SettingsReference)}.{nameof(Units)}.");
        return Units[setting.Name];
    }

    private static string SummaryOf(Type type, string member)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{type.Assembly.GetName().Name}.xml");
        var summary = XDocument.Load(file).Descendants("member")
            .FirstOrDefault(one => one.Attribute("name")?.Value == member)?.Element("summary");
        Assert.True(summary is not null, $"{member} has no summary.");
        foreach (var reference in summary!.Descendants("see").ToArray())
            reference.ReplaceWith($"`{reference.Attribute("cref")?.Value.Split('.')[^1] ?? reference.Attribute("langword")?.Value}`");
        foreach (var code in summary.Descendants("c").ToArray()) code.ReplaceWith($"`{code.Value}`");
        return Blanks().Replace(summary.Value, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
