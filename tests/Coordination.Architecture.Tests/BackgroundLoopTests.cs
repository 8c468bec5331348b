using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>
/// Work that is repeated goes through one door, which a stray cancellation cannot end: everything else that runs in the background was
/// found to end silently.
/// </summary>
public sealed partial class BackgroundLoopTests
{
    // Each ends with its reader, so a timer of its own cannot leave work undone.
    private static readonly string[] StreamsOfOneReader =
    [
        "src/Coordination.Host/Live/CitizenFollower.cs",
        "src/Coordination.Host/Live/SummaryStream.cs",
        "src/Coordination.Host/Live/TransferFollower.cs",
        "src/Coordination.Host/Pages/Operations/Summary/OperationsPanelStream.cs",
    ];

    [Fact]
    public void Whatever_runs_in_the_background_repeats_itself_by_the_one_door()
    {
        var background = Tree.Files("src", ".cs").Where(static file => Background().IsMatch(File.ReadAllText(file))).ToList();
        Assert.NotEmpty(background);
        Assert.Empty(background.Where(static file => !Door().IsMatch(File.ReadAllText(file))).Select(Tree.Relative));
    }

    [Fact]
    public void No_cancellation_is_caught_without_asking_whose_it_is()
    {
        var files = Tree.Files("src", ".cs").ToDictionary(Tree.Relative, File.ReadAllText);
        Assert.Empty(files.Where(static file => Swallowed().IsMatch(file.Value)).Select(static file => file.Key));
        Assert.Equal(
            StreamsOfOneReader,
            files.Where(static file => file.Value.Contains("PeriodicTimer", StringComparison.Ordinal))
                .Select(static file => file.Key).Order());
    }

    [Theory]
    [InlineData(true, "catch (OperationCanceledException)\n        {")]
    [InlineData(true, "catch (TaskCanceledException)\n{")]
    [InlineData(false, "catch (OperationCanceledException) when (stopping.IsCancellationRequested)")]
    public void A_swallowed_cancellation_is_found(bool isSwallowed, string text) => Assert.Equal(isSwallowed, Swallowed().IsMatch(text));

    [GeneratedRegex(@"^(?!.*\babstract\b).*\bclass\b[^{;]*?:[^{;]*?\b(?:BackgroundService|PeriodicGrainService)\b", RegexOptions.Multiline)]
    private static partial Regex Background();

    [GeneratedRegex(@"BackgroundLoop\.RunAsync\(|\bRepeatAsync\(")]
    private static partial Regex Door();

    [GeneratedRegex(@"catch \((?:Operation|Task)CanceledException(?: \w+)?\)\s*\{")]
    private static partial Regex Swallowed();
}
