using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Events;
using Coordination.Simulator.Checks;
using Coordination.Simulator.Ledgers;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Tests.Checks;

public sealed class LedgerPlacesTests
{
    private static readonly DecisionContext Context = new(SimulatorSamples.BeforeTheLog, PolicyBook.Delivered, Organization.Empty);
    private int _sent;

    [Fact]
    public void What_was_sent_under_joined_numbers_is_about_one_citizen()
    {
        // The answer named the place that leads; the number it was sent under is known all the same.
        LedgerLine[] lines = [Line("a", "a"), Line("b", "a"), Joins("a", "b"), Joins("c", "b"), Line("d", "d", named: false)];
        Assert.Equal(["a b c", "d"], KeysOf(lines));
        var joined = LedgerPositions.Of(lines, Context)[0];
        Assert.Equal((4, 2), (joined.Lines.Count, joined.AboutTheCitizen.Count()));
    }

    [Fact]
    public void What_was_sent_under_separated_numbers_is_about_two_whose_journals_may_hold_both()
    {
        LedgerLine[] lines = [Line("a", "a"), Line("b", "a"), Joins("a", "b"), Separates("b", "a")];
        Assert.Equal(["a", "b"], KeysOf(lines));
        Assert.All(LedgerPositions.Of(lines, Context), static place => Assert.Equal((2, 4), (place.Lines.Count, place.Known.Count)));
        Assert.Equal(["a b"], KeysOf([.. lines, Joins("a", "b")]));
    }

    [Fact]
    public void An_event_about_two_numbers_is_written_with_keys_or_not_at_all()
    {
        var sent = Sent("a", new CitizenRenumbered { To = "cpr:0101800000" });
        Assert.Throws<InvalidOperationException>(() => LedgerLine.Write(new EventOutcome(sent, EventStatus.Settled, "a", null)));
        var line = Read(sent with { Under = "a", Other = "b" }, "a");
        Assert.Equal(("a+b", "a"), (((CitizenRenumbered)line.ToEvent().Data).Pair, line.Key));
    }

    private static string[] KeysOf(IReadOnlyList<LedgerLine> lines) =>
        [.. LedgerPositions.Of(lines, Context).Select(static place => string.Join(' ', place.Keys)).Order()];

    private LedgerLine Line(string under, string citizen, bool named = true)
    {
        var sent = Sent(under, new BenefitRequested { BenefitId = $"b{_sent}", Kind = BenefitKind.Single });
        return Read(sent with { Under = named ? under : null }, citizen);
    }

    private LedgerLine Joins(string under, string other) => Pair(new CitizenRenumbered { To = "cpr:0101800000" }, under, other);

    private LedgerLine Separates(string under, string other) =>
        Pair(new CitizenSeparated { From = "cpr:0101800000", Reason = "to personer" }, under, other);

    private LedgerLine Pair(NumberEvent data, string under, string other) =>
        Read(Sent(under, data) with { Under = under, Other = other }, under);

    private OutgoingEvent Sent(string under, EventData data) => new($"cpr:{under}", new DepartmentEvent
    {
        Source = "/KFF/load", Id = $"e{++_sent}", Type = EventTypes.Of(data).Name,
        Time = SimulatorSamples.BeforeTheLog.AddMinutes(_sent), Data = data,
    });

    private static LedgerLine Read(OutgoingEvent sent, string citizen)
    {
        var file = SimulatorSamples.NewFile();
        try
        {
            File.WriteAllBytes(file.FullName, LedgerLine.Write(new EventOutcome(sent, EventStatus.Settled, citizen, null)));
            return Ledger.Read(file).Single();
        }
        finally
        {
            file.Delete();
        }
    }
}
