using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Organizations;
using Coordination.Silo.Citizens;
using Coordination.Storage.Journal;
using Coordination.Testing;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>Citizens held by one caseworker, and what must be so of them afterwards.</summary>
internal static class Caseload
{
    public const string Leader = "bif-1-4";

    private static int _givers;

    /// <summary>The municipality with somebody more in its employment unit; everybody made before is still there.</summary>
    public static (string Giver, OrganizationDocument Organization) NewGiver()
    {
        var number = Interlocked.Increment(ref _givers);
        var organization = Municipality.Organization();
        var more = Enumerable.Range(1, number).Select(
            one => new Caseworker { Id = $"giver-{one}", Name = $"giver-{one}", Department = "BIF", Unit = Municipality.UnitOf("BIF") });
        return ($"giver-{number}", organization with { Caseworkers = [.. organization.Caseworkers, .. more] });
    }

    /// <summary>Two interventions of somebody's, of which one begins later.</summary>
    public static DepartmentEvent[] Interventions(string caseworker, DateTimeOffset now) =>
        [Started("k", caseworker, now, 0), Started("l", caseworker, now, 30)];

    public static CaseloadOrder To(string from, params string[] receivers) =>
        new(from, [.. receivers.Select(receiver => new CaseloadPart(receiver, null, 1, null))], "ny fordeling");

    /// <summary>
    /// Every intervention was held by the giver and then by one receiver, each moved in one entry, and somebody answered for
    /// it after every single entry of the journal.
    /// </summary>
    public static async Task MovedOnceAsync(IJournal journal, string key, string from, params string[] receivers)
    {
        var citizen = Citizen.New(new CitizenKey(key));
        foreach (var entry in await journal.ReadAsync(key, 0, 1_000))
        {
            citizen = citizen.Evolve(JournalMapping.ToEntry(entry.Fact));
            foreach (var intervention in citizen.Interventions.Values.Where(one => one.Status != InterventionStatus.Ended))
                Assert.False(string.IsNullOrEmpty(citizen.Responsible(intervention).Value));
        }

        Assert.NotEqual(0, citizen.Interventions.Count);
        Assert.All(citizen.Interventions.Values, one => Assert.Equal(from, one.Holders[0].Value));
        Assert.All(citizen.Interventions.Values, one => Assert.Contains(one.Holder.Caseworker.Value, receivers));
        Assert.Single(citizen.Interventions.Values.Select(one => one.Holder.Caseworker).Distinct());
        Assert.Equal(citizen.Interventions.Count, citizen.Handovers.Values.Count(one => one.Status == HandoverStatus.Accepted));
    }

    private static DepartmentEvent Started(string id, string caseworker, DateTimeOffset now, int days) =>
        Reports.Of("BIF", now, new InterventionStarted
    {
        InterventionId = id, Kind = "contact-course", Unit = Municipality.UnitOf("BIF"), Caseworker = caseworker,
        StartsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(days),
    });
}
