using Coordination.Domain.Access;
using Coordination.Domain.Policies;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Access;

/// <summary>Whom somebody is told to call who may not see the department's content.</summary>
public sealed class MaskedPeopleTests
{
    private static readonly Viewer Other = Viewer.Caseworker(new("bif-job-1"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_unit_that_tells_neither_the_unit_nor_a_person_is_named(bool isTelling)
    {
        var delivered = PolicyBook.Delivered.Newest;
        var policy = delivered with { Access = delivered.Access with { TellingUnits = isTelling ? ["SOF-Treatment"] : [] } };
        var place = new CitizenScenario { Policies = new PolicyBook([new PolicyVersion(policy, DateTimeOffset.MinValue, 0)]) };
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-02-01"), 4));
        place.Hears("SOF", EventSamples.Started("t", "drug-treatment", "sof-treatment-2", CitizenScenario.Day("2026-02-01"), 4));

        var name = place.Organization.Find(new CaseworkerId("sof-treatment-2"))!.Name;
        var received = Received.By(place, Other);
        foreach (var output in (string[])[received[Received.Contacts], received[Received.Colleagues]])
        {
            Assert.DoesNotContain("\"sof-treatment\"", output, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(!isTelling, output.Contains(name, StringComparison.Ordinal));
        }

        Assert.Contains("SOF", received[Received.Contacts], StringComparison.Ordinal);
    }
}
