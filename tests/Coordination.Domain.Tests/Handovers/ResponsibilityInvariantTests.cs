using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using CsCheck;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>
/// Nobody falls without a responsible person: whatever people ask, departments report and organizations become, in any mixture, and
/// whenever a silo dies, somebody is responsible after every entry of the journal, and it is who it should be.
/// </summary>
public sealed class ResponsibilityInvariantTests
{
    private const ulong Seed = 20261125;
    private const int Iterations = 100;

    private static Gen<Step[]> Steps { get; } =
        Gen.Select(
            Gen.Int[0, Collaboration.Whats - 1], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999],
            (what, one, other, third) => new Step(what, one, other, third)).Array[10, 80];

    [Fact]
    public void Whatever_happens_the_place_answers_and_holds_as_a_plain_account_of_the_design_says()
    {
        Dictionary<(string, Told), int> answers = [];
        Dictionary<ResponsibilityType, int> accepted = [];
        Steps.EachShrunk(Seed, Iterations, steps =>
        {
            var collaboration = new Collaboration();
            foreach (var step in steps) collaboration.Take(step);
            Citizens.Invariants.Hold(collaboration.Scenario);
            Assert.Empty(collaboration.Judged());
            foreach (var (answer, count) in collaboration.Answers) answers[answer] = answers.GetValueOrDefault(answer) + count;
            foreach (var handover in collaboration.Scenario.Citizen.Handovers.Values)
                if (handover.Status == HandoverStatus.Accepted)
                    accepted[handover.What.Type] = accepted.GetValueOrDefault(handover.What.Type) + 1;
        });

        // All of it has been reached, so that agreeing means something.
        foreach (var type in Enum.GetValues<ResponsibilityType>())
            Assert.True(accepted.GetValueOrDefault(type) > 10, $"Hardly any {type} is handed over: {string.Join(", ", accepted)}");
        foreach (
            var command in (
                string[])["AppointAsCoordinator", "OfferHandover", "RequestHandover", "AcceptHandover", "DeclineHandover",
                "WithdrawHandover", "SettleConflict", "AcknowledgeAlert"])
            foreach (var told in (Told[])[Told.Allowed, Told.Forbidden, Told.Conflict])
                if ((command, told) != ("SettleConflict", Told.Conflict))
                    Assert.True(answers.GetValueOrDefault((command, told)) > 5, $"{command} is never {told}: {string.Join(", ", answers)}");
    }
}
