using Coordination.Events;

namespace Coordination.Simulator.Demo;

/// <summary>Invented citizens with handovers, deadlines, children, a release and a discharge, and one without open matters.</summary>
internal static class EverydayStories
{
    public static IEnumerable<DemoStory> All(DemoCalendar on) =>
        [Handover(on), Deadlines(on), Child(on), Discharged(on), Released(on), AllWell(on)];

    /// <summary>A caseworker offers a citizen to another unit, which has not yet answered.</summary>
    private static DemoStory Handover(DemoCalendar on) => new DemoStory("peter", new DateOnly(1974, 9, 10), on)
        .Is("Peter Østergaard")
        .Runs("BIF", "contact-course", "bif-job", "bif-frost", 300, 3)
        .Reports("BIF", 40, new CaseworkerAssigned { InterventionId = "peter-contact-course", Caseworker = "bif-lund", Unit = "bif-job" })
        .Runs("SOF", "housing-support", "sof-voksne", "sof-krogh", 60, 4)
        .Does("bif-lund", HttpMethod.Post, "handovers", new
        {
            what = new { type = "intervention", id = "BIF/peter-contact-course" },
            to = new { unit = "bif-mentor" },
            reason = "Borgeren skal have mentorstøtte i stedet for samtaler.",
            note = "Træffes bedst om formiddagen. Ring først; breve bliver ikke åbnet.",
        });

    /// <summary>One deadline is near, one was missed, and one is suspended.</summary>
    private static DemoStory Deadlines(DemoCalendar on) => new DemoStory("fatima", new DateOnly(1982, 5, 17), on)
        .Is("Fatima Haddad")
        .Runs("SOF", "disability-support", "sof-voksne", "sof-schou", 150, 6)
        .Reports("SOF", 30, Deadline("fatima-handleplan", "Handleplan skrevet", on.BusinessDay(1)))
        .Reports("SOF", 60, Deadline("fatima-ansoegning", "Svar på ansøgning om merudgifter", on.BusinessDay(-2)))
        .Reports("SOF", 20, Deadline("fatima-bolig", "Boligvurdering", on.BusinessDay(8)))
        .Reports("SOF", 3, new DeadlineSuspended { DeadlineId = "fatima-bolig", Reason = "Venter på lægens udtalelse" });

    /// <summary>A concern about a boy who gets school and family support.</summary>
    private static DemoStory Child(DemoCalendar on) => new DemoStory("noah", new DateOnly(2013, 3, 12), on)
        .Is("Noah Winther")
        .Runs("BUF", "school-support", "buf-skole", "buf-kjaer", 180, 5, "Skolen ved Åen")
        .Runs("SOF", "family-support", "sof-boern", "sof-ravn", 20, 3)
        .Reports("SOF", 0, new ConcernReported { ConcernId = "noah-underretning", Unit = "sof-boern", Caseworker = "sof-hald" })
        .Reports(
            "SOF", 0,
            new RequirementIssued { RequirementId = "noah-skole", Document = "Skoleudtalelse", DueOn = on.BusinessDay(10),
            Caseworker = "sof-ravn" });

    /// <summary>Discharged from hospital with a rehabilitation plan.</summary>
    private static DemoStory Discharged(DemoCalendar on) => new DemoStory("hans", new DateOnly(1949, 1, 28), on)
        .Is("Hans Overgaard")
        .Runs("SUF", "home-care", "suf-hjemmepleje", "suf-noer", 400, 7)
        .Reports(
            "REGION", 12,
            new AdmissionStarted { AdmissionId = "hans-indlagt", Kind = AdmissionKind.Ward, Place = "Ortopædkirurgisk afdeling" })
        .Reports("REGION", 1, new AdmissionEnded { AdmissionId = "hans-indlagt", RehabilitationPlan = true })
        .Books("SUF", "health", "suf-friis", on.At(6, 9), 60, "Træningscenter Øst");

    /// <summary>Leaves prison in ten days and needs a home, debt advice and supervision.</summary>
    private static DemoStory Released(DemoCalendar on) => new DemoStory("nikolaj", new DateOnly(1990, 7, 6), on)
        .Is("Nikolaj Petersen")
        .Reports(
            "KRIM", 200,
            new AdmissionStarted { AdmissionId = "nikolaj-afsoning", Kind = AdmissionKind.Prison, Place = "Statsfængslet",
            ExpectedEnd = on.Day(10) })
        .Runs("KRIM", "probation", "krim-tilsyn", "krim-bonde", 5, 1)
        .Runs("SOF", "housing-placement", "sof-voksne", "sof-gade", 20, 1)
        .Runs("KFF", "debt-advice", "kff-borgerservice", "kff-winther", 12, 1)
        .Books("BIF", "employment-interview", "bif-nygaard", on.At(5, 10), 45, "Jobcenter Nord")
        .Reports("SOF", 2, Deadline("nikolaj-bolig", "Bolig anvist før løsladelse", on.BusinessDay(4)));

    /// <summary>Three departments, one coordinator, one plan and consent: nothing needs action.</summary>
    private static DemoStory AllWell(DemoCalendar on) => new DemoStory("grethe", new DateOnly(1961, 10, 12), on)
        .Is("Grethe Thomsen")
        .Runs("BIF", "wage-subsidy", "bif-job", "bif-nygaard", 50, 15, "Biblioteket")
        .Runs("SOF", "housing-support", "sof-voksne", "sof-schou", 240, 3)
        .Runs("SUF", "rehabilitation", "suf-traening", "suf-laursen", 30, 2)
        .Does("sof-schou", HttpMethod.Put, "coordinator", new { caseworker = "sof-schou", reason = "Ser borgeren hver uge." })
        .Reports("SOF", 20, new PlanAgreed { PlanId = "grethe-plan", CapacityHours = 25, ReviewOn = on.Day(70) })
        .Reports("SOF", 20, new ConsentGiven { Scope = TextList.Of(["BIF", "SOF", "SUF"]), Until = on.Day(340) })
        .Books("SUF", "health", "suf-laursen", on.At(2, 9), 60, "Træningscenter Øst", daysAgo: 5)
        .Books("BIF", "employment-interview", "bif-nygaard", on.At(2, 13), 45, "Biblioteket", daysAgo: 4);

    private static DeadlineSet Deadline(string id, string title, DateOnly due) => new() { DeadlineId = id, Title = title, DueAt = due };
}
