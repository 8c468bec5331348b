using Coordination.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests;

/// <summary>What departments report in the tests.</summary>
internal static class Reported
{
    internal static DepartmentEvent Registration(string name = "Anna Prøve", string? id = null) =>
        Of(new CitizenRegistered { Name = name, BirthDate = new DateOnly(1980, 1, 1) }, id);

    internal static DepartmentEvent Intervention(string intervention = "k-1", string caseworker = "bif-1") => Of(new InterventionStarted
    {
        InterventionId = intervention, Kind = "contact-course", Unit = "bif-unit", Caseworker = caseworker,
        StartsOn = new DateOnly(2026, 8, 31),
    });

    internal static DepartmentEvent Appointment(string appointment = "m-1") => Of(new AppointmentBooked
    {
        AppointmentId = appointment, Kind = "employment-interview", StartsAt = ServiceHost.Now.AddHours(1),
        EndsAt = ServiceHost.Now.AddHours(2), Caseworker = "bif-1",
    });

    internal static DepartmentEvent Stay() => Of(
        new AdmissionStarted { AdmissionId = "a-1", Kind = AdmissionKind.PsychiatricWard, Place = "afdeling Q" }, source: "/SOF/nexus",
        time: ServiceHost.Now.AddDays(-1));

    internal static DepartmentEvent Of(EventData data, string? id = null, string source = "/BIF/fasit", DateTimeOffset? time = null) =>
        DepartmentEvent.Of(source, id ?? Guid.NewGuid().ToString("N"), time ?? ServiceHost.Now.AddMinutes(-1), data);

    /// <summary>A citizen with an intervention of a caseworker of BIF; answers the key.</summary>
    internal static async Task<string> CitizenAsync(ServiceHost service, string? cpr = null, string caseworker = "bif-1")
    {
        await using var api = service.Api(ServiceHost.Bif);
        var subject = EventSubject.OfCpr(cpr ?? ServiceHost.NewCpr());
        var answers = await api.GetRequiredService<EventsClient>().SendAllAsync(
            [new(subject, Registration()), new(subject, Intervention(caseworker: caseworker))], TimeSpan.FromSeconds(20));
        Assert.All(answers, static answer => Assert.Equal("settled", answer.Status));
        return answers[0].Citizen!;
    }

    /// <summary>A citizen in a ward whose appointment with BIF yields; answers the key.</summary>
    internal static async Task<string> YieldingAsync(ServiceHost service)
    {
        var cpr = ServiceHost.NewCpr();
        var key = await CitizenAsync(service, cpr);
        foreach (var (who, reported) in new[] { (ServiceHost.Sof, Stay()), (ServiceHost.Bif, Appointment()) })
        {
            await using var api = service.Api(who);
            var answer = await api.GetRequiredService<EventsClient>().SendAsync(
                EventSubject.OfCpr(cpr), reported, TimeSpan.FromSeconds(20));
            Assert.Equal("settled", answer.Status);
        }

        return key;
    }
}
