using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Views;

namespace Coordination.Domain.Tests.Policies;

public sealed class PolicyFaultsTests
{
    private static readonly DateOnly Today = CitizenScenario.Day("2026-03-02");
    private static readonly Policy Sound = PolicyBook.Delivered.Newest with { Version = "new", ValidFrom = Today };

    [Fact]
    public void The_delivered_document_under_another_name_from_today_has_none() =>
        Assert.Empty(PolicyFaults.Of(Sound, PolicyBook.Delivered, Organization.Empty, Today, AllRules.InOrder));

    [Fact]
    public void A_name_is_used_once_and_no_version_begins_in_the_past_or_beyond_2200()
    {
        Assert.Equal(["/version", "/validFrom"], Pointers(Sound with { Version = "2026-01-01", ValidFrom = Today.AddDays(-1) }));
        Assert.Equal(["/validFrom"], Pointers(Sound with { ValidFrom = new DateOnly(2201, 1, 1) }));
        Assert.Empty(Pointers(Sound with { ValidFrom = new DateOnly(2200, 12, 31) }));
    }

    [Fact]
    public void Missing_entries_unknown_rules_and_missing_values_are_all_named()
    {
        var rules = new Dictionary<string, RulePolicy>(Sound.Rules) { ["rain"] = Sound.Rule("rebook") };
        rules.Remove("no-coordinator");
        rules["rebook"] =
            rules["rebook"] with { Length = null, Numbers = new Dictionary<string, decimal>(), Texts = new Dictionary<string, TextView>() };
        var pointers = Pointers(Sound with { Rules = rules });
        Assert.Equal(
            ["/rules/no-coordinator", "/rules/rain", "/rules/rebook/length", "/rules/rebook/numbers/atLeastHours",
                "/rules/rebook/numbers/daysBefore", "/rules/rebook/texts/title"],
            pointers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_group_of_no_kind_is_named()
    {
        var entry = Sound.Rule(
            "duplicate-intervention") with { Lists =
            new Dictionary<string, IReadOnlyList<string>> { ["groups"] = ["personal-support", "gardening"] } };
        var faulty = Sound with { Rules = new Dictionary<string, RulePolicy>(Sound.Rules) { ["duplicate-intervention"] = entry } };
        Assert.Equal(["/rules/duplicate-intervention/lists/groups/1"], Pointers(faulty));
    }

    [Fact]
    public void Words_that_are_missing_and_places_that_nothing_fills_in_are_named()
    {
        var texts = new Dictionary<string, TextView>(
            Sound.Texts) { ["owes"] = new("{owes} skal svare til {hvem}.", "{owes} owes an answer by {due}.") };
        texts.Remove("settled");
        var entry = Sound.Rule("no-coordinator");
        entry = entry with { Texts = new Dictionary<string, TextView>(
            entry.Texts) { ["what"] = new("{one} og {other}", "{first} and {other}") } };
        var faulty = Sound with { Texts = texts, Rules = new Dictionary<string, RulePolicy>(Sound.Rules) { ["no-coordinator"] = entry } };
        Assert.Equal(
            ["/rules/no-coordinator/texts/what/en", "/texts/owes/da", "/texts/settled"], Pointers(faulty).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Appointments_that_do_not_fit_together_are_named()
    {
        var appointments =
            Sound.Appointments with { HeldElsewhere = ["housing", "picnic"], ProposalDayEnd = Sound.Appointments.ProposalDayStart };
        Assert.Equal(
            ["/appointments/proposalDayEnd", "/appointments/heldElsewhere/1"], Pointers(Sound with { Appointments = appointments }));
    }

    private static IEnumerable<string> Pointers(Policy policy) =>
        PolicyFaults.Of(policy, PolicyBook.Delivered, Organization.Empty, Today, AllRules.InOrder).Select(fault => fault.Pointer);
}
