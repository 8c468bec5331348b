using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Testing;

namespace Coordination.Host.Tests.Scenarios;

/// <summary>A scenario under way: its time, its citizens, the names it saved.</summary>
internal sealed partial class ScenarioRun : IAsyncDisposable
{
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BeforeNow = TimeSpan.FromMinutes(1);

    private readonly ScenarioHost _shared;
    private readonly ScenarioClock _clock;
    private readonly Dictionary<string, string> _names = new() { ["run"] = Guid.NewGuid().ToString("N")[..8] };
    private readonly Dictionary<string, string> _numbers = [];
    private bool _organizationChanged;
    private int _sent;

    private ScenarioRun(ScenarioHost shared, ScenarioClock clock) => (_shared, _clock) = (shared, clock);

    private HostProcess Host => _shared.Host;

    /// <summary>Begins on the first day of its kind after where the clock stands.</summary>
    public static async Task<ScenarioRun> BeginAsync(ScenarioHost shared, string? start)
    {
        var now = (await shared.Host.GetAsync("/dev/clock", null)).Body.GetProperty("now").GetDateTimeOffset();
        var run = new ScenarioRun(shared, new ScenarioClock(now, start));
        await run.SetClockAsync();
        return run;
    }

    /// <summary>Does a step; answers what is wrong, if anything is.</summary>
    public async Task<string?> StepAsync(JsonObject step) => step switch
    {
        _ when step["event"] is JsonObject told => await TellAsync(step, (JsonObject)(await FilledAsync(told))!),
        _ when step["do"] is { } command => await DoAsync(step, await FilledAsync(command.GetValue<string>())),
        _ when step["advance"] is { } length => await AdvanceAsync(length.GetValue<string>()),
        _ when step["expect"] is { } request => await ExpectAsync(step, await FilledAsync(request.GetValue<string>())),
        _ when step["organization"] is JsonObject change => await OrganizeAsync((JsonObject)(await FilledAsync(change))!),
        _ => throw new ArgumentException($"There is no such step: {step.ToJsonString()}"),
    };

    public async ValueTask DisposeAsync()
    {
        if (_organizationChanged) await _shared.PutOrganizationAsync(ScenarioHost.Organization);
    }

    private async Task<string?> TellAsync(JsonObject step, JsonObject told)
    {
        // A minute ago, a millisecond apart: the order they are sent is the order in which they happened.
        told["time"] ??= ScenarioClock.Text(_clock.Now - BeforeNow + TimeSpan.FromMilliseconds(++_sent));
        told["id"] ??= Guid.NewGuid().ToString("N");
        told["specversion"] = "1.0";
        var subject = told["subject"]!.GetValue<string>();
        if (subject.StartsWith("cpr:", StringComparison.Ordinal)) told["subject"] = $"cpr:{NumberOf(subject["cpr:".Length..])}";
        var answer = await Host.PostAsync(
            "/api/v1/events", $"source:{told["source"]}", HostProcess.Json(told.ToJsonString(), "application/cloudevents+json"),
            ("Prefer", "wait=20"));
        return Unexpected(answer, step)
            ?? (ScenarioPath.Select(JsonNode.Parse(answer.Text), "results[0].status")?.GetValue<string>() is var status
            && (step["expectResult"]?.GetValue<string>() ?? "settled") != status ? $"{told["type"]} was {status}" : null);
    }

    private async Task<string?> DoAsync(JsonObject step, string command)
    {
        var (method, path) = command.Split(' ', 2) is [var verb, var rest] ? (verb, rest) : throw new ArgumentException(command);
        var answer = await Host.SendAsync(
            new HttpMethod(method), path, await WhoAsync(step), (await FilledAsync(step["body"]))?.ToJsonString());
        Save(step, answer);
        return Unexpected(answer, step);
    }

    private async Task<string?> AdvanceAsync(string length)
    {
        _clock.Advance(length);
        await SetClockAsync();
        return null;
    }

    private async Task<string?> ExpectAsync(JsonObject step, string request)
    {
        var (path, who) = (request["GET ".Length..], await WhoAsync(step));
        var where = ((JsonArray?)await FilledAsync(step["where"]) ?? []).Select(one => one!.AsArray()).ToList();
        string? wrong = null;
        try
        {
            await Eventually.IsAsync(request, async () =>
            {
                var answer = await Host.GetAsync(path, who);
                var seen = answer.Text.Length == 0 ? null : JsonNode.Parse(answer.Text);
                wrong = Unexpected(answer, step) ?? where
                    .Select(one =>
                        ScenarioPath.Wrong(seen, one[0]!.GetValue<string>(), one[1]!.GetValue<string>(), one.Count > 2 ? one[2] : null))
                    .FirstOrDefault(fault => fault is not null);
                if (wrong is null) Save(step, answer);
                return wrong is null;
            }, SeenWithin);
            return null;
        }
        catch (TimeoutException)
        {
            return $"{request}: {wrong}";
        }
    }

    private async Task<string?> OrganizeAsync(JsonObject change)
    {
        _organizationChanged = true;
        var document = ScenarioHost.Organization.DeepClone().AsObject();
        var caseworkers = document["caseworkers"]!.AsArray();
        foreach (var changed in change["caseworkers"]?.AsArray() ?? [])
            foreach (var (name, value) in changed!.AsObject())
                caseworkers.Single(one => IdOf(one) == IdOf(changed))![name] = value?.DeepClone();
        foreach (var left in change["left"]?.AsArray() ?? [])
            caseworkers.Remove(caseworkers.Single(one => IdOf(one) == left!.GetValue<string>()));
        await _shared.PutOrganizationAsync(document);
        return null;

        static string IdOf(JsonNode? caseworker) => caseworker!["id"]!.GetValue<string>();
    }

    private async Task SetClockAsync()
    {
        var moved = await Host.SendAsync(HttpMethod.Put, "/dev/clock", null, new { now = ScenarioClock.Text(_clock.Now) });
        Assert.True(moved.Code == 200, moved.Text);
    }

    private static string? Unexpected(Answer answer, JsonObject step)
    {
        var wanted =
            step["status"] switch { JsonArray several =>
            several.Select(one => one!.GetValue<int>()), { } one => [one.GetValue<int>()], null => [200] };
        return wanted.Contains(answer.Code) ? null : $"status {answer.Code}: {answer.Text}";
    }

    private void Save(JsonObject step, Answer answer)
    {
        foreach (var (name, path) in step["save"]?.AsObject() ?? [])
            _names[name] = ScenarioPath.Text(ScenarioPath.Select(JsonNode.Parse(answer.Text), path!.GetValue<string>()));
    }

    private async Task<string?> WhoAsync(JsonObject step) => step["as"] is { } who ? await FilledAsync(who.GetValue<string>()) : null;

    private string NumberOf(string citizen) =>
        _numbers.TryGetValue(citizen, out var number) ? number : _numbers[citizen] = RunningHost.NewCpr();

    private async Task<JsonNode?> FilledAsync(JsonNode? value) =>
        value is null ? null : JsonNode.Parse(await FilledAsync(value.ToJsonString()));

    /// <summary>
    /// Fills in <c>{now}</c>, <c>{now+P3D}</c>, <c>{now+P3D|date}</c>, <c>{today}</c>, <c>{citizen:a}</c>, <c>{cpr:a}</c>, <c>{run}</c>
    /// and saved names.
    /// </summary>
    private async Task<string> FilledAsync(string text)
    {
        foreach (var citizen in Citizens().Matches(text).Select(match => match.Groups[1].Value).Distinct())
            if (!_names.ContainsKey($"citizen:{citizen}"))
                _names[$"citizen:{citizen}"] = (
                    await Host.PostAsync("/api/v1/citizens/lookup", "role:integration", new { cpr = NumberOf(citizen) }))
                    .Body.GetProperty("key").GetString()!;
        foreach (var citizen in Numbers().Matches(text).Select(match => match.Groups[1].Value).Distinct())
            _names[$"cpr:{citizen}"] = NumberOf(citizen);
        text = Moved().Replace(Unescaped(text), match =>
        {
            var (sign, length) = (match.Groups[1].Value == "+" ? 1 : -1, match.Groups[2].Value);
            return match.Groups[3].Success ? _clock.Day(length, sign) : _clock.Instant(length, sign);
        });
        text = text.Replace("{now}", ScenarioClock.Text(_clock.Now), StringComparison.Ordinal)
            .Replace("{today}", _clock.Day("P0D"), StringComparison.Ordinal);
        foreach (var (name, value) in _names) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }

    // JSON as it is written here escapes the plus sign.
    private static string Unescaped(string text) => text.Replace("\\u002B", "+", StringComparison.Ordinal);

    [GeneratedRegex(@"\{citizen:([^}]+)\}")]
    private static partial Regex Citizens();

    [GeneratedRegex(@"\{cpr:([^}]+)\}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\{now([+-])(P[^}|]+)(\|date)?\}")]
    private static partial Regex Moved();
}
