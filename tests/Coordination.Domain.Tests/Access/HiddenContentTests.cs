using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Tests.Citizens;
using Coordination.Events;
using Coordination.Ids;
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
    private const int MinutesMax = 40 * 24 * 60;

    private static readonly string[] Texts =
        ["title", "place", "document", "about", "text", "law", "note", "contact", "code", "relation", "phone"];

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
        var (handovers, barriers) = (0, 0);
        Gen.Select(RandomEvents.Set, Gen.Int[0, 4], Gen.Int[0, MinutesMax]).Each(Seed, Iterations, it => RandomEvents.Print(it.Item1), it =>
        {
            var (events, basis, minutes) = it;
            var place = new CitizenScenario(RandomEvents.Start);
            foreach (var (index, reported) in events.Index())
            {
                place.Hears(Marked(reported, index));
                if (index == events.Length / 2) Basis(place, basis);
            }

            var written = HandsOver(place, minutes % 3);
            if (written is not null) handovers++;
            if (MeetsBarrier(place)) barriers++;
            Look(place, written);
            Look(place.Advance($"PT{minutes}M"), written); // Deadlines and answers are due at that instant, and a basis may have ended.
        });
        Assert.True(masked > 1_000 && full > 200 && handovers > 60 && barriers > 60,
            $"{masked} masked, {full} full, {handovers} handovers, {barriers} barriers");

        void Look(CitizenScenario place, WrittenWithHandover? written)
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
                    if (written?.By == department && !written.IsFor(viewer))
                        Assert.DoesNotContain(written.Text, ReadBy(place, viewer), StringComparison.Ordinal);
                    at = received.IndexOf($"\"{department}/", StringComparison.Ordinal);
                    Assert.True(at < 0, $"{viewer} receives an id of {department}: {(at < 0 ? "" : Around(received, at))}");
                }
            }
        }
    }

    /// <summary>Who owes the start of a rehabilitation is told which stay it follows, whoever reported that.</summary>
    [GeneratedRegex("(rehabilitation-start\\\\?\"[^}]*?about\\\\?\": ?)\\\\?\"[^\"\\\\]+\\\\?\"")]
    private static partial Regex OwedStay();

    private static bool Opens(CitizenScenario place, Viewer viewer, Disclosure? shown, string department)
    {
        var own = viewer.Kind == ViewerKind.Caseworker ? place.Organization.DepartmentsOf(viewer.Id) : viewer.Departments;
        return IsSeen(new(department)) || place.Citizen.Interventions.Values.Any(one =>
            one.Department.Value == department && IsSeen(one.Holder.Department)); // It is the content of whoever holds it too.

        bool IsSeen(DepartmentCode code) => shown?.Shows(code) ?? own.Contains(code);
    }

    /// <summary>All outputs but alerts, which go to those who must act.</summary>
    private static string ReadBy(CitizenScenario place, Viewer viewer) => string.Join(
        '\n', Received.By(place, viewer).Where(static one => one.Key != Received.Alerts).Select(static one => one.Value));

    /// <summary>What a department wrote with a handover, and to whom.</summary>
    private sealed record WrittenWithHandover(string By, string Text, string[] To)
    {
        /// <summary>Whether somebody may read it: a party, who leads the one who is asked, or the system of that department.</summary>
        public bool IsFor(Viewer viewer) => viewer.Kind == ViewerKind.Caseworker
            ? To.Contains(viewer.Id.Value)
            : viewer.Departments.Any(one => People[one.Value].Contains(To[0]));
    }

    /// <summary>
    /// Whoever holds an active intervention offers it to somebody of another department with a reason and a note, who accepts (0),
    /// declines (1) or leaves it waiting.
    /// </summary>
    private static WrittenWithHandover? HandsOver(CitizenScenario place, int answer)
    {
        foreach (var intervention in place.Citizen.Interventions.Values)
        {
            var (from, holder) = (intervention.Department.Value, intervention.Holder.Caseworker);
            if (intervention.Status != InterventionStatus.Active || !People[from].Contains(holder.Value)) continue;
            var to = People[People.Keys.First(department => department != from)][0];
            var text = $"OVERDRAGET{from}";
            var offer = place.Asks(holder.Value, new OfferHandover(
                new(ResponsibilityType.Intervention, intervention.Id), new(to), null, $"ny målgruppe {text}",
                $"om borgeren {text}", null));
            if (offer.Refusal is not null) continue;
            if (answer == 0) place.Asks(to, new AcceptHandover(new(offer.Changed!)));
            if (answer == 1) place.Asks(to, new DeclineHandover(new(offer.Changed!), "ikke vores"));
            return new(from, text, [to, $"{to[..to.LastIndexOf('-')]}-lead", holder.Value]);
        }

        return null;
    }

    /// <summary>Whoever holds an active intervention logs a barrier towards another department, at a conflict if there is one.</summary>
    private static bool MeetsBarrier(CitizenScenario place)
    {
        var met = place.Citizen.Interventions.Values.FirstOrDefault(static one =>
            one.Status == InterventionStatus.Active && People[one.Department.Value].Contains(one.Holder.Caseworker.Value));
        if (met is null) return false;
        var conflict = place.Citizen.Conflicts.Values.FirstOrDefault();
        return place.Asks(met.Holder.Caseworker.Value, new LogBarrier(
            "data-sharing", [met.Department.Value, People.Keys.First(other => other != met.Department.Value)],
            conflict is null ? null : "conflict", conflict?.Id.Value, $"må ikke se {MarkOf(met.Department.Value)}")).Refusal is null;
    }

    private static void Basis(CitizenScenario place, int which)
    {
        if (which >= 3)
            place.Hears(
                "SUF",
                new ConsentGiven
                {
                    Scope = TextList.Of(["BIF", "SUF"]), Until = new DateOrInstant(place.Now.AddDays(5)),
                },
                id: "consent for a time");
        if (which == 4) place.Hears("SUF", new ConsentWithdrawn { Scope = TextList.Of(["BIF"]) }, id: "withdrawal");
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
