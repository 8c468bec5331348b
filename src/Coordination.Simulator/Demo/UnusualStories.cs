using Coordination.Events;

namespace Coordination.Simulator.Demo;

/// <summary>Invented citizens whose life does not follow the form: a death, a second number, an ending by mistake.</summary>
internal static class UnusualStories
{
    public static IEnumerable<DemoStory> All(DemoCalendar on) => [Died(on), TwoNumbers(on), EndedByMistake(on)];

    /// <summary>The citizen has died: those responsible are told once, and nothing is owed any more.</summary>
    private static DemoStory Died(DemoCalendar on) => new DemoStory("ingrid", new DateOnly(1938, 3, 30), on)
        .Is("Ingrid Mortensen")
        .Runs("SUF", "home-care", "suf-hjemmepleje", "suf-noer", 250, 6)
        .Runs("SOF", "housing-support", "sof-voksne", "sof-gade", 90, 3)
        .Does("sof-gade", HttpMethod.Put, "coordinator", new { caseworker = "sof-gade", reason = "Kommer hos borgeren hver uge." })
        .Reports("SOF", 20, new DeadlineSet { DeadlineId = "ingrid-visitation", Title = "Ny visitation", DueAt = on.BusinessDay(2) })
        .Books("SUF", "health", "suf-friis", on.At(3, 10), 45, "Træningscenter Øst", daysAgo: 8)
        .Reports("KFF", 0, new CitizenDied { OnDate = on.Today });

    /// <summary>Known under two numbers: both places become one, and nobody coordinates in it.</summary>
    private static DemoStory TwoNumbers(DemoCalendar on) => new DemoStory("samir", new DateOnly(1999, 1, 8), on)
        .Is("Samir Rahimi")
        .Runs("BIF", "job-placement", "bif-job", "bif-holm", 120, 12, "Cykelværkstedet")
        .UnderAnotherNumber()
        .Runs("SOF", "drug-treatment", "sof-rusmiddel", "sof-brandt", 25, 9, "Rusmiddelcenter Nord")
        .IsOnePerson("KFF")
        .Books("SOF", "treatment", "sof-brandt", on.At(2, 9), 90, "Rusmiddelcenter Nord");

    /// <summary>An intervention was ended by mistake and runs again.</summary>
    private static DemoStory EndedByMistake(DemoCalendar on) => new DemoStory("birthe", new DateOnly(1970, 11, 2), on)
        .Is("Birthe Kragh")
        .Runs("SOF", "contact-person", "sof-voksne", "sof-krogh", 140, 5)
        .Reports("SOF", 6, new InterventionEnded { InterventionId = "birthe-contact-person", EndedOn = on.Day(-6), Reason = "Fejl" })
        .Runs("SOF", "contact-person", "sof-voksne", "sof-krogh", 2, 5);
}
