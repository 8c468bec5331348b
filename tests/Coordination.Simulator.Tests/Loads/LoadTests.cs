using System.Text.Json;
using Coordination.Events;
using Coordination.Simulator.Loads;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests.Loads;

public sealed class LoadTests
{
    [Fact]
    public void The_same_seed_makes_the_same_events_and_every_one_is_sound()
    {
        var (first, second) = (new LoadEvents(7, 50, new(0.1, Late: 0.1)), new LoadEvents(7, 50, new(0.1, Late: 0.1)));
        for (var i = 0; i < 5_000; i++)
        {
            var made = first.Next(SimulatorSamples.BeforeTheLog.AddSeconds(i));
            Assert.Equal(second.Next(SimulatorSamples.BeforeTheLog.AddSeconds(i)).CloudEvent.ToArray(), made.CloudEvent.ToArray());
            using var data = JsonDocument.Parse(EventJson.Write(made.Event.Data));
            Assert.Empty(EventReading.Read(EventTypes.Of(made.Event), data.RootElement).Faults);
        }
    }

    [Fact]
    public void Lives_do_not_all_follow_the_form()
    {
        var events = new LoadEvents(7, 50, new(0));
        List<OutgoingEvent> made = [.. Enumerable.Range(0, 5_000).Select(i => events.Next(SimulatorSamples.BeforeTheLog.AddSeconds(i)))];
        var data = made.Select(static one => one.Event.Data).ToList();
        Assert.All(
            [typeof(CitizenDied), typeof(CitizenMoved), typeof(CitizenRenumbered), typeof(CitizenSeparated), typeof(EventWithdrawn)],
            type => Assert.Contains(data, one => one.GetType() == type));
        Assert.Contains(data, static one => one is CitizenCorrected { Cleared: not null });
        Assert.Contains(data, static one => one is InterventionChanged { Cleared: not null });
        Assert.Contains(data, static one => one is AppointmentMoved { Cleared: not null });
        Assert.Contains(data, static one => one is SanctionNotified { AppointmentId: not null });
        Assert.NotEmpty(Of<InterventionEnded>(data, it => it.InterventionId).Intersect(
            Twice(Of<InterventionStarted>(data, it => it.InterventionId))));
        Assert.NotEmpty(Of<AppointmentCancelled>(data, it => it.AppointmentId).Intersect(
            Twice(Of<AppointmentBooked>(data, it => it.AppointmentId))));
        Assert.NotEmpty(Of<AppointmentMissed>(data, it => it.AppointmentId).Intersect(
            Of<AppointmentAttended>(data, it => it.AppointmentId)));
        var withdrawn = made.Where(static one => one.Event.Data is EventWithdrawn).ToList();
        Assert.All(withdrawn, one => Assert.Contains(made, other => other.Event.Id == ((EventWithdrawn)one.Event.Data).Id
            && (other.Event.Source, other.Subject) == (one.Event.Source, one.Subject)));
    }

    [Fact]
    public void Some_come_late_and_what_was_refused_for_a_flaw_comes_again_without_it()
    {
        var events = new LoadEvents(7, 50, new(0, Late: 0.1, Flawed: 0.1));
        List<OutgoingEvent> made = [.. Enumerable.Range(0, 5_000).Select(i => events.Next(SimulatorSamples.BeforeTheLog.AddSeconds(i)))];
        made.AddRange(events.HeldBack());

        var flawed = made.Where(static one => one.Flaw is not null).ToList();
        Assert.Equal(Enum.GetValues<Flaw>(), flawed.Select(static one => one.Flaw!.Value).Distinct().Order());
        var sound = made.Where(static one => one.Flaw is null).ToList();
        Assert.Equal(sound.Count, sound.Select(static one => one.Event.Id).Distinct().Count());
        Assert.All(flawed, one => Assert.Contains(sound, other => other.Event.Id == one.Event.Id));
        Assert.NotEqual(sound.OrderBy(static one => one.Event.Time), sound);
    }

    private static List<string> Of<T>(IEnumerable<EventData> data, Func<T, string> id) where T : EventData =>
        [.. data.OfType<T>().Select(id)];

    private static IEnumerable<string> Twice(IEnumerable<string> ids) =>
        ids.GroupBy(static id => id).Where(static same => same.Count() > 1).Select(static same => same.Key);

    [Fact]
    public async Task A_run_sends_what_was_asked_for_and_reports()
    {
        using var service = new StubService();
        var output = new StringWriter();
        var settings = new Load.LoadSettings(
            Rate: 400, Citizens: 20, TimeSpan.FromSeconds(0.5), Seed: 1, new LoadOddities(Repeats: 0.05), WaitSeconds: 10,
            BatchCountMax: 20, InFlight: 3, Ledger: null);

        var code = await new Load(SimulatorSamples.Client(service), settings, output, TextWriter.Null).RunAsync(SimulatorSamples.Stop);

        Assert.Equal(ExitCode.Good, code);
        Assert.Equal(200, service.Batches.Sum(b => b.Length));
        Assert.False(service.OvertookACitizen);
        Assert.Contains("Sent 200 events", output.ToString(), StringComparison.Ordinal);
    }
}
