using System.CommandLine;

namespace Coordination.Simulator.Demo;

/// <summary><c>demo</c></summary>
internal static class DemoCommand
{
    private static readonly Option<Uri> Url = CommonOptions.Url();
    private static readonly Option<bool> Fast = new("--fast")
    {
        Description = "Fill the service at once instead of a step every few seconds.",
    };

    private static readonly Option<double> Every = new("--every")
    {
        Description = "Seconds between two steps.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Replace an organization document that is not the demo's.",
    };

    private static readonly Option<FileInfo?> Ledger = CommonOptions.Ledger();

    public static Command Create()
    {
        var command = new Command(
            "demo", "Puts a small invented municipality and plays fifteen invented citizens with the typical troubles.")
        {
            Url, Fast, Every, Force, Ledger,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.RunAsync(parsed, Url, (client, output, _) =>
        {
            var every = parsed.GetValue(Fast) ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(Every), 0, 3_600));
            return new DemoRun(client, new DemoRun.DemoRunSettings(every, parsed.GetValue(Force), parsed.GetValue(Ledger)), output)
                .RunAsync(cancellation);
        }));
        return command;
    }
}
