using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Pictures;
using Coordination.Domain.Reported;
using Coordination.Simulator.Checks;
using Coordination.Views;

namespace Coordination.Simulator.Tests;

/// <summary>What the stub shows of its citizens, as far as the tests need it.</summary>
internal static class StubViews
{
    public static CitizenView Picture(Citizen citizen) => NamesOf(citizen).In(new CitizenView
    {
        Key = citizen.Key.Value,
        Version = citizen.Version,
        SharedBy =
            [.. citizen.Interventions.Values.Where(i => i.Status == InterventionStatus.Active).Select(i => i.Department.Value).Distinct()],
        Parked = [.. citizen.Parked.Values.Select(p => p.EventId)],
        Interventions = [.. citizen.Interventions.Values.Select(i => new InterventionView
        {
            Id = i.Id.Value, Department = i.Department.Value, Kind = i.Kind, Group = "other", Caseworker = i.Holder.Caseworker.Value,
            Responsible = citizen.Responsible(i).Value, Status = Outline.Word(i.Status), StartsOn = i.StartsOn,
            EndsOn = i.EndedOn ?? i.EndsOn, Intensity = "low",
        })],
        Deadlines = [.. citizen.Deadlines.Values.Select(d => new DeadlineView(
            d.Id.Value, d.Kind, d.Department.Value, d.Title, d.About, d.Due.At, Outline.Word(d.Status), d.Responsible.Value, d.MetAt))],
        Handovers = [.. citizen.Handovers.Values.Select(h => new HandoverView
        {
            Id = h.Id.Value, What = new ResponsibilityView(h.What.Word, h.What.Id?.Value), From = h.From.Caseworker.Value,
            To = new ReceiverView(h.To.Caseworker?.Value, h.To.Unit?.Value), Status = Outline.Word(h.Status), OfferedAt = h.OfferedAt,
            By = h.By,
            AnsweredAt = h.AnsweredAt, AnsweredBy = h.AnsweredBy, AcceptedBy = h.Taker?.Caseworker.Value,
        })],
    });

    public static object History(IEnumerable<(string Citizen, Entry Entry)> journal, string key) => journal.Where(j => j.Citizen == key)
        .Select((j, i) => new
        {
            version = i + 1,
            kind = j.Entry.Fact is EventTaken taken ? taken.Taken.Event.Type : "decision",
            by = j.Entry.By,
            cause = j.Entry.Cause,
        }).ToList();

    public static object Figures(IEnumerable<Citizen> all, int missedTooMany)
    {
        var citizens = all.ToList();
        var handovers = citizens.SelectMany(c => c.Handovers.Values.Where(h => h.Status == HandoverStatus.Accepted)
            .Select(h => (From: NamesOf(c).Person(h.From.Caseworker.Value), To: NamesOf(c).Person(h.Taker!.Caseworker.Value)))).ToList();
        var deadlines = citizens.SelectMany(c => c.Deadlines.Values).ToList();
        return new
        {
            citizens = citizens.Count,
            shared = 0,
            handovers = new
            {
                completed = handovers.Count,
                citizens = citizens.Count(c => c.Handovers.Values.Any(h => h.Status == HandoverStatus.Accepted)),
                pairCount = handovers.Distinct().Count(),
                pairs = handovers.GroupBy(h => h)
                    .OrderByDescending(p => p.Count())
                    .Select(p => new { from = p.Key.From, to = p.Key.To, count = p.Count() }),
            },
            deadlines = new
            {
                met = deadlines.Count(d => d.Status == DeadlineStatus.Met),
                missed = deadlines.Count(d => d.Status == DeadlineStatus.Missed && d.MetAt is not null) + missedTooMany,
                open = deadlines.Count(d => !d.IsClosed),
            },
        };
    }

    public static object Summary(IEnumerable<Citizen> all, double countedSecondsAgo)
    {
        var citizens = all.ToList();
        return new
        {
            countedSecondsAgo,
            inbox = new { waiting = 0 },
            parked = citizens.Sum(c => c.Parked.Count),
            deadLetters = 0,
            conflicts = new { open = 0, perKind = Array.Empty<object>() },
            handovers = new { pending = 0, expired = 0 },
            deadlines = citizens.SelectMany(c => c.Deadlines.Values).Where(d => !d.IsClosed).GroupBy(d => d.Department.Value)
                .Select(d => new
            {
                department = d.Key,
                due = d.Count(one => one.Status == DeadlineStatus.Open),
                warned = d.Count(one => one.Status == DeadlineStatus.Warned),
                missed = d.Count(one => one.Status == DeadlineStatus.Missed),
            }),
            citizens = new { total = citizens.Count, shared = 0, withoutCoordinator = 0 },
        };
    }

    private static Spelling NamesOf(Citizen citizen) => SpelledPicture.SpellingOf(citizen, Organization.Empty);
}
