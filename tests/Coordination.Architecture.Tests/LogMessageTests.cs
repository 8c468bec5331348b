using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests;

/// <summary>Operations rely on the ids of log messages: each is given once, and is found by looking down the file.</summary>
public sealed partial class LogMessageTests
{
    [Fact]
    public void The_ids_of_log_messages_ascend_and_are_given_once()
    {
        var files = Tree.Files("src", ".cs").Where(file => Message().IsMatch(File.ReadAllText(file))).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Faults(File.ReadAllText(file)).Select(fault => $"{Tree.Relative(file)}: {fault}")));
        var all = files.SelectMany(file => Ids(File.ReadAllText(file))).ToList();
        Assert.Equal(all.Distinct(), all);
    }

    [Theory]
    [InlineData("", "[LoggerMessage(1, 2)] [LoggerMessage(\n  2, 0)] [LoggerMessage(EventId = 4)]")]
    [InlineData("3 stands before 2", "[LoggerMessage(1)] [LoggerMessage(3)] [LoggerMessage(2)]")]
    [InlineData("2 stands before 2", "[LoggerMessage(2)] [LoggerMessage(2)]")]
    [InlineData("a message has no id", "[LoggerMessage(1)] [LoggerMessage(Level = 2)]")]
    public void An_id_out_of_order_is_found(string fault, string text)
    {
        Assert.Equal(fault, string.Join("; ", Faults(text)));
    }

    private static IEnumerable<string> Faults(string text)
    {
        var ids = Ids(text).ToList();
        if (ids.Count != Message().Count(text)) yield return "a message has no id";
        foreach (var (one, next) in ids.Zip(ids.Skip(1)))
            if (one >= next) yield return $"{one} stands before {next}";
    }

    private static IEnumerable<int> Ids(string text) =>
        MessageId().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\[LoggerMessage\b")]
    private static partial Regex Message();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId = )?([0-9]+)\b")]
    private static partial Regex MessageId();
}
