using System.Diagnostics;
using System.Text.RegularExpressions;
using Coordination.Testing;

namespace Coordination.Host.Tests.Telemetry;

/// <summary>What the host tells a collector and Prometheus about itself.</summary>
public sealed partial class ExportTests(TelemetryHost telemetry) : IClassFixture<TelemetryHost>
{
    /// <summary>The labels of the service's own measures, and those that every exporter adds.</summary>
    private static readonly HashSet<string> Expected = new(StringComparer.Ordinal)
    {
        "kind", "outcome", "reason", "rule", "status", "bound", "door",
        "le", "otel_scope_name", "otel_scope_version", "service_instance_id",
        "service_name", "service_version", "telemetry_sdk_language", "telemetry_sdk_name", "telemetry_sdk_version",
    };

    private HostProcess Host => telemetry.Host;

    private OtlpReceiver Collector => telemetry.Collector;

    [Fact]
    public async Task An_event_is_one_trace_from_the_request_over_inbox_and_citizen_to_the_journal()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await SendAsync(RunningHost.NewCpr(), trace);

        string[] road = ["POST /api/v1/events", "inbox insert", "inbox deliver", "ICitizenDelivery/Deliver", "journal append"];
        await Eventually.IsAsync(
            $"the trace to hold {string.Join(", ", road)}",
            () => Task.FromResult(
                Array.TrueForAll(road, part => SpansOf(trace).Any(span => span.Name.Contains(part, StringComparison.Ordinal)))));
        var spans = SpansOf(trace).DistinctBy(span => span.Id).ToDictionary(span => span.Id);
        var step = spans.Values.First(span => span.Name == "journal append");
        List<string> back = [step.Name];
        while (spans.TryGetValue(step.Parent, out var parent)) back.Add((step = parent).Name);
        Assert.Contains("inbox deliver", back);
        Assert.Equal("POST /api/v1/events", back[^1]);
    }

    [Fact]
    public async Task Every_stage_is_measured_for_the_collector_and_for_Prometheus()
    {
        await SendAsync(RunningHost.NewCpr(), ActivityTraceId.CreateRandom().ToHexString());
        await Host.PostAsync("/api/v1/events", "source:/BIF/fasit", HostProcess.Json("{}", "application/cloudevents+json"));
        string[] stages =
        [
            "http.server.request.duration", "coordination.events.received", "coordination.intake.refused", "coordination.events.taken",
            "coordination.deciding",
            "coordination.decisions", "coordination.storage.queue.length", "coordination.storage.journal.commit.duration",
            "coordination.storage.journal.batch.size",
        ];
        await Eventually.IsAsync(
            $"the collector to have {string.Join(", ", stages)}", () => Task.FromResult(Collector.Metrics().IsSupersetOf(stages)));

        var scraped = await Host.GetAsync("/metrics", null);
        Assert.Equal(200, scraped.Code);
        foreach (var stage in stages) Assert.Contains(stage.Replace('.', '_'), scraped.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_number_of_a_citizen_is_in_any_span_measure_or_log()
    {
        var cpr = RunningHost.NewCpr();
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await SendAsync(cpr, trace);
        await Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr });
        await Host.PostAsync("/api/v1/citizens/lookup", "role:integration", $"{{\"cpr\":{cpr}}}");
        await Host.GetAsync($"/api/v1/citizens/{cpr}?cpr={cpr}", "role:auditor");
        await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json($"{{\"subject\":\"cpr:{cpr}\",", "application/cloudevents+json"));

        var last = ActivityTraceId.CreateRandom().ToHexString();
        await SendAsync(RunningHost.NewCpr(), last);
        await Eventually.IsAsync(
            "what came after it to be exported", () => Task.FromResult(SpansOf(last).Any(span => span.Name == "journal append")));
        await Eventually.IsAsync(
            "logs and measures to be exported",
            () => Task.FromResult(Collector.Holds("logs", "coordination") && Collector.Holds("metrics", "coordination")));
        foreach (var signal in (string[])["traces", "metrics", "logs"])
            foreach (var number in (string[])[cpr, cpr.Insert(6, "-")])
                Assert.False(Collector.Holds(signal, number), $"The {signal} hold a citizen's number.");
    }

    [Fact]
    public async Task No_name_of_a_citizen_is_in_any_span_measure_or_log()
    {
        const string name = "Zenobia", family = "Hemmelig";
        var cpr = RunningHost.NewCpr();
        var registered = RunningHost.Event(
            "citizen.registered", $"cpr:{cpr}", new { name = $"{name} {family}", birthDate = "1980-01-01" });
        var sent = await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit",
            HostProcess.Json(new[] { registered, RunningHost.Intervention(cpr, "k-1") }, "application/cloudevents-batch+json"),
            ("Prefer", "wait=20"));
        Assert.Equal(200, sent.Code);
        var key = sent.Body.GetProperty("results")[0].GetProperty("citizen").GetString()!;
        foreach (var path in (string[])["/api/v1/citizens/" + key, "/citizens/" + key, $"/api/v1/citizens/{key}/history", "/"])
            Assert.Equal(200, (await Host.GetAsync(path, "caseworker:bif-1")).Code);
        await Host.PostAsync(
            "/api/v1/citizens/lookup", "caseworker:bif-1", new { name = $"{name} {family}", birthDate = "1980-01-01", reason = "x" });

        // Names and numbers wherever a sender can put them.
        foreach (var text in (string[])[$"{name}.{family}", cpr, $"{cpr[..6]}%2D{cpr[6..]}"])
        {
            await Host.GetAsync($"/api/v1/alerts?state={text}", "caseworker:bif-1");
            var settle = $"/api/v1/citizens/{key}/conflicts/{text}/settle";
            await Host.PostAsync(settle, "caseworker:bif-1", new { outcome = text, reason = text });
            HttpMethod method = new("X" + text.Replace("%", "", StringComparison.Ordinal));
            await Host.SendAsync(method, "/api/v1/alerts", "caseworker:bif-1");
            var wrong = RunningHost.Event($"citizen.{text}", $"cpr:{cpr}", new { }, id: text);
            await Host.PostAsync("/api/v1/events", "source:/BIF/fasit", HostProcess.Json(wrong, "application/cloudevents+json"));
        }

        var last = ActivityTraceId.CreateRandom().ToHexString();
        await SendAsync(RunningHost.NewCpr(), last);
        await Eventually.IsAsync(
            "what came after it to be exported", () => Task.FromResult(SpansOf(last).Any(span => span.Name == "journal append")));
        var scraped = (await Host.GetAsync("/metrics", null)).Text;
        foreach (var secret in (string[])[cpr, cpr.Insert(6, "-"), key])
            Assert.DoesNotContain(secret, scraped, StringComparison.Ordinal);
        foreach (var part in (string[])[name, family])
        {
            Assert.DoesNotContain(part, scraped, StringComparison.Ordinal);
            Assert.False(Collector.Holds("metrics", part), $"The metrics hold {part}.");
        }

        // What a caller writes into an address is in its trace; what the service knows is nowhere.
        foreach (var signal in (string[])["traces", "logs"])
            Assert.False(Collector.Holds(signal, $"{name} {family}"), $"The {signal} hold the citizen's name.");

        foreach (var signal in (string[])["traces", "metrics", "logs"])
            foreach (var number in (string[])[cpr, cpr.Insert(6, "-"), $"{cpr[..6]}%2D{cpr[6..]}"])
                Assert.False(Collector.Holds(signal, number), $"The {signal} hold a citizen's number.");
    }

    /// <summary>
    /// A new label of the service is looked at here before it is exported: its values must be few, and name nobody. What the values of
    /// the framework's labels hold is looked at by the tests above.
    /// </summary>
    [Fact]
    public async Task Every_label_of_a_measure_is_one_whose_values_name_nobody()
    {
        await SendAsync(RunningHost.NewCpr(), ActivityTraceId.CreateRandom().ToHexString());
        await Host.PostAsync("/api/v1/events", "source:/BIF/fasit", HostProcess.Json("{}", "application/cloudevents+json"));
        var own = (await Host.GetAsync("/metrics", null)).Text.Split('\n')
            .Where(static line => line.StartsWith("coordination_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        var labels = own.SelectMany(static line => Label().Matches(line)).Select(static match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("kind", labels);
        Assert.Equal("", string.Join(" ", labels.Except(Expected)));
    }

    [Fact]
    public async Task The_operators_name_of_the_service_is_exported()
    {
        await using var named = await HostProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(telemetry.Folder, "named")).FullName,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", Collector.Endpoint), ("OTEL_SERVICE_NAME", "aarhus-test"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        await named.GetAsync("/api/v1/organization", "role:auditor");
        await Eventually.IsAsync("the name to be exported", () => Task.FromResult(Collector.Holds("traces", "aarhus-test")));
    }

    [Fact]
    public async Task A_collector_that_is_away_is_told_of_once_and_not_per_batch()
    {
        await using var host = await HostProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(telemetry.Folder, "away")).FullName,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        await Eventually.IsAsync("the failure to be told", () => Task.FromResult(Told() > 0));
        for (var batch = 0; batch < 20; batch++) await host.GetAsync("/api/v1/organization", "role:auditor");
        Assert.Equal(1, Told());

        int Told() => host.Printed.Split("Telemetry cannot be exported").Length - 1;
    }

    [GeneratedRegex("[{,]([a-z_]+)=\"")]
    private static partial Regex Label();

    private IEnumerable<ExportedSpan> SpansOf(string trace) => Collector.Spans().Where(span => span.Trace == trace);

    private async Task SendAsync(string cpr, string trace)
    {
        var sent = await Host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit",
            HostProcess.Json(
                new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") }, "application/cloudevents-batch+json"),
            ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
        Assert.Equal(202, sent.Code);
    }
}
