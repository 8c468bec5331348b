using Coordination.Domain.Citizens;
using Coordination.Domain.Handovers;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Silo.Commands;

/// <summary>From what is asked in the contract's words to commands, and from refusals to answers.</summary>
internal static class CommandMapping
{
    /// <summary>The command an offer asks for, or its faults.</summary>
    public static (OfferHandover? Command, IReadOnlyList<Fault> Faults) ToCommand(HandoverOffer offer)
    {
        List<Fault> faults = [];
        var what = ToResponsibility(offer.What, faults);
        if (offer.To is null) faults.Add(new("/to", "Exactly one of caseworker and unit is required."));
        if (faults.Count > 0) return (null, faults);
        return (new OfferHandover(
            what!, offer.To!.Caseworker is { } person ? new CaseworkerId(person) : null, offer.To.Unit is { } unit ? new UnitId(unit) : null,
            offer.Reason, offer.Note, offer.AnswerBy), []);
    }

    /// <summary>The command a request asks for, or its faults.</summary>
    public static (RequestHandover? Command, IReadOnlyList<Fault> Faults) ToCommand(HandoverRequest request)
    {
        List<Fault> faults = [];
        var what = ToResponsibility(request.What, faults);
        return what is null ? (null, faults) : (new RequestHandover(what, request.Reason, request.Note, request.AnswerBy), []);
    }

    private static Responsibility? ToResponsibility(ResponsibilityView? asked, List<Fault> faults)
    {
        var what = asked?.Type switch
        {
            Responsibility.Coordination => Responsibility.CoordinatorRole,
            Responsibility.Intervention or Responsibility.Contact when asked.Id is { Length: > 0 } id => new Responsibility(asked.Type, new ItemId(id)),
            _ => null,
        };
        if (what is null) faults.Add(new("/what", "Required: type intervention or contact with an id, or type coordination."));
        return what;
    }

    /// <summary>A refusal as an answer.</summary>
    public static Answer<T> Refused<T>(Refusal refusal) where T : class => new(null, refusal switch
    {
        NotFound => new RefusalView("not-found", refusal.Why, []),
        Forbidden => new RefusalView("forbidden", refusal.Why, []),
        StateConflict => new RefusalView("conflict", refusal.Why, []),
        Invalid invalid => new RefusalView("invalid", refusal.Why, invalid.Faults),
        _ => throw new InvalidOperationException($"No answer for the refusal {refusal.GetType().Name}."),
    });
}
