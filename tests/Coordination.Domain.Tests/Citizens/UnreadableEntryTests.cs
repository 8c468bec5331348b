using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Citizens;

public sealed class UnreadableEntryTests
{
    [Fact]
    public void An_entry_that_cannot_be_folded_is_counted_and_changes_nothing()
    {
        var citizen = Citizen.New(new CitizenKey("c-1"));
        var entry = new Entry(
            new InterventionStatusChanged(new ItemId("BIF/never-heard-of"), InterventionStatus.Active),
            CitizenScenario.Local("2026-03-02T09:00"),
            "policy", Cause: null, "2026-01-01");

        var after = citizen.EvolveStored(entry, out var fault);

        Assert.Equal((1, "journal:InterventionStatusChanged"), (after.Version, fault!.Rule));
        Assert.True(after.Interventions.IsEmpty);
    }

    [Fact]
    public void An_unreadable_entry_is_named_by_its_stored_kind()
    {
        var citizen = Citizen.New(new CitizenKey("c-1"));
        var entry = new Entry(
            new EntryUnreadable("from-the-future"), CitizenScenario.Local("2026-03-02T09:00"), "policy", Cause: null, PolicyVersion: null);

        var after = citizen.EvolveStored(entry, out var fault);

        Assert.Equal((1, "journal:from-the-future"), (after.Version, fault!.Rule));
        Assert.True(after.LacksEntries && CitizenJson.Read(CitizenJson.Write(after)).LacksEntries);
    }
}
