using Stopwatch = System.Diagnostics.Stopwatch;
using System.Text;
using System.Text.Json;
using Coordination.Simulator.Imports;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests.Imports;

public sealed class ImportTests : IDisposable
{
    private const string Mapping = """
        {
          "source": "/BIF/fasit", "delimiter": ";", "encoding": "latin1", "dates": ["dd-MM-yyyy", "dd-MM-yyyy HH:mm"],
          "values": { "Indsats": { "Kontaktforløb": "contact-course", "Mentor": "mentor" } },
          "events": [
            {
              "type": "citizen.registered", "id": "borger-{CPR}", "subject": "cpr:{CPR}", "time": "{Oprettet}",
              "data": { "name": "{Navn}", "birthDate": { "date": "{Født}" } }
            },
            {
              "type": "intervention.started", "id": "indsats-{Sag}", "subject": "cpr:{CPR}", "time": "{Oprettet}",
              "when": { "Status": ["aktiv"] },
              "data": {
                "interventionId": "{Sag}", "kind": "{Indsats}", "title": "Sag {Sag}", "unit": "bif-job", "caseworker": "{Sagsbehandler}",
                "startsOn": { "date": "{Start}" }, "weeklyHours": { "number": "{Timer}" }, "lasting": { "flag": "{Varig}", "true": ["ja"] }
              }
            }
          ]
        }
        """;

    private const string Header = "Sag;CPR;Navn;Født;Indsats;Sagsbehandler;Start;Timer;Varig;Status;Oprettet";
    private const string Good = "17;010180-0042;Åse Sørensen;01-01-1980;Kontaktforløb;bif-1;01-09-2026;12,5;nej;aktiv;28-08-2026 09:30";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("simulator-import-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_row_of_a_table_becomes_the_events_of_the_mapping()
    {
        using var service = new StubService();
        var output = new StringWriter();
        var ended = "18;0202800043;Bo Bæk;02-02-1980;;;;;;afsluttet;2026-08-28T10:00:00+02:00";

        var code = await RunAsync(service, Table(Header, Good, ended), output);

        Assert.Equal(ExitCode.Good, code);
        Assert.Equal(
            ["borger-010180-0042", "borger-0202800043", "indsats-17"], service.Batches.SelectMany(static ids => ids).Order());
        Assert.Contains("3 settled", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("rows       3", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_row_is_written_down_with_its_reason_and_the_others_go_on()
    {
        using var service = new StubService { Refuses = ["indsats-17"] };
        var output = new StringWriter();
        string[] rows =
        [
            Header, Good, "18;for;få;felter", "19;0202800043;Bo;02-02-1980;Ukendt;b;01-09-2026;1;;aktiv;28-08-2026",
            "20;0303800044;Ib;i går;Mentor;bif-1;01-09-2026;1;;aktiv;28-08-2026",
            "21;0404800045;Eva;04-04-1980;Mentor;bif-1;01-09-2026;mange;;aktiv;28-08-2026",
            "22;0505800046;Kaj;05-05-1980;Mentor;bif-1;01-09-2026;999;;aktiv;28-08-2026",
        ];

        var code = await RunAsync(service, Table(rows), output);

        Assert.Equal(ExitCode.NotGood, code);
        var refused = await File.ReadAllLinesAsync(Refused, SimulatorSamples.Stop);
        foreach (var expected in new[]
        {
            """{"line":3,"id":null,"reason":"the row is malformed""",
            """{"line":4,"id":null,"reason":"the column Indsats has a value that the mapping does not name"}""",
            """{"line":5,"id":null,"reason":"/data/birthDate: """.TrimEnd(),
            """{"line":6,"id":null,"reason":"/data/weeklyHours: expected a number"}""",
            """{"line":7,"id":null,"reason":"/data/weeklyHours: """.TrimEnd(),
            """{"line":2,"id":"indsats-17","reason":""",
        })
            Assert.Contains(refused, line => line.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain("0202800043", string.Concat(refused), StringComparison.Ordinal);
        Assert.Contains("borger-0505800046", service.Batches.SelectMany(static ids => ids));
        Assert.Contains("each with its line and reason", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_broken_off_goes_on_where_it_was()
    {
        var file = Lines(Enumerable.Range(1, Import.PortionMax + 10).Select(Registration));
        using (var away = new StubService { UnavailableAfterEvents = Import.PortionMax })
            await Assert.ThrowsAsync<UnreachableException>(() => RunAsync(away, file, new StringWriter()));

        using var back = new StubService();
        var output = new StringWriter();
        Assert.Equal(ExitCode.Good, await RunAsync(back, file, output));
        Assert.Equal(10, back.Batches.Sum(static ids => ids.Length));

        using var again = new StubService();
        Assert.Equal(ExitCode.Good, await RunAsync(again, file, output));
        Assert.Empty(again.Batches);
        Assert.Equal(ExitCode.Good, await RunAsync(again, file, output, anew: true));
        Assert.Equal(Import.PortionMax + 10, again.Batches.Sum(static ids => ids.Length));
    }

    [Fact]
    public async Task An_import_tells_its_progress_and_is_no_faster_than_its_rate()
    {
        using var service = new StubService();
        var error = new StringWriter();
        var began = Stopwatch.GetTimestamp();
        Assert.Equal(
            ExitCode.NotGood,
            await RunAsync(service, Lines([.. Enumerable.Range(1, 10).Select(Registration), "no json"]), new StringWriter(), rate: 20,
                error: error));
        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromSeconds(0.4), "Ten events at twenty a second were sent at once.");
        var last = error.ToString().TrimEnd().Split('\n')[^1];
        Assert.Matches(@"^100\s?%, 10 events, [\d,]+/s, 1 refused\s*$", last);
    }

    [Fact]
    public async Task Lines_that_are_no_events_are_refused_with_their_numbers()
    {
        using var service = new StubService();
        var unknown = Registration(2).Replace("registered", "renamed", StringComparison.Ordinal);
        var file = Lines([Registration(1), "", "no json", "[]", """{"id":"x"}""", unknown]);

        Assert.Equal(ExitCode.NotGood, await RunAsync(service, file, new StringWriter()));
        var refused = await File.ReadAllTextAsync(Refused, SimulatorSamples.Stop);
        foreach (var expected in new[] { "\"line\":3", "\"line\":4", "\"line\":5", "\"line\":6", "is unknown", "/source: missing" })
            Assert.Contains(expected, refused, StringComparison.Ordinal);
        Assert.Equal(["e-1"], service.Batches.SelectMany(static ids => ids));
    }

    [Theory]
    [InlineData("{CPR}", "{Nummer}", "The file has no column Nummer. It has: Sag, CPR")]
    [InlineData("latin1", "utf-8", "has bytes that are no UTF-8")]
    public async Task A_mapping_that_does_not_fit_the_file_is_one_clear_error(string was, string now, string message)
    {
        using var service = new StubService();
        var mapping = Mapping.Replace(was, now, StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(
            () => RunAsync(service, Table(Header, Good), new StringWriter(), mapping: mapping));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Empty(service.Batches);
    }

    [Theory]
    [InlineData("""{"source":"/BIF/fasit","events":[]}""", "/events is empty")]
    [InlineData("""{"source":"/BIF/fasit","events":[],"other":1}""", "other")]
    [InlineData("""{"events":[]}""", "source")]
    public void A_mapping_of_another_form_is_refused(string mapping, string message)
    {
        var file = Path.Combine(_folder.FullName, "mapping.json");
        File.WriteAllText(file, mapping);
        Assert.Contains(
            message, Assert.Throws<InvalidDataException>(() => ImportMapping.Read(new FileInfo(file))).Message, StringComparison.Ordinal);
    }

    private string Refused => Path.Combine(_folder.FullName, "refused.jsonl");

    private static string Registration(int number) => JsonSerializer.Serialize(new
    {
        id = $"e-{number}", source = "/BIF/fasit", type = "citizen.registered", subject = $"cpr:{number:D10}",
        time = "2026-08-31T09:00:00+02:00", data = new { name = "N", birthDate = "1980-01-01" },
    });

    private FileInfo Table(params string[] rows)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, "sager.csv"));
        File.WriteAllLines(file.FullName, rows, Encoding.Latin1);
        return file;
    }

    private FileInfo Lines(IEnumerable<string> lines)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, "events.ndjson"));
        File.WriteAllLines(file.FullName, lines);
        return file;
    }

    private Task<int> RunAsync(
        StubService service, FileInfo file, TextWriter output, bool anew = false, string mapping = Mapping, double? rate = null,
        TextWriter? error = null)
    {
        var document = Path.Combine(_folder.FullName, "mapping.json");
        File.WriteAllText(document, mapping);
        var settings = new Import.ImportSettings(
            file, file.Extension == ".csv" ? ImportMapping.Read(new FileInfo(document)) : null, new FileInfo(Refused),
            new FileInfo(file.FullName + ".import"), anew, rate, InFlight: 4, WaitSeconds: 30, IsTerminal: false);
        return new Import(SimulatorSamples.Client(service), settings, output, error ?? TextWriter.Null).RunAsync(SimulatorSamples.Stop);
    }
}
