using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Host.Access;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Ids;
using Coordination.Silo.Callers;
using Coordination.Silo.Citizens;
using Coordination.Silo.Inbox;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Operations;
using Coordination.Storage.ReadTables;
using Coordination.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Coordination.Host.Api;

/// <summary>What became of events, for whoever sent them and for operations.</summary>
internal static class SentEventsResource
{
    private const int ArrivalsMax = 1_000;
    private const int LettersLookedAtMax = 1_000;
    private const int ReasonLengthMax = 2_000;

    internal static void Map(RouteGroupBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").ProducesProblem(StatusCodes.Status403Forbidden);
        events.MapGet("", FindAsync).RequireAuthorization(AccessPolicies.Senders)
            .WithSummary("What became of an event: source and id; with citizen (the key that its answer told) also what still waits")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        events.MapGet("/parked", ParkedAsync).RequireAuthorization(AccessPolicies.Senders)
            .WithSummary("Events that wait for the item they change; of one's own sources, operations: of all");
        events.MapGet("/dead-letters", LettersAsync).RequireAuthorization(AccessPolicies.Senders)
            .WithSummary("Events that could not be applied; of one's own sources, operations: of all");
        events.MapPost("/dead-letters/{position}/retry", RetryAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("Put a dead letter back into the inbox").AsCommand(AnswersKeptBy.Nobody);
        events.MapDelete("/dead-letters/{position}", DropAsync).RequireAuthorization(AccessPolicies.Operations)
            .WithSummary("Give a dead letter up, for a reason").AsCommand(AnswersKeptBy.Nobody);
    }

    private static async Task<Results<Ok<SentEventView>, ProblemHttpResult>> FindAsync(
        HttpContext http, IGrainFactory grains, IJournal journal, IInbox inbox, ParkedEventTable parked, string? source = null,
        string? id = null, string? citizen = null)
    {
        if (string.IsNullOrEmpty(source) || !EventFaults.IsSource(source))
            return Problems.Parameter(nameof(source), "a source such as /BIF/fasit");
        if (string.IsNullOrEmpty(id) || id.Length > EventReading.IdLengthMax) return Problems.Parameter(nameof(id), "the id of an event");
        if (!string.IsNullOrEmpty(citizen) && !CitizenPseudonyms.HasForm(citizen))
            return Problems.Parameter(nameof(citizen), "the key that the answer to the event told");
        if (!IsTheirs(http, source)) return Unknown();
        source = IdSpelling.Source(source);
        if (string.IsNullOrEmpty(citizen))
        {
            citizen = await journal.FindEventAsync(source, id, http.RequestAborted);
            if (citizen is null) return Unknown();
        }

        // Of a key that leads to another place the events stand there.
        var sent = await inbox.IsKeyGivenAsync(citizen, http.RequestAborted)
            ? await grains.GetGrain<ISentEvents>(citizen).Find(citizen, source, id)
            : null;
        if (await parked.FindAsync(citizen, source, id, http.RequestAborted) is { } waiting)
        {
            return TypedResults.Ok(new SentEventView(id, source, citizen, EventStatuses.Parked)
            {
                Type = waiting.Type, AcceptedAt = sent?.AcceptedAt ?? waiting.ParkedAt, SettledAt = waiting.ParkedAt,
                Why = "It waits for the item it changes, which nobody has reported yet.",
            });
        }

        if (sent is not null)
        {
            return TypedResults.Ok(new SentEventView(id, source, citizen, EventStatuses.Settled)
            {
                Type = sent.Type, AcceptedAt = sent.AcceptedAt, SettledAt = sent.SettledAt, Version = sent.Version,
                Decisions = sent.Decisions,
            });
        }

        foreach (var arrival in await inbox.ReadArrivalsAsync(citizen, Partitions.Of(citizen), ArrivalsMax, http.RequestAborted))
            if (IsOf(arrival.Envelope, source, id, out var type))
            {
                return TypedResults.Ok(new SentEventView(id, source, citizen, EventStatuses.Accepted)
                {
                    Type = type, AcceptedAt = arrival.ReceivedAt,
                });
            }

        await foreach (var letter in LettersOfAsync(inbox, citizen, http.RequestAborted))
            if (IsOf(letter.Envelope, source, id, out var type))
            {
                return TypedResults.Ok(new SentEventView(id, source, citizen, "dead-letter")
                {
                    Type = type, AcceptedAt = letter.ReceivedAt, Why = CprRedactor.From(letter.Error),
                });
            }

        return Unknown();
    }

    private static async Task<Results<Ok<ParkedEventView[]>, ProblemHttpResult>> ParkedAsync(
        HttpContext http, ParkedEventTable parked, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        ParkedEventRow? position = null;
        if (!string.IsNullOrEmpty(after))
        {
            if (PageCursor.Read(after, 3) is not [{ } citizen, { } source, { } id])
                return Problems.Parameter(nameof(after), Paging.PositionExpected);
            position = new ParkedEventRow(citizen, source, id, "", default);
        }

        List<ParkedEventRow> rows = [];
        foreach (var (source, path) in SourcesOf(http))
            rows.AddRange(await parked.ReadAsync(source, path, position, count, http.RequestAborted));
        ParkedEventRow[] page =
        [
            .. rows.OrderBy(static row => row.Citizen, StringComparer.Ordinal).ThenBy(static row => row.Source, StringComparer.Ordinal)
                .ThenBy(static row => row.EventId, StringComparer.Ordinal).Take(count),
        ];
        Paging.LinkNext(http, page, count, nameof(after), static last => PageCursor.Of(last.Citizen, last.Source, last.EventId));
        return TypedResults.Ok(page.Select(
            static row => new ParkedEventView(row.Citizen, row.Source, row.EventId, row.Type, row.ParkedAt)).ToArray());
    }

    private static async Task<Results<Ok<DeadLetterView[]>, ProblemHttpResult>> LettersAsync(
        HttpContext http, IInbox inbox, string? after = null, string? limit = null)
    {
        if (Paging.TryLimit(limit, out var count) is { } wrongLimit) return wrongLimit;
        if (!DeadLetterCursor.TryRead(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        List<DeadLetter> letters = [];
        var looked = await inbox.ReadDeadLettersAsync(position, LettersLookedAtMax, http.RequestAborted);
        foreach (var letter in looked)
        {
            position = new DeadLetterPosition(letter.DiedAt, letter.Position);
            if (IsTheirs(http, letter)) letters.Add(letter);
            if (letters.Count == count) break;
        }

        // Others' letters may fill a page: then it is empty, and the next one goes on behind them.
        if (letters.Count == count || looked.Count == LettersLookedAtMax)
            Paging.LinkNext(http, nameof(after), DeadLetterCursor.Of(position!));
        return TypedResults.Ok(letters.Select(DeadLettersResource.ViewOf).ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        HttpContext http, string position, CommandRequest<EmptyRequest> command, IInbox inbox) =>
        QueryParameters.TryNumber(position, -1, 0, long.MaxValue, out var at)
            && await inbox.ResendDeadLettersAsync([at], http.RequestAborted) > 0
            ? TypedResults.NoContent()
            : Unknown();

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(
        HttpContext http, string position, CommandRequest<ReasonRequest> command, IInbox inbox, CitizenSight sight)
    {
        if (string.IsNullOrWhiteSpace(command.Body.Reason) || command.Body.Reason.Length > ReasonLengthMax)
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "A reason is needed.",
                [new Fault("/reason", $"missing or too long, expected at most {ReasonLengthMax} characters")]);
        if (!QueryParameters.TryNumber(position, -1, 0, long.MaxValue, out var at)
            || await inbox.DropDeadLetterAsync(at, http.RequestAborted) is not { } citizen) return Unknown();
        await sight.LogAsync(http, citizen, "dead-letter-dropped", LookLog.Given(command.Body.Reason));
        return TypedResults.NoContent();
    }

    /// <summary>The dead letters of one citizen.</summary>
    private static async IAsyncEnumerable<DeadLetter> LettersOfAsync(
        IInbox inbox, string citizen, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = -1L; ;)
        {
            var page = await inbox.ReadDeadLettersOfAsync(citizen, after, Paging.EntriesMax, cancellation);
            foreach (var letter in page) yield return letter;
            if (page.Count < Paging.EntriesMax) yield break;
            after = page[^1].Position;
        }
    }

    private static bool IsTheirs(HttpContext http, DeadLetter letter)
    {
        using var envelope = JsonDocument.Parse(letter.Envelope);
        return envelope.RootElement.TryGetProperty("source", out var source) && IsTheirs(http, source.GetString()!);
    }

    private static bool IsOf(ReadOnlyMemory<byte> envelope, string source, string id, out string? type)
    {
        using var document = JsonDocument.Parse(envelope);
        var root = document.RootElement;
        type = root.TryGetProperty("type", out var named) ? named.GetString() : null;
        return root.TryGetProperty("id", out var its) && its.GetString() == id
            && root.TryGetProperty("source", out var from) && IdSpelling.Source(from.GetString()!) == source;
    }

    private static bool IsTheirs(HttpContext http, string source) =>
        http.HasRole(CallerKind.Operations) || http.Caller().MaySend(source);

    /// <summary>The sources of the caller: one, those of departments, or all.</summary>
    private static IEnumerable<(string Source, string Path)> SourcesOf(HttpContext http)
    {
        if (http.HasRole(CallerKind.Operations)) return [("", "/")];
        var caller = http.Caller();
        return caller.Kind == CallerKind.Source
            ? [(caller.Id, "")]
            : caller.SendsFor.Select(static department => ("", string.Create(CultureInfo.InvariantCulture, $"/{department}/")));
    }

    private static ProblemHttpResult Unknown() =>
        Problems.Of(StatusCodes.Status404NotFound, "There is nothing like this, or it is not of your sources.");
}

/// <summary>What became of an event.</summary>
/// <param name="Status">settled, parked, accepted or dead-letter.</param>
internal sealed record SentEventView(string Id, string Source, string Citizen, string Status)
{
    public string? Type { get; init; }

    /// <summary>When it was acknowledged.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it was applied or, if it waits, parked.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>
    /// The citizen's version with it; null until it is settled, and where content is hidden from the sender's department.
    /// </summary>
    public long? Version { get; init; }

    /// <summary>The kinds of the decisions that followed from it, as far as the sender's department sees them.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>Why it waits, or could not be applied.</summary>
    public string? Why { get; init; }
}

/// <summary>An event that waits for the item it changes.</summary>
internal sealed record ParkedEventView(string Citizen, string Source, string Id, string Type, DateTimeOffset ParkedAt);
