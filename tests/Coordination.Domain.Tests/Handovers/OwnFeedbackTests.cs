using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Handovers;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>What a citizen answers on a tablet is their feedback to the department that asked, once for each code.</summary>
public sealed class OwnFeedbackTests
{
    [Fact]
    public void An_answer_is_feedback_of_the_department_given_by_the_citizen()
    {
        var place = Place();
        Assert.Null(Give(place, 24).Refusal);
        var item = Assert.Single(place.Citizen.Known(ItemKinds.Feedback));
        var curve = Assert.Single(FeedbackCurve.Of(item));
        Assert.Equal(("SOF", FeedbackInstrument.Ors, 24m), (curve.Department.Value, curve.Instrument, curve.Last.Score));
        Assert.Equal("/SOF/own-page", item.Events[0].Event.Source);
        Assert.Contains(place.Citizen.Conflicts.Values, static one => one.Kind == "feedback-score");
    }

    [Fact]
    public void The_same_code_is_recorded_once_and_no_other_answer_takes_its_place()
    {
        var place = Place();
        Give(place, 30);
        Assert.Null(Give(place, 30).Refusal);
        Assert.IsType<StateConflict>(Give(place, 12).Refusal);
        Assert.Single(FeedbackCurve.Of(Assert.Single(place.Citizen.Known(ItemKinds.Feedback))).Single().Scores);
        Assert.Null(Give(place, 12, "another").Refusal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(41)]
    public void A_score_outside_the_scale_is_refused(int score) => Assert.IsType<Invalid>(Give(Place(), score).Refusal);

    private static CommandOutcome Give(CitizenScenario place, decimal score, string id = "code") => place.Asks(
        ReservedWords.Citizen, new GiveFeedback(place.Key, new("SOF"), FeedbackInstrument.Ors, score), id);

    private static CitizenScenario Place()
    {
        var place = new CitizenScenario();
        place.Hears("SOF", EventSamples.Started("k", "contact-person", "sof-adult-2", CitizenScenario.Day("2026-02-01"), 12));
        return place;
    }
}
