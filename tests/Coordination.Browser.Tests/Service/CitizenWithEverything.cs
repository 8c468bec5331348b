namespace Coordination.Browser.Tests.Service;

/// <summary>
/// A citizen of six departments with a clash, a held sanction, an admission, deadlines, a contact and an offer. Karim Krogh is the
/// coordinator. Ida consented that the departments see each other's content.
/// </summary>
internal sealed class CitizenWithEverything(RunningService service)
{
    private readonly string _cpr = service.NewCpr();

    internal const string Coordinator = "sof-krogh";

    internal async Task<string> TellAsync()
    {
        var registered = new { name = "Ida Prøve Nørgaard", birthDate = "1990-01-01", addressProtected = true };
        await Tell("KFF", "citizen.registered", registered, -200);
        await Tell("SOF", "consent.given", new { scope = (string[])["SOF", "BIF", "SUF", "KFF", "REGION"] }, -199);
        await Intervention("SOF", "ida-bo", "housing-support", "sof-voksne", Coordinator, "2026-05-04", null, 8, "SEL § 85");
        var key = await Intervention("BIF", "ida-job", "contact-course", "bif-job", "bif-holm", "2026-06-01", null, 3, "LAB § 31");
        await Intervention("BIF", "ida-praktik", "job-placement", "bif-job", "bif-holm", "2026-10-05", "2026-12-18", 15, "LAB § 57");
        await Intervention(
            "SOF", "ida-rus", "alcohol-treatment", "sof-rusmiddel", "sof-brandt", "2026-07-13", "2026-11-27", 6, "SUL § 141");
        await Intervention("SUF", "ida-trae", "rehabilitation", "suf-traening", "suf-friis", "2026-08-17", "2026-10-30", 4, "SUL § 140");
        await Intervention("KFF", "ida-gaeld", "debt-advice", "kff-borgerservice", "kff-bloch", "2026-09-14", null, 1, null);
        await Intervention(
            "REGION", "ida-psyk", "psychiatric-treatment", "region-psyk", "region-munk", "2026-08-03", "2026-09-25", 5, null);
        var appointed = await service.Host.SendAsync(
            HttpMethod.Put, $"/api/v1/citizens/{key}/coordinator", $"caseworker:{Coordinator}",
            new { caseworker = Coordinator, reason = "Kender Ida fra bostøtten" });
        Assert.Equal(200, appointed.Code);

        await Tell("REGION", "admission.started", new
        {
            admissionId = "ida-ind", kind = "psychiatric-ward", place = "Psykiatrisk Center", expectedEnd = "2026-08-21",
        }, -21);
        await Tell("REGION", "admission.ended", new { admissionId = "ida-ind" }, -12);
        await Appointment("BIF", "ida-samtale-1", "employment-interview", "bif-holm", -9, 10, "Jobcenter Nord");
        await Tell("BIF", "appointment.attended", new { appointmentId = "ida-samtale-1" }, -9);
        await Appointment("BIF", "ida-samtale-2", "employment-interview", "bif-holm", 9, 10, "Jobcenter Nord");
        await Appointment("SOF", "ida-samtale-rus", "treatment", "sof-brandt", 9, 10.25, "Rusmiddelbehandlingen");
        await Appointment("SUF", "ida-genoptr", "health", "suf-friis", 20, 13, "Træningscenter Øst");
        await Tell("SOF", "deadline.set", new
        {
            deadlineId = "ida-f1", title = "Opfølgning på bostøtte", interventionId = "ida-bo", dueAt = "2026-09-04",
            responsible = Coordinator,
        }, -6);
        await Tell("BIF", "deadline.set", new
        {
            deadlineId = "ida-f2", title = "Revurdering af praktik", interventionId = "ida-praktik", dueAt = "2026-10-15",
            responsible = "bif-holm",
        }, -6);
        await Tell("BIF", "sanction.notified", new
        {
            sanctionId = "ida-sanktion", reason = "no-documentation", caseworker = "bif-palm", amount = 412,
        }, -1);
        await Tell("KFF", "contact.received", new
        {
            contactId = "ida-henv", channel = "phone", about = "husleje", unit = "kff-borgerservice",
        }, -1);
        var offered = await service.Host.PostAsync($"/api/v1/citizens/{key}/handovers", "caseworker:bif-holm", new
        {
            what = new { type = "intervention", id = "BIF/ida-job" }, to = new { caseworker = Coordinator },
            reason = "Ida har mest brug for én fast person", note = "Hun tager telefonen bedst før kl. 10",
        });
        Assert.Equal(201, offered.Code);
        return key;
    }

    private async Task<string> Intervention(
        string department, string id, string kind, string unit, string caseworker, string from, string? to, int hours, string? basis)
    {
        var data = new Dictionary<string, object?>
        {
            ["interventionId"] = id, ["kind"] = kind, ["unit"] = unit, ["caseworker"] = caseworker, ["startsOn"] = from, ["endsOn"] = to,
            ["weeklyHours"] = hours, ["legalBasis"] = basis,
        };
        foreach (var missing in data.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList()) data.Remove(missing);
        return await Tell(department, "intervention.started", data, -100);
    }

    private Task<string> Appointment(string department, string id, string kind, string caseworker, int days, double hour, string place)
    {
        var starts = new DateTimeOffset(RunningService.Now.Date.AddDays(days).AddHours(hour), RunningService.Now.Offset);
        var data = new { appointmentId = id, kind, startsAt = starts, endsAt = starts.AddHours(1), place, caseworker };
        return Tell(department, "appointment.booked", data, -30);
    }

    private Task<string> Tell(string department, string type, object data, int days) =>
        service.SendAsync(department, type, _cpr, data, RunningService.Now.AddDays(days));
}
