using System.CommandLine;

namespace Coordination.Simulator.Imports;

/// <summary><c>import FILE</c></summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> File = new Argument<FileInfo>("file")
    {
        Description = "JSON lines, each a CloudEvent; or with --mapping CSV with a header. Also .gz.",
    }.AcceptExistingOnly();

    private static readonly Option<FileInfo> Mapping = new Option<FileInfo>("--mapping")
    {
        Description = "How the rows of a table become events (JSON).",
    }.AcceptExistingOnly();

    private static readonly Option<Uri> Url = CommonOptions.Url();
    private static readonly Option<int> InFlight = CommonOptions.InFlight();

    private static readonly Option<FileInfo> Token = new Option<FileInfo>("--token-file")
    {
        Description = "A file with a bearer token of the identity provider; without it the import signs in as in Development.",
    }.AcceptExistingOnly();

    private static readonly Option<FileInfo?> Refused = new("--refused")
    {
        Description = "Where refused rows are written, each with its line and reason; beside the file if left out.",
    };

    private static readonly Option<bool> Anew = new("--anew")
    {
        Description = "Begin at the first row, not where the last run of this file came to.",
    };

    private static readonly Option<double?> Rate = new("--rate") { Description = "Events a second at most; as fast as they are taken." };

    private static readonly Option<int> Wait = new("--wait")
    {
        Description = "Seconds to wait for events to be settled, 0 to 30; 0: only until they are accepted.", DefaultValueFactory = _ => 30,
    };

    public static Command Create()
    {
        Rate.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double?>() is { } rate && !(rate > 0 && double.IsFinite(rate)))
                result.AddError("--rate must be a number above 0.");
        });
        Wait.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 30) result.AddError("--wait must be 0 to 30.");
        });
        var command = new Command("import", "Sends what a department's system holds today: rows of a file, as events. It can be resumed.")
        {
            File, Mapping, Url, Token, InFlight, Rate, Wait, Refused, Anew,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.RunAsync(
            parsed, Url, (client, output, error) => new Import(client, SettingsOf(parsed), output, error).RunAsync(cancellation),
            parsed.GetValue(Token)));
        return command;
    }

    private static Import.ImportSettings SettingsOf(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(File);
        return new Import.ImportSettings(
            file, parsed.GetValue(Mapping) is { } mapping ? ImportMapping.Read(mapping) : null,
            parsed.GetValue(Refused) ?? new FileInfo(file.FullName + ".refused.jsonl"), new FileInfo(file.FullName + ".import"),
            parsed.GetValue(Anew), parsed.GetValue(Rate), parsed.GetValue(InFlight), parsed.GetValue(Wait),
            IsTerminal: !Console.IsErrorRedirected);
    }
}
