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

    private static readonly Option<bool> Live = new("--live")
    {
        Description = "Let the municipality live on: things happen, colleagues answer, the service's own clock goes a day in ten minutes.",
    };

    private static readonly Option<double> DayMinutes = new("--day-minutes")
    {
        Description = "How long a working day of the living municipality takes.",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<bool> UntilInputEnds = new("--until-input-ends")
    {
        Description = "End the living municipality when the standard input ends: the program that started it with a pipe is gone.",
    };

    private static readonly Option<FileInfo?> Ledger = CommonOptions.Ledger();

    public static Command Create()
    {
        var command = new Command(
            "demo", "Puts a small invented municipality and plays fifteen invented citizens with the typical troubles.")
        {
            Url, Fast, Every, Force, Live, DayMinutes, UntilInputEnds, Ledger,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.RunAsync(parsed, Url, (client, output, _) =>
        {
            if (parsed.GetValue(Live))
            {
                var life = new DemoLife(client, TimeSpan.FromMinutes(Math.Clamp(parsed.GetValue(DayMinutes), 0.5, 600)), output);
                return parsed.GetValue(UntilInputEnds)
                    ? InputEnd.RunAsync(Console.OpenStandardInput(), life.RunAsync, cancellation)
                    : life.RunAsync(cancellation);
            }

            var every = parsed.GetValue(Fast) ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(Every), 0, 3_600));
            return new DemoRun(client, new DemoRun.DemoRunSettings(every, parsed.GetValue(Force), parsed.GetValue(Ledger)), output)
                .RunAsync(cancellation);
        }));
        return command;
    }
}
