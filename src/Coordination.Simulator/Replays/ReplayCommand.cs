using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Coordination.Simulator.Replays;

/// <summary><c>replay LOG.csv</c></summary>
internal static class ReplayCommand
{
    private static readonly Argument<FileInfo> Log = new Argument<FileInfo>("log")
    {
        Description = "The case log: CSV with a header, also .gz.",
    }.AcceptExistingOnly();

    private static readonly Option<Uri> Url = CommonOptions.Url();
    private static readonly Option<int> InFlight = CommonOptions.InFlight();
    private static readonly Option<FileInfo?> Ledger = CommonOptions.Ledger();

    private static readonly Option<double?> Speed = new("--speed")
    {
        Description = "max, or how many times as fast as the log's own time.",
        DefaultValueFactory = _ => null,
        CustomParser = ParseSpeed,
    };

    private static readonly Option<string> Department = Named("--department", "LOG", "The department whose cases they are.");
    private static readonly Option<string> Zone = Named(
        "--time-zone", "Europe/Amsterdam", "Where local days are counted, and the zone of times without an offset.");
    private static readonly Option<char> Delimiter = new("--delimiter")
    {
        Description = "What stands between the fields: one character.",
        DefaultValueFactory = _ => ',',
        CustomParser = ParseDelimiter,
    };

    private static readonly Option<DeadlineForm> DeadlineAs = new("--deadline-as")
    {
        Description = "Whether a deadline is told as a local day (in time until its end) or as the log's instant.",
        DefaultValueFactory = _ => DeadlineForm.Date,
    };

    private static readonly Option<DateTimeOffset?> Until = new("--until")
    {
        Description = "Stop at this instant of the log, with the service's clock there.",
    };

    private static readonly Option<string?> Contacts = new("--contacts")
    {
        Description =
            "A department that receives every case as a contact meant for the other, answered when the case ends: "
            + "then there are waiting times.",
    };

    private static readonly Option<bool> Verify = new("--verify")
    {
        Description =
            "Count the log itself and compare with the service's figures; ends with 1 where one differs. "
            + "The service must hold nothing else.",
    };

    private static readonly Option<string> CaseColumn = Named("--case-column", CaseColumns.Usual.Case, "Column of the case's number.");
    private static readonly Option<string> ResourceColumn = Named("--resource-column", CaseColumns.Usual.Resource, "Column of who acted.");
    private static readonly Option<string> TimeColumn = Named("--time-column", CaseColumns.Usual.Time, "Column of when.");
    private static readonly Option<string> StartColumn = Named(
        "--start-column", CaseColumns.Usual.Start, "Column of the case's start; \"\" if there is none.");
    private static readonly Option<string> EndColumn = Named(
        "--end-column", CaseColumns.Usual.End, "Column of the case's end; \"\" if there is none.");
    private static readonly Option<string> DeadlineColumn = Named(
        "--deadline-column", CaseColumns.Usual.Deadline, "Column of the case's deadline; \"\" if there is none.");

    public static Command Create()
    {
        var command = new Command("replay", "Replays a case log: every case a citizen, every change of the acting resource a handover.")
        {
            Log, Url, Speed, Department, DeadlineAs, Zone, Until, InFlight, Ledger, Delimiter, Contacts, Verify,
            CaseColumn, ResourceColumn, TimeColumn, StartColumn, EndColumn, DeadlineColumn,
        };
        command.SetAction((parsed, cancellation) => CommonOptions.RunAsync(parsed, Url, (client, output, error) =>
            new Replay(client, SettingsOf(parsed), output, error).RunAsync(cancellation)));
        return command;
    }

    private static Replay.ReplaySettings SettingsOf(ParseResult parsed)
    {
        var zone = ZoneOf(parsed.GetRequiredValue(Zone));
        var columns = new CaseColumns(
            parsed.GetRequiredValue(CaseColumn), parsed.GetRequiredValue(ResourceColumn), parsed.GetRequiredValue(TimeColumn),
            parsed.GetRequiredValue(StartColumn), parsed.GetRequiredValue(EndColumn), parsed.GetRequiredValue(DeadlineColumn));
        return new Replay.ReplaySettings(
            new CaseLog(columns, zone, parsed.GetRequiredValue(Delimiter)), parsed.GetRequiredValue(Log), zone,
            parsed.GetRequiredValue(Department),
            parsed.GetValue(DeadlineAs), parsed.GetValue(Speed), parsed.GetValue(InFlight), parsed.GetValue(Until), parsed.GetValue(Ledger),
            parsed.GetValue(Contacts), parsed.GetValue(Verify), IsTerminal: !Console.IsErrorRedirected);
    }

    private static TimeZoneInfo ZoneOf(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new InvalidDataException($"There is no time zone {id}; expected one such as Europe/Copenhagen.");

    private static Option<string> Named(string name, string usual, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static char ParseDelimiter(ArgumentResult result)
    {
        if (result.Tokens.Count == 0) return ',';
        if (result.Tokens[0].Value is [var character] && char.IsAscii(character)) return character;
        result.AddError($"--delimiter is {result.Tokens[0].Value}, expected one ASCII character.");
        return ',';
    }

    private static double? ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens.Count == 0 ? "max" : result.Tokens[0].Value;
        if (text == "max") return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed > 0 && double.IsFinite(speed))
            return speed;
        result.AddError($"--speed is {text}, expected max or a number above 0.");
        return null;
    }
}
