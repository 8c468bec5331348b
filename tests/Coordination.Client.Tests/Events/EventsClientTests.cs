using Coordination.Events;
using Coordination.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Events;

public sealed class EventsClientTests(ServiceHost service)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Each_event_is_answered_in_the_order_sent_and_a_refused_one_stops_no_other()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var subject = EventSubject.OfCpr(ServiceHost.NewCpr());
        var wrong = Reported.Registration(name: "");
        var foreign = Reported.Of(new CitizenCorrected { Name = "Anna" }, source: "/SOF/nexus");
        var early = Reported.Of(new AppointmentCancelled { AppointmentId = "unknown" });
        var answers = await api.GetRequiredService<EventsClient>().SendAllAsync(
            [
                new(subject, Reported.Registration()), new(subject, wrong), new(subject, foreign), new(subject, early),
                new(subject, Reported.Intervention(caseworker: "somebody")),
            ],
            Wait);

        Assert.Equal(["settled", "refused", "refused", "parked", "settled"], answers.Select(static answer => answer.Status));
        Assert.Equal([400, 403], answers.Where(static answer => !answer.IsTaken).Select(static answer => answer.Problem!.Status));
        Assert.Equal("/data/name", Assert.Single(answers[1].Problem!.Errors).Pointer);
        Assert.NotEmpty(Assert.Single(answers[1].Problem!.Errors).Problem);
        Assert.Equal(wrong.Id, answers[1].Id);
        Assert.Equal("changed", answers[0].Effect);
        Assert.True(answers[4].Version >= answers[0].Version);
        Assert.Contains(answers[4].Warnings, static warning => warning.Pointer == "/data/caseworker");
        Assert.Equal(answers[0].Citizen, answers[4].Citizen);
    }

    [Fact]
    public async Task The_same_event_is_a_duplicate_and_other_content_is_conflicting()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var events = api.GetRequiredService<EventsClient>();
        var subject = EventSubject.OfCpr(ServiceHost.NewCpr());
        var first = Reported.Registration(id: "r-1");
        Assert.Equal("settled", (await events.SendAsync(subject, first, Wait)).Status);
        Assert.Equal("duplicate", (await events.SendAsync(subject, first, Wait)).Status);
        var other = await events.SendAsync(subject, first with { Data = Reported.Registration("Anna Ændret").Data }, Wait);
        Assert.False(other.IsTaken);
        Assert.Equal("conflicting", other.Problem!.Kind);
    }

    [Fact]
    public async Task A_rehearsal_stores_nothing()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var events = api.GetRequiredService<EventsClient>();
        var subject = EventSubject.OfCpr(ServiceHost.NewCpr());
        CitizenEvent[] both = [new(subject, Reported.Registration()), new(subject, Reported.Of(new InterventionEnded
        {
            InterventionId = "none", EndedOn = new DateOnly(2026, 8, 31),
        }))];
        Assert.Equal(["would-settle", "would-park"], (await events.ValidateAsync(both)).Select(static answer => answer.Status));
        Assert.Equal("settled", (await events.SendAsync(subject, both[0].Event, Wait)).Status);
    }

    [Fact]
    public async Task What_became_of_an_event_is_told_later()
    {
        await using var api = service.Api(ServiceHost.Bif);
        var events = api.GetRequiredService<EventsClient>();
        var subject = EventSubject.OfCpr(ServiceHost.NewCpr());
        var early = Reported.Of(new AppointmentCancelled { AppointmentId = "not-yet" });
        var answers = await events.SendAllAsync([new(subject, Reported.Registration(id: "r-2")), new(subject, early)], Wait);
        var key = answers[0].Citizen!;

        var settled = await events.FindAsync("/BIF/fasit", "r-2", key);
        Assert.Equal("settled", settled!.Status);
        Assert.True(settled.Version > 0);
        Assert.Equal("parked", (await events.FindAsync("/BIF/fasit", early.Id, key))!.Status);
        Assert.Null(await events.FindAsync("/BIF/fasit", "never sent", key));
        Assert.Contains(await events.ParkedAsync().ToListAsync(), waiting => waiting.Id == early.Id && waiting.Citizen == key);
    }

    [Fact]
    public async Task Events_are_sent_again_as_the_service_says_and_count_once()
    {
        await using var door = await UnsteadyDoor.OpenAsync(service.Host.Url, Fault.TooMany, Fault.Away, Fault.AnswerLost);
        await using var api = service.Api(ServiceHost.Bif, door.Address);
        var answer = await api.GetRequiredService<EventsClient>().SendAsync(
            EventSubject.OfCpr(ServiceHost.NewCpr()), Reported.Registration(), Wait);

        Assert.Equal("duplicate", answer.Status); // The third attempt was taken, and its answer lost.
        var arrivals = door.Arrivals.ToArray();
        Assert.Equal(4, arrivals.Length);

        // Retry-After is a second, and the options say 50 milliseconds. A timer may end some milliseconds early.
        Assert.InRange(arrivals[1] - arrivals[0], 0.9, 30);
        Assert.InRange(arrivals[2] - arrivals[1], 0.9, 30);
    }

    [Fact]
    public async Task Whoever_gives_up_says_why()
    {
        await using var door = await UnsteadyDoor.OpenAsync(service.Host.Url, Fault.Away, Fault.Away);
        await using var api = service.Api(ServiceHost.Bif, door.Address, static options => options.RetriesMax = 1);
        var refused = await Assert.ThrowsAsync<ApiRefusedException>(() => api.GetRequiredService<EventsClient>().SendAsync(
            EventSubject.OfCpr(ServiceHost.NewCpr()), Reported.Registration()));
        Assert.True(refused.Problem.IsTransient);
        Assert.Equal(503, refused.Problem.Status);
    }

    [Fact]
    public async Task Events_past_the_rate_of_one_citizen_are_sent_again_alone()
    {
        await using var door = await UnsteadyDoor.OpenAsync(service.Host.Url);
        await using var api = service.Api(ServiceHost.Bif, door.Address, static options =>
            (options.RetriesMax, options.RetryDelay) = (20, TimeSpan.FromMilliseconds(500)));
        var subject = EventSubject.OfCpr(ServiceHost.NewCpr());
        var answers = await api.GetRequiredService<EventsClient>().SendAllAsync(
            [.. Enumerable.Range(0, 15).Select(number => new CitizenEvent(subject, Reported.Intervention($"k-{number}")))], Wait);
        Assert.All(answers, static answer => Assert.Equal("settled", answer.Status));
        Assert.True(door.Arrivals.Count > 1, "The service refused none: the test shows nothing.");
    }

    [Fact]
    public async Task More_events_than_a_request_may_hold_are_sent_in_several()
    {
        await using var door = await UnsteadyDoor.OpenAsync(service.Host.Url);
        await using var api = service.Api(ServiceHost.Bif, door.Address);
        var answers = await api.GetRequiredService<EventsClient>().SendAllAsync(
            [
                .. Enumerable.Range(0, EventLimits.EventsMax + 1).Select(
                    static number => new CitizenEvent(EventSubject.OfReference("BIF", $"many-{number}"), Reported.Registration())),
            ]);
        Assert.Equal(2, door.Arrivals.Count);
        Assert.Equal(EventLimits.EventsMax + 1, answers.Count);
        Assert.All(answers, static answer => Assert.Equal(EventStatuses.Accepted, answer.Status));
    }

    [Fact]
    public void A_subject_shows_no_number()
    {
        var cpr = ServiceHost.NewCpr();
        Assert.DoesNotContain(cpr, $"{new CitizenEvent(EventSubject.OfCpr(cpr), Reported.Registration())}", StringComparison.Ordinal);
        Assert.DoesNotContain("own-17", $"{EventSubject.OfReference("BIF", "own-17")}", StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_cannot_be_used_are_named()
    {
        foreach (var (wrong, named) in new (Action<ApiOptions>, string)[]
        {
            (static api => api.Address = null, "Address"), (static api => api.Address = new Uri("http://example.dk/"), "https"),
            (static api => api.Token = null, "Token"), (static api => api.RetriesMax = 0, "RetriesMax"),
            (static api => api.RetryDelay = TimeSpan.Zero, "RetryDelay"),
            (static api => api.AnswerTimeMax = TimeSpan.FromSeconds(30), "AnswerTimeMax"),
        })
        {
            using var api = service.Api(ServiceHost.Bif, null, wrong);
            var fault = Assert.ThrowsAny<Exception>(() => api.GetRequiredService<EventsClient>());
            Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        }
    }
}
