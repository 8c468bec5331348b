using System.Globalization;
using System.Net.Http.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

/// <summary>
/// Fills an empty service with the invented municipality, and lets it live: its clock goes on, conflicts appear, and colleagues settle
/// them, answer, and hand over. Nothing is overdue when it begins, for the departments begin to work with the service that morning.
/// </summary>
/// <param name="client">The client of the service, which must have a clock that is moved.</param>
/// <param name="day">How long a working day takes.</param>
/// <param name="output">Receives the guide and what happens.</param>
internal sealed class DemoLife(CoordinationClient client, TimeSpan day, TextWriter output)
{
    private const int StepsBetweenHappenings = 2;
    private const int StepsBetweenOffers = 12;

    // A demo that is forgotten ends.
    private const int DaysMax = 30;

    /// <summary>So long the clock goes before the municipality begins: figures are told of quarters that are over.</summary>
    internal const int DaysBefore = 92;

    private static readonly TimeOnly Opens = new(7, 30);
    private static readonly TimeOnly Closes = new(16, 30);
    private static readonly DanishCalendar Days = PolicyBook.Delivered.Newest.Days;

    private readonly EventSender _sender = new(client, new EventSender.SenderSettings(InFlight: 1), new SendingStatistics(), ledger: null);
    private DemoColleagues? _colleagues;

    /// <summary>The minutes of the demo's clock between two steps.</summary>
    internal int StepMinutes { get; init; } = 5;

    private string Guide => string.Create(CultureInfo.InvariantCulture, $"""

        Prøv selv / Try it yourself
          1. Åbn siden, og vælg en af de fem personer. / Open the page and choose one of the five people.
          2. Svar på det øverste på skrivebordet. Et advis kommer, mens du ser på. / Answer what is on top. An alert comes while you look.
          3. Åbn en borger: hvad støder sammen, og hvorfor? / Open a citizen: what clashes, and why?
          4. Overdrag noget til en kollega; kollegerne svarer i løbet af dagen. / Hand something over; colleagues answer within the day.
        En dag tager {day.TotalMinutes:0.#} minutter. Stop med Ctrl+C. / A day takes {day.TotalMinutes:0.#} minutes. Stop with Ctrl+C.

        """);

    /// <summary>Fills the service and lives until it is cancelled, or for thirty days.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var clock = await FillAsync(cancellation).ConfigureAwait(false);
        await output.WriteLineAsync(Guide).ConfigureAwait(false);
        var pause = day / ((Closes - Opens).TotalMinutes / StepMinutes);
        for (var days = 0; days < DaysMax && !cancellation.IsCancellationRequested; days++)
            await LiveDayAsync(clock, pause, cancellation).ConfigureAwait(false);
        return ExitCode.Good;
    }

    /// <summary>Puts the municipality and plays the stories of everything that has been running.</summary>
    /// <exception cref="InvalidDataException">The service's clock is the machine's.</exception>
    internal async Task<RemoteClock> FillAsync(CancellationToken cancellation)
    {
        var clock = await RemoteClock.AskAsync(client, cancellation).ConfigureAwait(false);
        if (!clock.IsManual)
            throw new InvalidDataException(
                "The municipality lives by a clock that is moved: start the service with --demo, or with Clock__Mode=Manual.");
        var first = Days.RollForward(LocalTime.DayOf(clock.Now).AddDays(DaysBefore));
        await new DemoMunicipality(client).PutAsync(force: false, first, cancellation).ConfigureAwait(false);
        var run = new DemoRun(client, new DemoRun.DemoRunSettings(TimeSpan.Zero), TextWriter.Null);
        var met = Quarter.Of(LocalTime.DayOf(clock.Now)).ToString();
        await PlayAsync([.. QuietStories.All(new DemoCalendar(clock.Now))]).ConfigureAwait(false);
        await clock.MoveToAsync(LocalTime.At(first, Opens), cancellation).ConfigureAwait(false);
        await AnswerBarriersAsync(met, cancellation).ConfigureAwait(false);
        await PlayAsync(DemoRun.Stories(clock.Now)).ConfigureAwait(false);
        return clock;

        async Task PlayAsync(IReadOnlyList<DemoStory> stories)
        {
            foreach (var step in DemoRun.InTurns(stories)) await run.PlayAsync(step, _sender, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The head of a department says what was done about the barriers that were met most.</summary>
    private async Task AnswerBarriersAsync(string quarter, CancellationToken cancellation)
    {
        var body = new
        {
            quarter, departments = (string[])["BIF", "SOF"], kind = "capacity",
            done = "Vi har aftalt ti faste pladser til borgere, som begge forvaltninger arbejder med.",
        };
        var response = await client.SendAsync(
            new ServiceRequest(HttpMethod.Put, "/api/v1/operations/barriers/answer", CallerIdentity.Caseworker("sof-aagaard"))
            {
                Content = () => JsonContent.Create(body),
            },
            cancellation).ConfigureAwait(false);
        if (!response.IsGood) throw new UnexpectedResponseException($"The answer to barriers was refused: {response.Shown()}");
    }

    /// <summary>One working day, and the night after it.</summary>
    internal async Task LiveDayAsync(RemoteClock clock, TimeSpan pause, CancellationToken cancellation)
    {
        var today = LocalTime.DayOf(clock.Now);
        var colleagues = _colleagues ??= new DemoColleagues(client, _sender, output);
        var happenings = new DemoHappenings(today);
        var end = LocalTime.At(today, Closes);
        for (var step = 0; clock.Now.AddMinutes(StepMinutes) < end; step++)
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause, cancellation).ConfigureAwait(false);
            await clock.MoveToAsync(clock.Now.AddMinutes(StepMinutes), cancellation).ConfigureAwait(false);
            if (step % StepsBetweenHappenings == 0)
            {
                var (told, events) = happenings.Next(clock.Now);
                await _sender.SendAsync(events, cancellation).ConfigureAwait(false);
                await output.WriteLineAsync($"{DemoCalendar.Clock(clock.Now)} {told}").ConfigureAwait(false);
            }

            if (step % StepsBetweenOffers == StepsBetweenOffers - 1)
                await colleagues.OfferOneAsync(clock.Now, cancellation).ConfigureAwait(false);
            await colleagues.AnswerOneAsync(clock.Now, cancellation).ConfigureAwait(false);
        }

        // Before they go home they answer what would be overdue before they come back.
        var tomorrow = Days.AddBusinessDays(today, 1);
        await colleagues.AnswerWhatIsDueAsync(clock.Now, LocalTime.At(tomorrow, Closes), cancellation).ConfigureAwait(false);
        await clock.MoveToAsync(LocalTime.At(tomorrow, Opens), cancellation).ConfigureAwait(false);
        await output.WriteLineAsync($"{tomorrow:yyyy-MM-dd}").ConfigureAwait(false);
    }
}
