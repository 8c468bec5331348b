using System.Net;
using System.Net.Http.Json;
using Coordination.Events;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

/// <summary>Plays the stories into a service, so that its pages have content.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="output">Receives the progress.</param>
internal sealed class DemoRun(CoordinationClient client, DemoRun.DemoRunSettings settings, TextWriter output)
{
    private readonly SendingStatistics _statistics = new();
    private readonly CitizenKeys _keys = new(client);
    private int _refusedCommands;

    /// <param name="Every">The time between two steps; zero: no pause.</param>
    /// <param name="Force">Whether to replace any other organization document.</param>
    /// <param name="Ledger">The ledger of what was sent; null: none.</param>
    internal sealed record DemoRunSettings(TimeSpan Every, bool Force = false, FileInfo? Ledger = null);

    /// <summary>All stories, relative to an instant.</summary>
    public static IReadOnlyList<DemoStory> Stories(DateTimeOffset now)
    {
        var calendar = new DemoCalendar(now);
        return [.. ConflictStories.All(calendar), .. EverydayStories.All(calendar), .. UnusualStories.All(calendar)];
    }

    /// <summary>Plays the stories, reports, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var clock = await RemoteClock.AskAsync(client, cancellation).ConfigureAwait(false);
        await new DemoMunicipality(client).PutAsync(settings.Force, start: null, cancellation).ConfigureAwait(false);

        using var ledger = Ledger.Open(settings.Ledger);
        var sender = new EventSender(client, new EventSender.SenderSettings(InFlight: 1), _statistics, ledger);
        foreach (var step in InTurns([.. Stories(clock.Now), .. QuietStories.All(new DemoCalendar(clock.Now))]))
        {
            await PlayAsync(step, sender, cancellation).ConfigureAwait(false);
            if (settings.Every > TimeSpan.Zero) await Task.Delay(settings.Every, cancellation).ConfigureAwait(false);
        }

        _statistics.Write(output);
        // Played again, the same ids stand for the days of this run: the service keeps what it has.
        return _statistics.AllKnown && _refusedCommands == 0 ? ExitCode.Good : ExitCode.NotGood;
    }

    /// <summary>Takes one step from each story in turn, so that every desk has content early.</summary>
    internal static IEnumerable<DemoStep> InTurns(IReadOnlyList<DemoStory> stories)
    {
        for (var turn = 0; turn < stories.Max(s => s.Steps.Count); turn++)
            foreach (var story in stories)
                if (turn < story.Steps.Count) yield return story.Steps[turn];
    }

    /// <summary>Plays one step.</summary>
    internal async Task PlayAsync(DemoStep step, EventSender sender, CancellationToken cancellation)
    {
        switch (step)
        {
            case DepartmentStep reported:
                if (reported.Reported is { Subject: var subject, Event.Data: INamesOtherCitizen { Other: var other } })
                    await _keys.LearnAsync([subject, other], cancellation).ConfigureAwait(false);
                await sender.SendAsync([_keys.Named(reported.Reported)], cancellation).ConfigureAwait(false);
                await output.WriteLineAsync(
                    $"{reported.Reported.Event.Source,-12} {reported.Reported.Event.Id,-12} {reported.Reported.Event.Type}")
                    .ConfigureAwait(false);
                break;
            case CaseworkerStep command:
                await CommandAsync(command, cancellation).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"No way to play {step.GetType().Name}.");
        }
    }

    private async Task CommandAsync(CaseworkerStep command, CancellationToken cancellation)
    {
        var citizen = await _keys.OfNumberAsync(command.Number, cancellation).ConfigureAwait(false);
        var outgoing = new ServiceRequest(
            command.Method, $"/api/v1/citizens/{Uri.EscapeDataString(citizen)}/{command.Path}", CallerIdentity.Caseworker(command.Who))
        {
            Content = () => JsonContent.Create(command.Body),
            IdempotencyKey = command.Key,
        };
        var response = await client.SendAsync(outgoing, cancellation).ConfigureAwait(false);

        // The demo was played before: the role is filled, or the handover is offered.
        var isAsBefore = response.Status == HttpStatusCode.Conflict;
        if (!response.IsGood && !isAsBefore) _refusedCommands++;
        await output.WriteLineAsync(
            $"{command.Who,-12} {command.Key,-12} {command.Method} {command.Path}{(response.IsGood ? "" : $": {response.Shown()}")}")
            .ConfigureAwait(false);
    }
}
