using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Coordination.Host.Security;

/// <summary>Cleans the names and texts of spans before they are exported, also of those that other libraries write.</summary>
internal sealed class CleanTraces : BaseProcessor<Activity>
{
    // Text that callers write as they like and that no trace is searched by. The route is a tag of its own.
    private static readonly string[] NeedlessTags = ["url.query", "user_agent.original"];

    /// <summary>Puts it before the exporters.</summary>
    internal static IServiceCollection AddTo(IServiceCollection services) =>
        services.ConfigureOpenTelemetryTracerProvider(static traces => traces.AddProcessor(new CleanTraces()));

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (Cleaned(data.DisplayName) is { } name) data.DisplayName = name;
        if (data.StatusDescription is { } description && Cleaned(description) is { } status) data.SetStatus(data.Status, status);
        List<KeyValuePair<string, string>>? changed = null;
        foreach (var (tag, value) in data.EnumerateTagObjects())
            if (value is string text && Cleaned(text) is { } clean) (changed ??= []).Add(new(tag, clean));
        foreach (var (tag, clean) in changed ?? []) data.SetTag(tag, clean);
        foreach (var tag in NeedlessTags) data.SetTag(tag, null);
    }

    private static string? Cleaned(string text) =>
        CleanText.LinesFrom(CprRedactor.FromAnySpelling(text)) is var clean && clean != text ? clean : null;
}
