using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Tests.Citizens;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Access;

/// <summary>
/// Nobody receives content of a department that access does not open to them, in any output, whatever happened in whatever order: every
/// text that a department reports carries the department's mark, and the marks are looked for in all that a viewer receives.
/// </summary>
public sealed partial class HiddenContentTests
{
    private const ulong Seed = 12;
    private const int Iterations = 400;

    private static readonly string[] Texts = ["title", "place", "document", "about", "text", "law", "note", "contact", "code"];

    private static readonly Dictionary<string, string[]> People = new(StringComparer.Ordinal)
    {
        ["BIF"] = ["bif-job-1", "bif-job-2"], ["SOF"] = ["sof-adult-2", "sof-treatment-2"], ["SUF"] = ["suf-rehab-1", "suf-rehab-2"],
    };

    private static readonly Viewer[] Viewers =
    [
        .. ((string[])["bif-job-1", "bif-job-lead", "sof-adult-2", "sof-treatment-lead", "suf-rehab-1", "bif-head"])
            .Select(static person => Viewer.Caseworker(new(person))),
        Viewer.SystemOf([new("BIF")]), Viewer.SystemOf([new("SUF")]), // They follow the feed too.
    ];

    [Fact]
    public void Nobody_receives_hidden_content_in_any_output_whatever_happened()
    {
        var (masked, full) = (0, 0);
        Gen.Select(RandomEvents.Set, Gen.Int[0, 2]).Each(Seed, Iterations, it => RandomEvents.Print(it.Item1), it =>
        {
            var place = new CitizenScenario(RandomEvents.Start);
            foreach (var (index, reported) in it.Item1.Index())
            {
                place.Hears(Marked(reported, index));
                if (index == it.Item1.Length / 2) Basis(place, it.Item2);
            }

            Look(place);
            Look(place.Advance("P40D"));
        });
        Assert.True(masked > 1_000 && full > 200, $"{masked} masked, {full} full");

        void Look(CitizenScenario place)
        {
            foreach (var viewer in Viewers)
            {
                var shown = CitizenAccess.Of(place.Citizen, viewer, place.Organization, place.Now).Shown;
                var received = OwedStay().Replace(Received.All(place, viewer), "$1");
                foreach (var department in People.Keys)
                {
                    if (Opens(place, viewer, shown, department))
                    {
                        full++;
                        continue;
                    }

                    masked++;
                    var mark = MarkOf(department);
                    var at = received.IndexOf(mark, StringComparison.Ordinal);
                    Assert.True(at < 0, $"{viewer} receives of {department}: {(at < 0 ? "" : Around(received, at))}");
                    at = received.IndexOf($"\"{department}/", StringComparison.Ordinal);
                    Assert.True(at < 0, $"{viewer} receives an id of {department}: {(at < 0 ? "" : Around(received, at))}");
                }
            }
        }
    }

    /// <summary>Who owes the start of a rehabilitation is told which stay it follows, whoever reported that.</summary>
    [GeneratedRegex("(rehabilitation-start\\\\?\"[^}]*?about\\\\?\": ?)\\\\?\"[^\"\\\\]+\\\\?\"")]
    private static partial Regex OwedStay();

    private static bool Opens(CitizenScenario place, Viewer viewer, Disclosure? shown, string department) =>
        shown?.Shows(department)
        ?? (viewer.Kind == ViewerKind.Caseworker ? place.Organization.DepartmentsOf(viewer.Id) : viewer.Departments)
            .Contains(new(department));

    private static void Basis(CitizenScenario place, int which)
    {
        if (which == 1) place.Hears("SUF", new ConsentGiven { Scope = TextList.Of(["SUF", "SOF"]), Until = null }, id: "consent");
        if (which == 2)
            place.Hears(
                "BIF", new BasisEstablished { Scope = TextList.Of(["BIF", "SOF"]), Law = "lov om helhedsorienteret indsats" }, id: "law");
    }

    private static string MarkOf(string department) => $"HEMMELIG{department}";

    /// <summary>The event with the mark in its texts, about people of its own department.</summary>
    private static DepartmentEvent Marked(DepartmentEvent reported, int number)
    {
        var type = EventTypes.Of(reported);
        var people = People[reported.Department];
        var data = JsonNode.Parse(EventJson.Write(reported.Data))!.AsObject();
        foreach (var name in Texts)
            if (data[name] is JsonValue text && text.TryGetValue<string>(out var said))
                data[name] = $"{said} {MarkOf(reported.Department)}";
        foreach (var name in (string[])["caseworker", "responsible", "owner"])
            if (data[name] is JsonValue) data[name] = people[number % people.Length];
        data.Remove("wants"); // A contact that is meant for another department is that department's content too.
        if (data["unit"] is JsonValue) data["unit"] = people[0][..people[0].LastIndexOf('-')];
        using var written = System.Text.Json.JsonDocument.Parse(data.ToJsonString());
        var reading = EventReading.Read(type, written.RootElement);
        return reading.IsSound ? reported with { Data = reading.Data } : reported;
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 400)..Math.Min(text.Length, at + 100)];
}
