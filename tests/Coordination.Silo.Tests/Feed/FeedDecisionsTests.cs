using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Domain.Stored;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Feed;
using Coordination.Storage.Journal;

namespace Coordination.Silo.Tests.Feed;

public sealed class FeedDecisionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DecisionContext Around = new(Noon, PolicyBook.Delivered, new Organization(1, new(), []));

    [Fact]
    public void What_cannot_be_made_keeps_its_place_but_revisions_of_conflicts_are_left_out()
    {
        var citizen = Booked(Booked(Citizen.New(new CitizenKey("c-1")), "1", 0), "2", 30);
        var clash = Assert.Single(citizen.Conflicts.Values);
        var unknown = clash with { Status = (ConflictStatus)99 }; // Of another version: it has no word here.
        List<Exception> reported = [];

        var told = FeedDecisions.Of(
            citizen, Around, new DepartmentCode("BIF"),
            [
                Journaled(1, new ConflictChanged(ConflictStep.Detected, clash)),
                Journaled(2, new ConflictChanged(ConflictStep.Detected, unknown)),
                Journaled(3, new ConflictChanged(ConflictStep.Revised, unknown)),
                Journaled(4, new ConflictChanged(ConflictStep.Dissolved, unknown)),
            ],
            reported.Add);

        Assert.Equal([1L, 2L, 4L], told.Select(static one => one.Position));
        Assert.Equal([true, false, false], told.Select(static one => one.Conflict is not null));
        Assert.Equal(3, reported.Count);
    }

    [Fact]
    public void A_stored_decision_with_a_word_of_another_version_keeps_its_place_without_content()
    {
        var citizen = Booked(Booked(Citizen.New(new CitizenKey("c-1")), "1", 0), "2", 30);
        var clash = Assert.Single(citizen.Conflicts.Values);
        List<Exception> reported = [];
        FeedFact[] stored =
        [
            Stored(1, new ConflictChanged(ConflictStep.Detected, clash), "reopened"),
            Stored(2, new ConflictChanged(ConflictStep.Revised, clash), "reopened"),
            Stored(3, new ConflictChanged(ConflictStep.Detected, clash), status: null),
        ];

        var told = FeedDecisions.Of(
            citizen, Around, new DepartmentCode("BIF"), [.. stored.Select(static fact => fact.Decision)], reported.Add);

        Assert.Equal([1L, 3L], told.Select(static one => one.Position));
        Assert.Equal([false, true], told.Select(static one => one.Conflict is not null));
        Assert.All(told, static one => Assert.Equal("conflict-detected", one.Kind));
        Assert.Equal(2, reported.Count);
    }

    /// <summary>A decision as it is read from the journal, where another version may have written a status without meaning here.</summary>
    private static FeedFact Stored(long position, ConflictChanged fact, string? status)
    {
        var data = JsonNode.Parse(FactJson.Write(fact))!;
        if (status is not null) data["status"] = status;
        return FeedFact.Of(new JournalEntry(
            position, "c-1", position,
            new FactRow(
                Noon, FactJson.KindOf(fact), Settlement.Policy, null, null, null, null, "BIF",
                JsonSerializer.SerializeToUtf8Bytes(data))))!;
    }

    private static JournaledDecision Journaled(long position, Fact fact)
    {
        var entry = new Entry(fact, Noon, Settlement.Policy, Cause: null, PolicyVersion: null);
        return JournaledDecision.Of(
            new JournalEntry(
                position, "c-1", position,
                new FactRow(Noon, FactJson.KindOf(fact), entry.By, null, null, null, null, "BIF", FactJson.Write(fact))),
            entry);
    }

    private static Citizen Booked(Citizen citizen, string id, int minutes)
    {
        var data = new AppointmentBooked
        {
            AppointmentId = id, Kind = "other", StartsAt = Noon.AddDays(3).AddMinutes(minutes), EndsAt = Noon.AddDays(3).AddHours(1),
            Caseworker = "bif-1",
        };
        return citizen.Decide(
            new DepartmentEvent { Source = "/BIF/fasit", Id = id, Type = EventTypes.Of(data).Name, Time = Noon, Data = data },
            Around).Citizen;
    }
}
