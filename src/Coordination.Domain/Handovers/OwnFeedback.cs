using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Handovers;

/// <summary>
/// What a citizen answers on a scale, on a tablet that a colleague of a department handed them. It is journaled as an event of that
/// department, from its system <c>own-page</c>, and its author is the citizen.
/// </summary>
public static class OwnFeedback
{
    /// <summary>The highest sum of a scale.</summary>
    public const int ScoreMax = 40;

    internal static FactsOrRefusal Give(RuleContext context, GiveFeedback command, IssuedCommand issued)
    {
        if (command.Score is < 0 or > ScoreMax) return NoScore;
        var data = new FeedbackRecorded { Instrument = command.Instrument, Score = command.Score };
        var reported = new DepartmentEvent
        {
            Source = $"/{command.Department.Value}/{OwnMessages.System}",
            Id = context.Ids.Of(command.Under, issued.Id),
            Type = EventTypes.Of(data).Name,
            Time = context.Clock.Now,
            Data = data,
        };
        return context.Citizen.Known(reported, command.Under) is { } before
            ? before.Event.Data == data ? FactsOrRefusal.Of([]) : WasAnswered
            : FactsOrRefusal.Of(new EventTaken(new TakenEvent(reported, Assignee: null).At(context.Citizen.Key, [command.Under])));
    }

    private static Invalid NoScore { get; } = new([new Fault("/score", $"Expected a number from 0 to {ScoreMax}.")]);

    private static StateConflict WasAnswered { get; } = new("It was answered already, otherwise.");
}
