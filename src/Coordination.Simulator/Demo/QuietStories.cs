using System.Globalization;
using Coordination.Events;

namespace Coordination.Simulator.Demo;

/// <summary>
/// Invented citizens of whom nobody is owed anything: they are what figures count. What they cost is reported, how they fare is observed,
/// some asked for treatment and got it, and professionals met barriers with them.
/// </summary>
internal static class QuietStories
{
    private const int QuarterDays = 91;
    private const int QuartersObserved = 3;

    private static readonly string[] OfSocial =
    [
        "Agnete Bach", "Bjarke Dalsgaard", "Connie Ejlersen", "Dorte Fogh", "Esben Gram", "Frida Hvid", "Gustav Ibsen", "Helle Juhl",
    ];

    private static readonly string[] OfEmployment =
        ["Iben Kjeldsen", "Jeppe Lund", "Karin Mørk", "Lars Nyborg", "Maja Overby", "Niels Palm"];

    public static IEnumerable<DemoStory> All(DemoCalendar on) =>
    [
        .. OfSocial.Select((name, number) => Social(name, number, on)),
        .. OfEmployment.Select((name, number) => Employed(name, number, on)),
    ];

    private static DemoStory Social(string name, int number, DemoCalendar on)
    {
        var story = Of(name, number, on)
            .Costs(
                "SOF", "housing-support", "sof-voksne", "sof-schou", 640, 4_200 + (number * 150), "Kommunen",
                ends: number < 5 ? 330 : null)
            .Observed("SOF", "housing", number, 2)
            .Observed("SOF", "quality-of-life", number, 5);
        if (number < 5)
            story.Reports("SOF", 70 + number, new TreatmentRequested
                { RequestId = story.Id("behandling"), Kind = TreatmentKind.Alcohol, Caseworker = "sof-fischer" })
                .Costs("SOF", "alcohol-treatment", "sof-rusmiddel", "sof-fischer", 62 - number, 7_500, "Kommunen", ends: 200);
        return number switch
        {
            < 6 => story.Meets("sof-schou", "capacity", "SOF", "BIF"),
            6 => story.Meets("sof-schou", "data-sharing", "SOF", "SUF"), // Of one: it is not told.
            _ => story,
        };
    }

    private static DemoStory Employed(string name, int number, DemoCalendar on) => Of(name, OfSocial.Length + number, on)
        .Costs("BIF", "wage-subsidy", "bif-job", "bif-nygaard", 400 + (number * 10), 9_800, number < 5 ? "Staten" : "Kommunen", ends: null)
        .Observed("BIF", "work-or-education", number, 3);

    private static DemoStory Of(string name, int number, DemoCalendar on) =>
        new DemoStory($"quiet{number.ToString("00", CultureInfo.InvariantCulture)}", new DateOnly(1960 + (number * 2), 4, 11), on)
            .Is(name);

    private static DemoStory Costs(
        this DemoStory story, string department, string kind, string unit, string caseworker, int daysAgo, int kroner, string payer,
        int? ends) => story.Reports(department, daysAgo, new InterventionStarted
    {
        InterventionId = story.Id(kind), Kind = kind, Unit = unit, Caseworker = caseworker, StartsOn = story.On.Day(-daysAgo),
        EndsOn = ends is { } days ? story.On.Day(days) : null, WeeklyHours = 3, Payer = payer,
        Cost = new Cost { Amount = kroner, Per = "month" },
    });

    /// <summary>Adds: an indicator was observed once a quarter, a little better each time.</summary>
    private static DemoStory Observed(this DemoStory story, string department, string indicator, int number, int from)
    {
        for (var quarter = QuartersObserved; quarter > 0; quarter--)
            story.Reports(
                department, (quarter - 1) * QuarterDays + 5,
                new OutcomeObserved { Indicator = indicator, Value = from + (number % 3) + ((QuartersObserved - quarter) * 0.5m) });
        return story;
    }

    private static DemoStory Meets(this DemoStory story, string caseworker, string kind, string one, string other) => story.Does(
        caseworker, HttpMethod.Post, "barriers", new { kind, departments = (string[])[one, other] });
}
