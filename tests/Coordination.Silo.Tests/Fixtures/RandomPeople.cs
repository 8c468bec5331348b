using Coordination.Events;
using Coordination.Grains;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Something that was asked of a citizen's place, and how it was answered in the end.</summary>
/// <param name="AnsweredAt">On the service's clock.</param>
internal sealed record Asked(
    string Citizen, string Key, string By, string Kind, HandoverView? Value, RefusalView? Refusal, DateTimeOffset AnsweredAt);

/// <summary>
/// One of several who ask at random, but seeded, whatever they can of citizens' places, and report for departments. What is not
/// answered because a silo died is asked again under the same key.
/// </summary>
internal sealed class RandomPeople(DyingSilosFixture silos, IReadOnlyList<string> citizens, int seed)
{
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(60);

#pragma warning disable CA5394 // Nothing secret: the seed makes a run repeatable.
    private readonly Random _random = new(seed);
    private int _asked;

    /// <summary>Everything that was asked and answered.</summary>
    public List<Asked> Answered { get; } = [];

    public async Task ActAsync()
    {
        var citizen = citizens[_random.Next(citizens.Count)];
        Caller.System.SetCurrent();
        var picture = (await AgainAsync(grain => grain.Picture(), citizen))!;
        var (key, department) = ($"{seed}-{++_asked}", Pick(Municipality.Departments));
        var open = picture.Handovers.Where(handover => handover.Status == "offered").ToList();
        switch (_random.Next(12))
        {
            case 0:
                await ReportAsync(citizen,
                    Reports.Of(department, silos.Clock.Now, new CaseworkerAssigned { InterventionId = "1", Caseworker = Anybody() }));
                break;
            case 1:
                await ReportAsync(citizen, Reports.Of(department, silos.Clock.Now, _random.Next(2) == 0
                    ? new ContactReceived
                    {
                        ContactId = $"k{_random.Next(3)}", Channel = "phone", Unit = Municipality.UnitOf(department),
                        Wants = Pick(Municipality.Departments),
                    }
                    : new ContactAnswered { ContactId = $"k{_random.Next(3)}" }));
                break;
            case 2:
                await ReportAsync(citizen, Reports.Of(department, silos.Clock.Now, _random.Next(2) == 0
                    ? new InterventionPaused { InterventionId = "1", OnDate = Today }
                        : new InterventionResumed { InterventionId = "1", OnDate = Today }));
                break;
            case 3:
                new Caller(CallerKind.Caseworker, ByRight(picture.Interventions[0].Responsible)).SetCurrent();
                await AgainAsync(grain => grain.AppointCoordinator(Caller.Current!.Id, key, new Idempotency(key, key)), citizen);
                break;
            case 4:
                await AskAsync(citizen, key, Anybody(), "request", grain =>
                    grain.RequestHandover(new HandoverRequest { What = What(picture), Reason = key }, new Idempotency(key, key)));
                break;
            case < 8:
                var what = What(picture);
                var toUnit = _random.Next(2) == 0;
                await AskAsync(citizen, key, ByRight(Responsible(picture, what)), "offer", grain => grain.OfferHandover(
                    new HandoverOffer
                    {
                        What = what,
                        To = toUnit
                            ? new ReceiverView(null, Municipality.UnitOf(department))
                            : new ReceiverView(Municipality.Caseworker(department, 2), null),
                        Reason = key,
                    },
                    new Idempotency(key, key)));
                break;
            case var how when open.Count > 0:
                var handover = open[_random.Next(open.Count)];
                var (reply, name) = how < 10 ? (HandoverReply.Accept, "accept") : how == 10 ? (HandoverReply.Decline, "decline")
                    : (HandoverReply.Withdraw, "withdraw");
                await AskAsync(citizen, key, ByRight(handover.To.Caseworker ?? $"{handover.To.Unit}-4"), name, grain =>
                    grain.AnswerHandover(handover.Id, reply, key, new Idempotency(key, key)));
                break;
        }
    }

    /// <summary>The same call until it is answered, each time from a client on another silo.</summary>
    public async Task<T> AgainAsync<T>(Func<ICitizenGrain, Task<T>> call, string citizen)
    {
        T answer = default!;
        var caller = Caller.Current!;
        await Eventually.IsAsync($"{citizen} answers", async () =>
        {
            try
            {
                caller.SetCurrent();
                answer = await call(silos.ClientOn(_random.Next(3)).GetGrain<ICitizenGrain>(citizen));
                return true;
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.IAssertionException)
            {
                return false; // The silo that had it, or that it was asked from, died.
            }
        }, AnsweredWithin);
        return answer;
    }

    private DateOnly Today => Domain.Calendar.LocalTime.DayOf(silos.Clock.Now);

    private Task ReportAsync(string citizen, DepartmentEvent reported)
    {
        Caller.System.SetCurrent();
        return AgainAsync(grain => grain.TakeIn([reported]), citizen);
    }

    private async Task AskAsync(string citizen, string key, string by, string kind, Func<ICitizenGrain, Task<Answer<HandoverView>>> call)
    {
        new Caller(CallerKind.Caseworker, by).SetCurrent();
        var answer = await AgainAsync(call, citizen);
        Answered.Add(new Asked(citizen, key, by, kind, answer.Value, answer.Refusal, silos.Clock.Now));
    }

    private ResponsibilityView What(CitizenView picture)
    {
        var contacts = picture.Contacts.Where(contact => contact.Status == "open").ToList();
        return _random.Next(5) switch
        {
            0 => new("coordination", null),
            1 when contacts.Count > 0 => new("contact", contacts[_random.Next(contacts.Count)].Id),
            _ => new("intervention", picture.Interventions[_random.Next(picture.Interventions.Count)].Id),
        };
    }

    private static string Responsible(CitizenView picture, ResponsibilityView what) => what.Type switch
    {
        "intervention" => picture.Interventions.First(one => one.Id == what.Id).Responsible,
        "contact" => picture.Contacts.First(one => one.Id == what.Id).Responsible,
        _ => picture.Coordinator?.Responsible,
    } ?? "bif-1-1";

    private string ByRight(string right) => _random.Next(4) > 0 ? right : Anybody();

    private string Anybody() => Municipality.Caseworker(Pick(Municipality.Departments), _random.Next(1, 5));

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
#pragma warning restore CA5394
}
