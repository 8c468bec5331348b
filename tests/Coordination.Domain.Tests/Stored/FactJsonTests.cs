using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Reported;
using Coordination.Domain.Stored;
using Coordination.Events;

namespace Coordination.Domain.Tests.Stored;

public sealed class FactJsonTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Stored", "Golden");

    public static TheoryData<string> Kinds => [.. StoredFacts.All.Select(FactJson.KindOf)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_is_written_and_read_as_its_golden_file_says(string kind)
    {
        var fact = StoredFacts.All.Single(f => FactJson.KindOf(f) == kind);
        var golden = File.ReadAllBytes(Path.Combine(Golden, $"{kind}.json")).AsSpan().TrimEnd((byte)'\n').ToArray();

        Assert.Equal(Encoding.UTF8.GetString(golden), Encoding.UTF8.GetString(FactJson.Write(fact)));
        Assert.Equal(Structure.Of(fact), Structure.Of(FactJson.Read(kind, golden)));
    }

    [Fact]
    public void Every_kind_of_fact_and_every_step_has_a_golden_file()
    {
        var covered = StoredFacts.All.Select(f => f.GetType()).ToHashSet();
        var family = typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)))
            .Where(t => t != typeof(EntryUnreadable)); // It stands for what is stored and cannot be read.

        Assert.All(family, type => Assert.Contains(type, covered));
        Assert.Equal(
            FactJson.DecisionKinds.Append("coordination.caseworker.assigned.v1").Order(StringComparer.Ordinal),
            Directory.GetFiles(Golden).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(FactJson.DecisionKinds.Count + 1, StoredFacts.All.Count);
    }

    [Fact]
    public void An_event_accepted_before_it_was_journaled_is_stored_with_that_instant()
    {
        var place = new CitizenScenario();
        var (earlier, reported) = (place.Now.AddSeconds(-2), EventSamples.Of("BIF", EventSamples.Due("d", place.Today), place.Now, "e"));
        Assert.Equal(earlier, AcceptedAt(earlier));
        foreach (var none in (DateTimeOffset?[])[null, place.Now, place.Now.AddSeconds(2)]) Assert.Null(AcceptedAt(none));

        DateTimeOffset? AcceptedAt(DateTimeOffset? accepted)
        {
            var taken = place.Citizen.Decide([reported], place.DecisionContext, accepted: [accepted]).Entries[0].Fact;
            return Assert.IsType<EventTaken>(FactJson.Read(FactJson.KindOf(taken), FactJson.Write(taken))).AcceptedAt;
        }
    }

    [Fact]
    public void A_decision_has_no_name_of_a_department_event() =>
        Assert.All(FactJson.DecisionKinds, kind => Assert.Null(EventTypes.Find(kind)));

    [Fact]
    public void Every_stored_enumeration_states_its_words()
    {
        Type[] stored =
        [
            typeof(HandoverStatus), typeof(MeasureStatus), typeof(PlanVoice), typeof(ConflictStatus), typeof(DeadlineStatus),
            typeof(InterventionStatus), typeof(Severity), typeof(BarrierKind), typeof(BarrierPlace),
        ];

        Assert.All(stored.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)),
            member => Assert.Matches("^[a-z-]+$", member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name));
    }

    [Fact]
    public void A_kind_that_is_not_known_says_that_the_program_is_older_than_the_journal() =>
        Assert.Contains("older than the journal",
            Assert.Throws<InvalidOperationException>(() => FactJson.Read("conflict-pondered", "{}"u8)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_event_that_names_nobody_is_stored_in_its_own_form()
    {
        var taken = new EventTaken(new TakenEvent(((EventTaken)StoredFacts.All[0]).Taken.Event, null));
        var buffer = new ArrayBufferWriter<byte>();
        FactJson.Write(buffer, taken);

        Assert.Equal(EventJson.Write(taken.Taken.Event), buffer.WrittenSpan.ToArray());
        Assert.Equal(taken, FactJson.Read(FactJson.KindOf(taken), buffer.WrittenSpan));
    }

    [Fact]
    public void A_conflict_stored_without_lists_reads_with_empty_ones()
    {
        var read = (ConflictChanged)FactJson.Read("conflict-detected",
            """{"id":"a","kind":"k","parties":[],"status":"open","detectedAt":"2026-03-02T09:00:00+01:00","material":"","policyVersion":"1"}"""u8);

        Assert.Empty(read.Conflict.Told);
        Assert.Empty(read.Conflict.PassedOn);
    }

    [Fact]
    public void An_alert_stored_with_its_subject_and_stage_as_texts_reads_as_their_types()
    {
        var stored = """
            {"id":"a","matter":"deadline hearing:BIF/h","receiver":"bif-head","kind":"hearing","about":"BIF/h","department":"BIF","severity":"urgent",
            "stage":"missed 638750000000000000 escalated","raisedAt":"2026-03-02T09:00:00+01:00"}
            """;

        var alert = ((AlertChanged)FactJson.Read("alert-raised", Encoding.UTF8.GetBytes(stored))).Alert;

        Assert.Equal((AlertSubjectKind.Deadline, "hearing:BIF/h"), (alert.Subject.Kind, alert.Subject.Id));
        Assert.Equal(new AlertStage("missed 638750000000000000", IsEscalation: true), alert.Stage);
        Assert.Equal(stored.ReplaceLineEndings(""), Encoding.UTF8.GetString(FactJson.Write(new AlertChanged(AlertStep.Raised, alert))));
    }

    [Theory]
    [InlineData("conflict 22bb"), InlineData("coordinator"), InlineData("deadline BIF/d"), InlineData("handover 11"),
        InlineData("parked /SOF/nexus e 1"),
     InlineData("rota BIF SOF"), InlineData("yield BIF/a")]
    public void The_subject_of_an_alert_is_stored_as_the_text_of_its_id(string text) =>
        Assert.Equal(text, AlertSubject.Of(text).Value);

    [Fact]
    public void A_subject_that_is_not_known_is_refused() => Assert.Throws<FormatException>(() => AlertSubject.Of("weather today"));
}
