using System.Globalization;
using Coordination.Host.Pages.Alerts;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Citizens.Timeline;
using Coordination.Host.Pages.Conflicts;
using Coordination.Host.Pages.Desk;

namespace Coordination.Browser.Tests.Preview;

/// <summary>A heavy life: a desk of three hundred alerts, a citizen of sixty interventions.</summary>
public static class PreviewHeavyData
{
    private static readonly string[] Departments = ["SOF", "BIF", "SUF", "BUF", "KFF", "REGION", "KRIM"];

    private static readonly string[] Names =
    [
        "Beskæftigelses- og Integrationsforvaltningen", "Socialforvaltningen", "Sundheds- og Omsorgsforvaltningen",
        "Børne- og Ungdomsforvaltningen", "Kultur-, Fritids- og Borgerserviceforvaltningen", "Region Hovedstaden", "Kriminalforsorgen",
    ];

    private static readonly string[] Kinds =
        ["contact-course", "housing-support", "home-care", "school-support", "debt-advice", "psychiatric-treatment", "probation"];

    public static DeskModel Desk() => PreviewData.Desk() with
    {
        Alerts = new AlertFeed([.. Enumerable.Range(0, 300).Select(Alert)], 41, "/live/alerts")
        {
            Counts = new Dictionary<string, int>(StringComparer.Ordinal) { ["urgent"] = 60, ["warning"] = 120, ["info"] = 232 },
            Next = "naeste",
        },
    };

    public static CitizenModel Citizen(TimelineZoom zoom)
    {
        var conflicts = Enumerable.Range(0, 18).Select(Conflict).ToList();
        return PreviewData.Citizen(zoom) with
        {
            Key = "c-tung",
            Conflicts = conflicts,
            Course = new TimelineCourse(
                [.. Departments.Zip(Names, static (code, name) => new TimelineDepartment(code, name))],
                [.. Enumerable.Range(0, 60).Select(Intervention)],
                [.. Enumerable.Range(0, 50).Select(Appointment)],
                [.. Enumerable.Range(0, 70).Select(Deadline)],
                [new("REGION/ind-1", "psychiatric-ward", new(2026, 11, 9), new(2026, 11, 16), null)],
                conflicts),
        };
    }

    private static AlertModel Alert(int number)
    {
        var citizen = number % 15;
        var severity = number < 60 ? "urgent" : number < 180 ? "warning" : "info";
        var (da, en) = severity switch
        {
            "urgent" => ("Frist overskredet: opfølgning på plan", "Deadline missed: follow-up of the plan"),
            "warning" => ("Aftaler støder sammen", "Appointments clash"),
            _ => ("Afgjort af reglerne: jobsamtale flyttes", "Settled by the rules: job interview is moved"),
        };
        return PreviewData.Alert(Id("a", number), severity, da, en) with
        {
            Citizen = $"Amalie Testsen nr. {citizen}",
            CitizenKey = $"c-{citizen}",
            Matter = number is 0 or 195 ? "BIF/a-1" : "",
            DueAt = severity == "info" ? null : PreviewData.Now.AddDays(severity == "urgent" ? -number % 9 - 1 : number % 12),
        };
    }

    private static TimelineIntervention Intervention(int number)
    {
        var lane = number % Departments.Length;
        var starts = new DateOnly(2026, 6, 1).AddDays(number * 37 % 240);
        var status = number % 5 == 0 ? "ended" : starts > DateOnly.FromDateTime(PreviewData.Now.Date) ? "planned" : "active";
        return new TimelineIntervention(
            Id($"{Departments[lane]}/i", number), Departments[lane], Kinds[lane],
            number % 8 == 4 ? $"Meget lang titel på en indsats med mange ord, nummer {number}" : null,
            status, starts, status == "ended" ? starts.AddDays(70) : number % 3 == 0 ? null : starts.AddDays(150), "Mette Holm", null);
    }

    private static TimelineAppointment Appointment(int number)
    {
        var starts = PreviewData.Now.AddDays(number % 25).AddHours(number % 4);
        return new TimelineAppointment(
            Id($"{Departments[number % 3]}/m", number), Departments[number % 3], "treatment", starts, starts.AddHours(1), null,
            number % 4 == 0 ? "yielding" : "booked");
    }

    private static TimelineDeadline Deadline(int number) => new(
        Id($"{Departments[number % 4]}/f", number), Departments[number % 4], "plan-follow-up", null,
        PreviewData.Now.AddDays(number * 11 % 60 - 15), "open");

    private static ConflictModel Conflict(int number) => new(
        Id("k", number), "c-tung", "Amalie Testsen", number % 3 == 0 ? "sanction-hold" : "appointment-clash", "open",
        "To pligtige aftaler ligger for tæt. Efter rangfølgen viger jobsamtalen, og Mette Holm finder en ny tid.",
        [
            new("appointment", Id($"{Departments[number % 3]}/m", number), Departments[number % 3], "Jobsamtale, 4. dec. 2026 kl. 10.00"),
            new("appointment", Id($"{Departments[(number + 1) % 3]}/m", number + 1), Departments[(number + 1) % 3],
                "Behandling, 4. dec. 2026 kl. 10.15"),
        ],
        "Mette Holm (SOF)", number % 4 == 0, PreviewData.Now.AddDays(17 - number), null, null, null, []);

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
