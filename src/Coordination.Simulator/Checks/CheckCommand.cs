using System.CommandLine;

namespace Coordination.Simulator.Checks;

/// <summary><c>check</c></summary>
internal static class CheckCommand
{
    private static readonly Option<FileInfo[]> Ledgers = new Option<FileInfo[]>("--ledger")
    {
        Description = "What replay, demo or load kept with --ledger; may be given several times.",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    }.AcceptExistingOnly();

    private static readonly Option<Uri> Url = CommonOptions.Url();
    private static readonly Option<int> InFlight = CommonOptions.InFlight();
    private static readonly Option<int> Within = new("--within")
    {
        Description = "Seconds the service may take to come to rest before a difference counts.",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<bool> NoHistory = new("--no-history") { Description = "Do not look for every event in the journals." };

    public static Command Create()
    {
        var command = new Command(
            "check", "Compares the service with a single-threaded fold of what was sent, and its figures with its pictures.")
        {
            Ledgers, Url, Within, InFlight, NoHistory,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.RunAsync(parsed, Url, (client, output, _) =>
        {
            var settings = new Check.CheckSettings(
                parsed.GetRequiredValue(Ledgers), TimeSpan.FromSeconds(parsed.GetValue(Within)), parsed.GetValue(InFlight),
                !parsed.GetValue(NoHistory));
            return new Check(client, settings, output).RunAsync(cancellation);
        }));
        return command;
    }
}
