using System.Text.Json.Nodes;

namespace Coordination.Host.Tests.Scenarios;

/// <summary>
/// The rules over HTTP, given, when and then: each file is a scenario about citizens of its own, on one host whose clock
/// only moves forward. Files have the form of the acceptance scenarios: steps are an event, a command (<c>do</c>), a move
/// of the clock (<c>advance</c>), a change of the organization, or what must be seen (<c>expect</c>).
/// </summary>
public sealed class ScenarioTests(ScenarioHost host) : IClassFixture<ScenarioHost>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios", "Files");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_scenario_holds(string file)
    {
        var scenario = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Folder, $"{file}.json"), TestContext.Current.CancellationToken))!.AsObject();
        await using var run = await ScenarioRun.BeginAsync(host, scenario["start"]?.GetValue<string>());
        foreach (var (i, step) in scenario["steps"]!.AsArray().Index())
        {
            var wrong = await run.StepAsync(step!.AsObject());
            Assert.True(wrong is null, $"{scenario["title"]}, step {i + 1}: {wrong}");
        }
    }
}
