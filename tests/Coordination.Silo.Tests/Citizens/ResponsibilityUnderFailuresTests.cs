using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Citizens;
using Coordination.Silo.Transfers;
using Coordination.Storage.Journal;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens;

/// <summary>
/// Nobody is left without a responsible person, on three silos of which some die while people hand over, caseloads are transferred,
/// departments report and organizations are put. The judge of the domain's own property test reads every journal afterwards.
/// </summary>
public sealed class ResponsibilityUnderFailuresTests(DyingSilosFixture silos) : IClassFixture<DyingSilosFixture>
{
    private const int Seed = 20261125;
    private const int Citizens = 12;
    private const int People = 6;
    private const int ActsPerRound = 30;
    private const int Rounds = 3;

    [Fact]
    public async Task Somebody_is_responsible_after_every_journal_entry_while_silos_die()
    {
#pragma warning disable CA5394 // Nothing secret: the seed makes a run repeatable.
        var random = new Random(Seed);
        await silos.PutAsync(Municipality.Organization());
        var citizens = await silos.NewCitizensAsync("chairs", Citizens);
        RandomPeople[] people = [.. Enumerable.Range(0, People).Select(number => new RandomPeople(silos, citizens, Seed + number))];
        Caller.System.SetCurrent();
        foreach (var citizen in citizens)
            await silos.Citizen(citizen).TakeIn(
                [.. Municipality.Departments.Select(department => Reports.Started(department, "1", silos.Clock.Now))]);

        List<string> transfers = [];
        for (var round = 0; round < Rounds; round++)
        {
            var acting = people.Select(one => Task.Run(async () =>
            {
                for (var act = 0; act < ActsPerRound; act++) await one.ActAsync();
            })).ToArray();
            transfers.Add(await OrderAsync(people[0], random.Next(1, 4), random.Next(1, 4)));
            await silos.PutAsync(Away(random));
            if (round % 2 == 0) await silos.KillAsync(random.Next(3));
            await SteerAsync(people[0], transfers[^1], random.Next(3));
            await Task.WhenAll(acting);
            await silos.PutAsync(Away(random));
            await silos.ReplaceAsync();
            await silos.MoveAsync(TimeSpan.FromHours(random.Next(1, 40)));
        }
#pragma warning restore CA5394

        foreach (var transfer in transfers) await OverAsync(transfer);
        await silos.MoveAsync(TimeSpan.FromHours(1));
        foreach (var citizen in citizens) await JudgeAsync(
            citizen, [.. people.SelectMany(one => one.Answered).Where(asked => asked.Citizen == citizen)]);
        Assert.InRange(people.Sum(one => one.Answered.Count(asked => asked is { Kind: "accept", Value: not null })), 10, int.MaxValue);
        Assert.Contains(people.SelectMany(one => one.Answered), IsRefusedAsGone);
        await silos.ReadTablesAreAsTheJournalSaysAsync();
    }

    private async Task JudgeAsync(string citizen, IReadOnlyList<Asked> asked)
    {
        var stored = await silos.GetLiving<IJournal>().ReadAsync(citizen, 0, 100_000);
        List<Entry> journal = [.. stored.Select(entry => JournalMapping.ToEntry(entry.Fact))];
        Assert.Empty(new ResponsibilityJudge(silos.InForce).Faults(new CitizenKey(citizen), journal, silos.Clock.Now));

        var steps = journal.Select(entry => entry.Fact).OfType<HandoverChanged>().ToList();
        foreach (var one in asked)
        {
            // What was answered with yes is there once, whatever died meanwhile; what was refused is not there.
            var made = one.Kind is "offer" or "request"
                ? steps.Count(step => step.Step == HandoverStep.Offered && step.Handover.Reason == one.Key)
                : steps.Count(step =>
                    step.Handover.Id.Value == one.Value?.Id && step.Handover.AnsweredBy == one.By && step.Step == StepOf(one.Kind));
            if (IsRefusedAsGone(one)) AssertGone(one, made);
            else Assert.Equal((one, one.Value is null ? 0 : 1), (one, made));
        }
    }

    private static bool IsRefusedAsGone(Asked asked) => asked.Refusal?.Why == new NothingSeen(NotSeenReason.HasLeft).Why;

    /// <summary>
    /// Only whoever is gone by an organization in force is refused so. Who left between a command and its repeat is not told that
    /// it was carried out, once.
    /// </summary>
    private void AssertGone(Asked asked, int made)
    {
        Assert.Equal((asked, "forbidden"), (asked, asked.Refusal!.Kind));
        Assert.Contains(silos.InForce(asked.AnsweredAt), organization => organization.HasLeft(asked.By));
        Assert.InRange(made, 0, 1);
    }

    private static HandoverStep StepOf(string kind) =>
        kind switch { "accept" => HandoverStep.Accepted, "decline" => HandoverStep.Declined, _ => HandoverStep.Withdrawn };

    /// <summary>Somebody is away, perhaps from a midnight to come, and perhaps somebody has left or another leads.</summary>
    private OrganizationDocument Away(Random random)
    {
#pragma warning disable CA5394
        var today = Domain.Calendar.LocalTime.DayOf(silos.Clock.Now);
        var (away, department) = (
            Municipality.Caseworker(Municipality.Departments[random.Next(3)], random.Next(1, 5)), Municipality.Departments[random.Next(3)]);
        var document = Municipality.Organization(away, today.AddDays(random.Next(-1, 2)));
        return random.Next(3) switch
        {
            0 => document with { Units = [.. document.Units
                .Select(unit => unit.Department == department ? unit with { Leader = Municipality.Caseworker(department, 2) } : unit)] },
            1 => document with { Caseworkers = [.. document.Caseworkers.Where(one => one.Id != Municipality.Caseworker(department, 1))] },
            _ => document,
        };
#pragma warning restore CA5394
    }

    private async Task<string> OrderAsync(RandomPeople people, int from, int to)
    {
        var id = Guid.NewGuid().ToString("n");
        await LedAsync(people, id, transfer => transfer.Order(new CaseloadOrder($"bif-1-{from}",
            [new CaseloadPart($"bif-1-{(to == from ? 4 : to)}", null, 1, null)], "ny fordeling"), new Idempotency(id, id)));
        return id;
    }

    private Task SteerAsync(RandomPeople people, string transfer, int how) =>
        LedAsync(people, transfer, one => one.Steer(how == 0 ? TransferSteering.Cancel : TransferSteering.Pause, null));

    /// <summary>Resumed if it stands; done or cancelled in the end.</summary>
    private async Task OverAsync(string transfer) => await Eventually.IsAsync("the transfer is over", async () =>
    {
        Operations.SetCurrent();
        var progress = await silos.Cluster.Client.GetGrain<ICaseloadTransferGrain>(transfer).Progress();
        if (progress.Value?.State == "paused") await silos.Cluster.Client.GetGrain<ICaseloadTransferGrain>(
            transfer).Steer(TransferSteering.Resume, null);
        return progress.Value is null or { State: "done" or "cancelled" };
    }, TimeSpan.FromSeconds(60));

    private static Caller Operations { get; } = new(CallerKind.Operations, "operations");

    private async Task LedAsync(RandomPeople people, string transfer, Func<ICaseloadTransferGrain, Task<Answer<CaseloadTransferView>>> call)
    {
        Operations.SetCurrent();
        await people.AgainAsync(_ => call(silos.GetLiving<IGrainFactory>().GetGrain<ICaseloadTransferGrain>(transfer)), "the transfer");
    }
}
