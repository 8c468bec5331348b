using System.Diagnostics;
using Coordination.Testing;

namespace Coordination.Host.Tests.Telemetry;

/// <summary>What the host tells a collector and Prometheus about itself.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-telemetry-").FullName;
    private OtlpReceiver _collector = null!;
    private HostProcess _host = null!;

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
        await _host.PostAsync("/api/v1/events", "source:/BIF/fasit", HostProcess.Json("{}", "application/cloudevents+json"));
        string[] stages =
        [
            "http.server.request.duration", "coordination.events.received", "coordination.intake.refused", "coordination.events.taken",
            "coordination.deciding",
            "coordination.decisions", "coordination.storage.queue.length", "coordination.storage.journal.commit.duration",
            "coordination.storage.journal.batch.size",
        ];
        await Eventually.IsAsync(
            $"the collector to have {string.Join(", ", stages)}", () => Task.FromResult(_collector.Metrics().IsSupersetOf(stages)));

        var scraped = await _host.GetAsync("/metrics", null);
        Assert.Equal(200, scraped.Code);
        foreach (var stage in stages) Assert.Contains(stage.Replace('.', '_'), scraped.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_number_of_a_citizen_is_in_any_span_measure_or_log()
    {
        var cpr = RunningHost.NewCpr();
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await SendAsync(cpr, trace);
        await _host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr });
        await _host.PostAsync("/api/v1/citizens/lookup", "role:integration", $"{{\"cpr\":{cpr}}}");
        await _host.GetAsync($"/api/v1/citizens/{cpr}?cpr={cpr}", "role:auditor");
        await _host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit", HostProcess.Json($"{{\"subject\":\"cpr:{cpr}\",", "application/cloudevents+json"));

        var last = ActivityTraceId.CreateRandom().ToHexString();
        await SendAsync(RunningHost.NewCpr(), last);
        await Eventually.IsAsync(
            "what came after it to be exported", () => Task.FromResult(SpansOf(last).Any(span => span.Name == "journal append")));
        await Eventually.IsAsync(
            "logs and measures to be exported",
            () => Task.FromResult(_collector.Holds("logs", "coordination") && _collector.Holds("metrics", "coordination")));
        foreach (var signal in (string[])["traces", "metrics", "logs"])
            foreach (var number in (string[])[cpr, cpr.Insert(6, "-")])
                Assert.False(_collector.Holds(signal, number), $"The {signal} hold a citizen's number.");
    }

    [Fact]
    public async Task The_operators_name_of_the_service_is_exported()
    {
        await using var named = await HostProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(_folder, "named")).FullName,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Endpoint), ("OTEL_SERVICE_NAME", "aarhus-test"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"));
        await named.GetAsync("/api/v1/organization", "role:auditor");
        await Eventually.IsAsync("the name to be exported", () => Task.FromResult(_collector.Holds("traces", "aarhus-test")));
    }

    [Fact]
    public async Task A_collector_that_is_away_is_told_of_once_and_not_per_batch()
    {
        await using var host = await HostProcess.StartAsync(
            Directory.CreateDirectory(Path.Combine(_folder, "away")).FullName,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        await Eventually.IsAsync("the failure to be told", () => Task.FromResult(Told() > 0));
        for (var batch = 0; batch < 20; batch++) await host.GetAsync("/api/v1/organization", "role:auditor");
        Assert.Equal(1, Told());

        int Told() => host.Printed.Split("Telemetry cannot be exported").Length - 1;
    }

    public async ValueTask InitializeAsync()
    {
        _collector = await OtlpReceiver.StartAsync();
        _host = await HostProcess.StartAsync(
            _folder, ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_BLRP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        await _host.SendAsync(HttpMethod.Put, "/api/v1/organization", "role:operations", RunningHost.Organization);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _collector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<ExportedSpan> SpansOf(string trace) => _collector.Spans().Where(span => span.Trace == trace);

    private async Task SendAsync(string cpr, string trace)
    {
        var sent = await _host.PostAsync(
            "/api/v1/events", "source:/BIF/fasit",
            HostProcess.Json(
                new[] { RunningHost.Registration(cpr), RunningHost.Intervention(cpr, "k-1") }, "application/cloudevents-batch+json"),
            ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01"));
        Assert.Equal(202, sent.Code);
    }
}
