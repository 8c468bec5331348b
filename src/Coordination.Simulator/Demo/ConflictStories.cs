using Coordination.Events;

namespace Coordination.Simulator.Demo;

/// <summary>Invented citizens for whom the departments' plans conflict.</summary>
internal static class ConflictStories
{
    public static IEnumerable<DemoStory> All(DemoCalendar on) =>
        [Clash(on), Ward(on), Sanctioned(on), TwoMentors(on), NobodyCoordinates(on), NotReached(on)];

    /// <summary>A job center interview overlaps treatment: the interview yields.</summary>
    private static DemoStory Clash(DemoCalendar on) => new DemoStory("emil", new DateOnly(1988, 4, 7), on)
        .Is("Emil Sørensen")
        .Runs("BIF", "contact-course", "bif-job", "bif-holm", 60, 3)
        .Runs("SOF", "drug-treatment", "sof-rusmiddel", "sof-brandt", 30, 10, "Rusmiddelcenter Nord")
        .Books("SOF", "treatment", "sof-brandt", on.At(4, 10), 120, "Rusmiddelcenter Nord", daysAgo: 6)
        .Books("BIF", "employment-interview", "bif-holm", on.At(4, 10, 30), 45, "Jobcenter Nord");

    /// <summary>The citizen is admitted to a ward while two departments expect them elsewhere.</summary>
    private static DemoStory Ward(DemoCalendar on) => new DemoStory("amina", new DateOnly(1993, 11, 19), on)
        .Is("Amina Yusuf")
        .Runs("BIF", "activation", "bif-job", "bif-frost", 90, 15)
        .Runs("SOF", "housing-support", "sof-voksne", "sof-schou", 200, 4)
        .Books("BIF", "employment-interview", "bif-frost", on.At(3, 9), 60, "Jobcenter Nord", daysAgo: 12)
        .Books("SOF", "social-support", "sof-schou", on.At(5, 13), 60, "Borgercenter Voksne", daysAgo: 9)
        .Reports("REGION", 1, new AdmissionStarted
        {
            AdmissionId = "amina-indlagt", Kind = AdmissionKind.PsychiatricWard, Place = "Psykiatrisk Center, afsnit 3",
            ExpectedEnd = on.Day(20),
        });

    /// <summary>The citizen missed an interview because of treatment at the same time. The sanction for it is held.</summary>
    private static DemoStory Sanctioned(DemoCalendar on) => new DemoStory("jonas", new DateOnly(1985, 2, 23), on)
        .Is("Jonas Lundgaard")
        .Runs("BIF", "contact-course", "bif-job", "bif-lund", 150, 3)
        .Runs("SOF", "alcohol-treatment", "sof-rusmiddel", "sof-fischer", 45, 8, "Rusmiddelcenter Nord")
        .Does("sof-juul", HttpMethod.Put, "coordinator", new { caseworker = "sof-krogh", reason = "Kender borgeren fra tidligere forløb." })
        .Does("sof-krogh", HttpMethod.Post, "measures", new
        {
            department = "BIF", what = "Mentor ved siden af behandlingen", reason = "Borgeren møder op, når nogen følger med.",
        })
        .Books("SOF", "treatment", "sof-fischer", on.At(-4, 13), 90, "Rusmiddelcenter Nord", daysAgo: 14)
        .Books("BIF", "employment-interview", "bif-lund", on.At(-4, 13), 45, "Jobcenter Nord", daysAgo: 13)
        .Misses("BIF")
        .Reports("BIF", 0, new SanctionNotified
        {
            SanctionId = "jonas-sanktion", Reason = SanctionReason.NoShow, Caseworker = "bif-palm",
            AppointmentId = "jonas-employment-interview-6",
            Amount = 1_240, EffectiveOn = on.Day(21),
        });

    /// <summary>Two departments each pay a mentor for the same citizen.</summary>
    private static DemoStory TwoMentors(DemoCalendar on) => new DemoStory("karen", new DateOnly(1979, 8, 3), on)
        .Is("Karen Madsen")
        .Runs("SOF", "contact-person", "sof-voksne", "sof-gade", 120, 5)
        .Runs("BIF", "mentor", "bif-mentor", "bif-riis", 10, 4);

    /// <summary>Three departments are active, and nobody coordinates.</summary>
    private static DemoStory NobodyCoordinates(DemoCalendar on) => new DemoStory("lars", new DateOnly(1968, 12, 15), on)
        .Is("Lars Bechmann")
        .Runs("BIF", "job-placement", "bif-job", "bif-nygaard", 25, 20, "Genbrugsbutikken")
        .Runs("SUF", "home-nursing", "suf-hjemmepleje", "suf-bach", 80, 3)
        .Runs("KFF", "debt-advice", "kff-borgerservice", "kff-bloch", 15, 1)
        .Reports("KFF", 0, new ContactReceived
        {
            ContactId = "lars-henvendelse", Channel = "fremmøde", About = "Brev om gæld, som borgeren ikke forstår",
            Unit = "kff-borgerservice", Wants = "BIF",
        });

    /// <summary>Three missed appointments at two departments within a few weeks.</summary>
    private static DemoStory NotReached(DemoCalendar on) => new DemoStory("mikkel", new DateOnly(1996, 6, 29), on)
        .Is("Mikkel Damgaard")
        .Runs("BIF", "contact-course", "bif-job", "bif-holm", 100, 3)
        .Runs("SOF", "housing-support", "sof-voksne", "sof-krogh", 70, 4)
        .Books("BIF", "employment-interview", "bif-holm", on.At(-20, 9), 45, "Jobcenter Nord", daysAgo: 40)
        .Misses("BIF")
        .Books("SOF", "social-support", "sof-krogh", on.At(-9, 14), 60, "Borgercenter Voksne", daysAgo: 25)
        .Misses("SOF")
        .Books("BIF", "employment-interview", "bif-holm", on.At(-3, 11), 45, "Jobcenter Nord", daysAgo: 11)
        .Misses("BIF");
}
