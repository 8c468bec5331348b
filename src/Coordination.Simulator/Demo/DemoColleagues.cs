using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Domain.Calendar;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Organizations;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Demo;

/// <summary>
/// The colleagues of the invented municipality: they answer what they owe, as people do on their desks. They do not hurry, so that
/// whoever tries the demo finds something to answer.
/// </summary>
internal sealed class DemoColleagues(CoordinationClient client, EventSender sender, TextWriter output)
{
    // Answers of one person before they go home.
    private const int AnswersMax = 10;

    // Colleagues who look at their desks at a time.
    private const int AskedMax = 15;

    // Missed before the departments began: nobody's to answer.
    private const string BeforeStart = "before-start";

    private static readonly DanishCalendar Days = PolicyBook.Delivered.Newest.Days;

    private static readonly OrganizationDocument Organization =
        JsonSerializer.Deserialize<OrganizationDocument>(DemoMunicipality.Document(), ServiceResponse.Json)!;

    private static readonly string[] People = [.. Organization.Caseworkers.Select(static one => one.Id)];

    private int _turn;
    private int _answers;

    /// <summary>The next colleague who owes something answers the first of it.</summary>
    public async Task AnswerOneAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        for (var asked = 0; asked < AskedMax; asked++)
        {
            var who = People[_turn++ % People.Length];
            if (await AnswerFirstAsync(who, now, DateTimeOffset.MaxValue, cancellation).ConfigureAwait(false)) return;
        }
    }

    /// <summary>Everybody answers what is due by an instant, and what is overdue.</summary>
    public async Task AnswerWhatIsDueAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        foreach (var who in People)
            for (var answer = 0; answer < AnswersMax; answer++)
                if (!await AnswerFirstAsync(who, now, until, cancellation).ConfigureAwait(false)) break;
    }

    /// <summary>The next colleague with an intervention offers it to their substitute.</summary>
    public async Task OfferOneAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        for (var asked = 0; asked < AskedMax; asked++)
        {
            var who = People[_turn++ % People.Length];
            if (await OfferAsync(who, now, cancellation).ConfigureAwait(false)) return;
        }
    }

    private async Task<bool> OfferAsync(string who, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Organization.Caseworkers.First(one => one.Id == who).Substitute is not { } substitute) return false;
        var desk = await client.GetAsync<DemoDesk>("/api/v1/me/desk?limit=50", CallerIdentity.Caseworker(who), cancellation)
            .ConfigureAwait(false);
        if (desk.Citizens.FirstOrDefault(static one => one.Roles.Contains("responsible")) is not { } citizen) return false;
        var read = await client.SendAsync(
            new ServiceRequest(HttpMethod.Get, $"/api/v1/citizens/{citizen.Key}", CallerIdentity.Caseworker(who)), cancellation)
            .ConfigureAwait(false);
        if (!read.IsGood) return false;
        if (read.Read<DemoPicture>().Interventions.FirstOrDefault(one => one.Responsible == who) is not { } held) return false;
        var body = new
        {
            what = new { type = "intervention", id = held.Id }, to = new { caseworker = substitute },
            reason = "Jeg er på kursus i næste uge, og du kender borgeren.",
        };
        if (!await CommandAsync(who, citizen.Key, held.Id, "handovers", body, cancellation).ConfigureAwait(false)) return false;
        await output.WriteLineAsync($"{DemoCalendar.Clock(now)} {who}: tilbyder {substitute} at overtage").ConfigureAwait(false);
        return true;
    }

    private async Task<bool> AnswerFirstAsync(string who, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        var desk = await client.GetAsync<DemoDesk>("/api/v1/me/desk?limit=50", CallerIdentity.Caseworker(who), cancellation)
            .ConfigureAwait(false);
        foreach (var owed in desk.Owes)
            if (owed is { DueAt: { } due } && owed.Status != BeforeStart && due <= until
                && await AnswerAsync(who, owed, now, cancellation).ConfigureAwait(false) is { } told)
            {
                await output.WriteLineAsync($"{DemoCalendar.Clock(now)} {who}: {told}").ConfigureAwait(false);
                return true;
            }

        return false;
    }

    /// <summary>Answers something, and tells what was done; null: nothing can be.</summary>
    private async Task<string?> AnswerAsync(string who, DemoOwed owed, DateTimeOffset now, CancellationToken cancellation) => owed switch
    {
        { Type: "conflict" } => await SettleAsync(who, owed, cancellation).ConfigureAwait(false),
        { Type: "handover" } =>
            await CommandAsync(who, owed.Citizen, owed.Id, $"handovers/{owed.Id}/accept", null, cancellation).ConfigureAwait(false)
                ? "overtager"
                : null,
        { Kind: "contact-answer", About: { } about } =>
            await ReportAsync(owed, about, now, id => new ContactAnswered { ContactId = id }, cancellation).ConfigureAwait(false)
                ? "svarer på en henvendelse"
                : null,
        { Kind: "rebook", About: { } about } =>
            await ReportAsync(owed, about, now, id => Moved(id, now), cancellation).ConfigureAwait(false)
                ? "flytter en aftale"
                : null,
        { Type: "deadline", Title: not null } =>
            await ReportAsync(owed, owed.Id, now, static id => new DeadlineMet { DeadlineId = id }, cancellation).ConfigureAwait(false)
                ? "overholder en frist"
                : null,
        _ => null,
    };

    private async Task<string?> SettleAsync(string who, DemoOwed owed, CancellationToken cancellation)
    {
        var read = await client.SendAsync(
            new ServiceRequest(HttpMethod.Get, $"/api/v1/citizens/{owed.Citizen}", CallerIdentity.Caseworker(who)), cancellation)
            .ConfigureAwait(false);
        if (!read.IsGood) return null;
        var choices = read.Read<DemoPicture>().Conflicts.FirstOrDefault(one => one.Id == owed.Id)?.Choices;
        if (choices is not [var choice, ..]) return null;
        var body = new { outcome = choice.Outcome, party = choice.Party?.Id, reason = "Vi har talt sammen om det." };
        return await CommandAsync(who, owed.Citizen, owed.Id, $"conflicts/{owed.Id}/settle", body, cancellation).ConfigureAwait(false)
            ? "afklarer en konflikt"
            : null;
    }

    private async Task<bool> CommandAsync(
        string who, string citizen, string about, string path, object? body, CancellationToken cancellation)
    {
        var outgoing = new ServiceRequest(HttpMethod.Post, $"/api/v1/citizens/{citizen}/{path}", CallerIdentity.Caseworker(who))
        {
            Content = () => JsonContent.Create(body ?? new { }),
            IdempotencyKey = $"liv-{about}-{_answers++}",
        };
        return (await client.SendAsync(outgoing, cancellation).ConfigureAwait(false)).IsGood;
    }

    /// <summary>The department of an item reports what was done with it.</summary>
    private async Task<bool> ReportAsync(
        DemoOwed owed, string item, DateTimeOffset now, Func<string, EventData> dataOf, CancellationToken cancellation)
    {
        if (item.Split('/', 2) is not [var department, var id]) return false;
        var data = dataOf(id);
        var number = $"svar-{now.ToUnixTimeSeconds()}-{_answers++}";
        await sender.SendAsync([
            new OutgoingEvent($"citizen:{owed.Citizen}", new DepartmentEvent
            {
                Source = $"/{department}/demo", Id = number, Type = EventTypes.Of(data).Name, Time = now, Sequence = $"z{number}",
                Data = data,
            }),
        ], cancellation).ConfigureAwait(false);
        return true;
    }

    private AppointmentMoved Moved(string id, DateTimeOffset now)
    {
        var day = Days.AddBusinessDays(LocalTime.DayOf(now), 11 + _answers % 7);
        var at = LocalTime.At(day, new TimeOnly(8 + _answers % 8, 0));
        return new AppointmentMoved { AppointmentId = id, StartsAt = at, EndsAt = at.AddMinutes(45) };
    }

    private sealed record DemoDesk(IReadOnlyList<DemoOwed> Owes, IReadOnlyList<DemoDeskCitizen> Citizens);

    private sealed record DemoDeskCitizen(string Key, IReadOnlyList<string> Roles);

    private sealed record DemoOwed(
        string Type, string Id, string Citizen, string Kind, string? Title, DateTimeOffset? DueAt, string? About, string? Status);

    private sealed record DemoPicture(IReadOnlyList<DemoConflict> Conflicts, IReadOnlyList<DemoHeld> Interventions);

    private sealed record DemoHeld(string Id, string? Responsible);

    private sealed record DemoConflict(string Id, IReadOnlyList<DemoChoice> Choices);

    private sealed record DemoChoice(string Outcome, DemoParty? Party);

    private sealed record DemoParty(string Id);
}
