using Coordination.Domain.Citizens;
using Coordination.Domain.Explanations;
using Coordination.Domain.Policies;
using Coordination.Domain.Texts;
using Coordination.Events;
using Coordination.Views;

namespace Coordination.Domain.Tests.Explanations;

/// <summary>Alerts and explanations follow what they name, though nothing is journaled about them.</summary>
public sealed class AlertMessagesTests
{
    [Fact]
    public void A_reworded_goal_is_named_anew_by_alerts_and_explanations()
    {
        var place = TwoGoals().Hears("SOF", new ConsentGiven { Scope = TextList.Of(["BIF", "SOF"]) });
        var before = place.Alerted("contradicting-goals").Select(receiver => place.AlertTo(receiver, "contradicting-goals")).ToList();

        place.Hears("BIF", new GoalChanged { GoalId = "work", Text = "Halvt arbejde" });

        var alert = place.AlertTo(before[0].Receiver.Value, "contradicting-goals");
        Assert.Same(before[0], alert);
        Assert.Contains("»Halvt arbejde« (BIF)", place.Said(alert).Body.Da, StringComparison.Ordinal);
        Assert.Contains("»Halvt arbejde« (BIF)", place.Explained("contradicting-goals").Da, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_caseworker_and_unit_are_named_anew_by_alerts_and_explanations()
    {
        var place = TwoGoals();
        place.Hears("BIF", EventSamples.Started("k", "contact-course", "bif-job-1", CitizenScenario.Day("2026-03-02"), 4));
        place.Does(
            "bif-job-1",
            new OfferHandover(new(ResponsibilityType.Intervention, new("BIF/k")), null, new("sof-adult"), "ny målgruppe", null, null));
        var offered = AlertMessages.Of(place.Citizen, place.Citizen.Alerts.Values.First(alert => alert.Kind == "handover-offered"));
        var conflict = place.Conflict("contradicting-goals");

        var texts = new TextTable(PolicyBook.Delivered.Newest, part => part switch
        {
            PersonText { Id: var id } when id == conflict.Owes!.Value.Value => "Eva Holm",
            PersonText { Id: "bif-job-1" } => "Bo Lund",
            UnitText { Id: "sof-adult" } => "Voksenenheden",
            _ => null,
        });

        Assert.Contains("Bo Lund tilbyder Voksenenheden", texts.InWords(offered.Body).Da, StringComparison.Ordinal);
        Assert.Contains(
            "Eva Holm skal svare", texts.InWords(ConflictExplanation.Of(place.Citizen, conflict)).Da, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_policy_words_anew_is_shown_without_anything_being_written()
    {
        var place = TwoGoals();
        var message = AlertMessages.Of(place.Citizen, place.Citizen.Alerts.Values.First(alert => alert.Kind == "contradicting-goals"));
        var policy = PolicyBook.Delivered.Newest;
        var rule = policy.Rule("contradicting-goals");
        var reworded =
            rule with { Texts = new Dictionary<string, TextView>(rule.Texts) { ["title"] = new("Mål i strid", "Goals at odds") } };

        var texts = new TextTable(
            policy with { Rules = new Dictionary<string, RulePolicy>(policy.Rules) { ["contradicting-goals"] = reworded } });

        Assert.Equal(new TextView("Mål i strid", "Goals at odds"), texts.InWords(message.Title));
    }

    private static CitizenScenario TwoGoals() => new CitizenScenario()
        .Hears("BIF", new GoalAgreed { GoalId = "work", Code = "full-time-work", Text = "Arbejde", Owner = "bif-job-1" })
        .Hears("SOF",
            new GoalAgreed { GoalId = "treatment", Code = "full-time-treatment", Text = "Behandling", Owner = "sof-treatment-1" });
}
