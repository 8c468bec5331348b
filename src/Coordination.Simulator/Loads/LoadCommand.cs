using System.CommandLine;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Loads;

/// <summary><c>load</c></summary>
internal static class LoadCommand
{
    /// <summary>The highest rate in events per second.</summary>
    public const double RateMax = 100_000;

    public const int CitizensMax = 1_000_000;

    /// <summary>The longest run in seconds: a day.</summary>
    public const int SecondsMax = 86_400;

    private static readonly Option<Uri> Url = CommonOptions.Url();
    private static readonly Option<int> InFlight = CommonOptions.InFlight();
    private static readonly Option<FileInfo?> Ledger = CommonOptions.Ledger();
    private static readonly Option<double> Rate = Number("--rate", 50d, 0.001, RateMax, "Events a second.");
    private static readonly Option<int> Citizens = Number("--citizens", 1_000, 1, CitizensMax, "Citizens the events are about.");
    private static readonly Option<int> Seconds = Number("--seconds", 30, 1, SecondsMax, "How long.");
    private static readonly Option<double> Repeats = Number("--repeats", 0.01, 0, 1, "Share of events that are sent again.");
    private static readonly Option<double> Late = Number("--late", 0d, 0, 0.5, "Share of events that are sent after later ones.");
    private static readonly Option<double> Flawed = Number(
        "--flawed", 0d, 0, 0.5, "Share of events that are sent before with a flaw, for which the service must refuse them.");
    private static readonly Option<int> Wait = Number("--wait", 10, 0, 30, "Seconds to wait for settling; 0: only until accepted.");
    private static readonly Option<int> BatchCount = Number("--batch", 50, 1, Batch.CountMax, "Most events of one request.");
    private static readonly Option<string[]> Gateways = new("--gateways")
    {
        Description = "Gateways of the cluster (localhost:30000): citizens' events are divided among HTTP, grain calls and streams.",
        AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => [],
    };

    private static readonly Option<int?> Seed = new("--seed") { Description = "Makes runs distinct; the machine's time if left out." };

    public static Command Create()
    {
        var command = new Command(
            "load", "Sends random plausible events at a rate, and reports what was accepted and settled and how fast.")
        {
            Rate, Citizens, Seconds, Url, Ledger, InFlight, BatchCount, Wait, Repeats, Late, Flawed, Gateways, Seed,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.RunAsync(parsed, Url, (client, output, error) =>
        {
            var settings = new Load.LoadSettings(
                parsed.GetValue(Rate), parsed.GetValue(Citizens), TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
                parsed.GetValue(Seed) ?? (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % int.MaxValue),
                new LoadOddities(parsed.GetValue(Repeats), parsed.GetValue(Late), parsed.GetValue(Flawed)), parsed.GetValue(Wait),
                parsed.GetValue(BatchCount), parsed.GetValue(InFlight),
                parsed.GetValue(Ledger)) { Gateways = parsed.GetValue(Gateways) ?? [] };
            return new Load(client, settings, output, error).RunAsync(cancellation);
        }));
        return command;
    }

    private static Option<T> Number<T>(string name, T usual, T min, T max, string description) where T : struct, IComparable<T>
    {
        var option = new Option<T>(name) { Description = $"{description} {min} to {max}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<T>();
            if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0) result.AddError($"{name} is {value}, expected {min} to {max}.");
        });
        return option;
    }
}
