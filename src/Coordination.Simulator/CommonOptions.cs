using System.CommandLine;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator;

/// <summary>Options shared by several commands, and the handling of failures from outside.</summary>
internal static class CommonOptions
{
    /// <summary>The default number of concurrent requests.</summary>
    public const int InFlightUsual = 4;

    /// <summary>The maximum number of concurrent requests.</summary>
    public const int InFlightMax = 64;

    /// <summary>The address of the service.</summary>
    public static Option<Uri> Url() => new("--url")
    {
        Description = "Where the service listens (in Development, on this machine).",
        DefaultValueFactory = _ => new Uri("http://localhost:5080"),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")) return url;
            result.AddError($"--url is {text}, expected an address such as http://localhost:5080.");
            return null;
        },
    };

    /// <summary>The ledger file to append to.</summary>
    public static Option<FileInfo?> Ledger() => new("--ledger")
    {
        Description = "Append every event and what became of it to this file (JSON lines, no CPR numbers), for `check`.",
    };

    /// <summary>The maximum number of concurrent batches.</summary>
    public static Option<int> InFlight()
    {
        var option = new Option<int>("--in-flight")
        {
            Description = $"Batches under way at most, 1 to {InFlightMax}; those of one citizen never at the same time.",
            DefaultValueFactory = _ => InFlightUsual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > InFlightMax)
                result.AddError($"--in-flight must be 1 to {InFlightMax}.");
        });
        return option;
    }

    /// <summary>Runs a command. A failure from outside, such as an unreachable service, becomes one line and an exit code.</summary>
    /// <param name="token">A file with the bearer token of every request; null: it signs in as in Development.</param>
    public static async Task<int> RunAsync(
        ParseResult parsed, Option<Uri> url, Func<CoordinationClient, TextWriter, TextWriter, Task<int>> run, FileInfo? token = null)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            using var http = CoordinationClient.Http(parsed.GetRequiredValue(url));
            var bearer = token is null ? null : (await File.ReadAllTextAsync(token.FullName).ConfigureAwait(false)).Trim();
            return await run(new CoordinationClient(http, RetryPolicy.Usual, bearer), output, error).ConfigureAwait(false);
        }
        catch (Exception fault) when (
            fault is UnreachableException or UnexpectedResponseException or IOException or InvalidDataException
                or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCode.Impossible;
        }
    }
}
