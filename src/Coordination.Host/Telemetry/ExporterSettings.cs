using System.Globalization;
using Coordination.Host.Settings;

namespace Coordination.Host.Telemetry;

/// <summary>
/// Checks the settings of OpenTelemetry's exporter at start. The exporter itself ignores some faults and fails on others without
/// naming the setting.
/// </summary>
internal static class ExporterSettings
{
    private static readonly string[] Signals = ["", "_TRACES", "_METRICS", "_LOGS"];

    /// <exception cref="SettingRefusedException">A setting cannot be read.</exception>
    internal static void Check(IConfiguration configuration)
    {
        foreach (var signal in Signals)
        {
            Check($"OTEL_EXPORTER_OTLP{signal}_ENDPOINT", "an http or https address such as http://collector:4317", static value =>
                Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
            Check($"OTEL_EXPORTER_OTLP{signal}_PROTOCOL", "grpc or http/protobuf", static value => value is "grpc" or "http/protobuf");
            Check($"OTEL_EXPORTER_OTLP{signal}_TIMEOUT", "a whole number of milliseconds", static value =>
                int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));
            if (configuration[$"OTEL_EXPORTER_OTLP{signal}_HEADERS"] is { Length: > 0 } headers
                && !headers.Split(',').All(static header => header.IndexOf('=', StringComparison.Ordinal) > 0))
                throw SettingRefusedException.OfSecret($"OTEL_EXPORTER_OTLP{signal}_HEADERS", headers, "name=value, several with commas");
        }

        void Check(string name, string expected, Func<string, bool> isSound)
        {
            if (configuration[name] is { Length: > 0 } value && !isSound(value)) throw SettingRefusedException.Of(name, value, expected);
        }
    }
}
