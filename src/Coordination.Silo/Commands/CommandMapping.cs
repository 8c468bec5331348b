using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Silo.Commands;

/// <summary>Maps requests of the contract to commands of the domain, and refusals to answers. No other code does.</summary>
internal static class CommandMapping
{
    /// <summary>The command; null with the faults if the offer is incomplete.</summary>
    public static OfferHandover? ToCommand(this HandoverOffer offer, out IReadOnlyList<Fault> faults)
    {
        List<Fault> found = [];
        var what = ToResponsibility(offer.What, found);
        if (offer.To is null) found.Add(new("/to", "Exactly one of caseworker and unit is required."));
        faults = found;
        return found.Count > 0 ? null : new OfferHandover(
            what!, offer.To!.Caseworker is { } person ? new CaseworkerId(person) : null,
            offer.To.Unit is { } unit ? new UnitId(unit) : null, offer.Reason, offer.Note, offer.AnswerBy);
    }

    /// <summary>The command; null with the faults if the request is incomplete.</summary>
    public static RequestHandover? ToCommand(this HandoverRequest request, out IReadOnlyList<Fault> faults)
    {
        List<Fault> found = [];
        var what = ToResponsibility(request.What, found);
        faults = found;
        return what is null ? null : new RequestHandover(what, request.Reason, request.Note, request.AnswerBy);
    }

    public static AskMeasure ToCommand(this MeasureRequest request) =>
        new(request.Department, request.What, request.Reason, request.AnswerBy);

    public static AnswerMeasure ToCommand(this MeasureReply reply, MeasureId measure) =>
        new(measure, reply.Answer, reply.Reason, reply.Basis, reply.Offer);

    public static LogBarrier ToCommand(this BarrierReport report) =>
        new(report.Kind, report.Departments, report.About?.Type, report.About?.Id, report.Note);

    /// <exception cref="ArgumentOutOfRangeException">The reply is not a member of the enumeration.</exception>
    public static Command ToCommand(this HandoverReply reply, HandoverId handover, string? reason) => reply switch
    {
        HandoverReply.Accept => new AcceptHandover(handover),
        HandoverReply.Decline => new DeclineHandover(handover, reason),
        HandoverReply.Withdraw => new WithdrawHandover(handover, reason),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, null),
    };

    /// <summary>A refusal of the domain as an answer.</summary>
    public static Answer<T> Refused<T>(Refusal refusal) where T : class => new(null, refusal switch
    {
        NotFound => new RefusalView(RefusalKinds.NotFound, refusal.Why, []),
        Forbidden => new RefusalView(RefusalKinds.Forbidden, refusal.Why, []),
        StateConflict conflict => new RefusalView(RefusalKinds.Conflict, refusal.Why, [], conflict.By?.Value),
        Invalid invalid => new RefusalView(RefusalKinds.Invalid, refusal.Why, invalid.Faults),
        _ => throw new InvalidOperationException($"No answer for the refusal {refusal.GetType().Name}."),
    });

    private static Responsibility? ToResponsibility(ResponsibilityView? asked, List<Fault> faults)
    {
        var what = Vocabulary.Find<ResponsibilityType>(asked?.Type) switch
        {
            ResponsibilityType.Coordination => Responsibility.CoordinatorRole,
            { } type when asked?.Id is { Length: > 0 } id => new Responsibility(type, new ItemId(id)),
            _ => null,
        };
        if (what is null) faults.Add(new("/what", "Required: type intervention or contact with an id, or type coordination."));
        return what;
    }
}
