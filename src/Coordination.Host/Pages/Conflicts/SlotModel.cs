using System.Globalization;
using Coordination.Views;

namespace Coordination.Host.Pages.Conflicts;

/// <summary>A new time proposed for an appointment that yields.</summary>
/// <param name="When">The time and place.</param>
/// <param name="Because">Why it is proposed.</param>
/// <param name="Value">The value of the form field <c>slot</c>: instant and appointment; null: the user may not take it here.</param>
public sealed record SlotModel(string When, string Because, string? Value)
{
    internal static IReadOnlyList<SlotModel> Of(CitizenView picture, ConflictView conflict, PageUser user) =>
    [
        .. picture.Appointments
            .Where(one => one.Status == "yielding" && conflict.Owes is not null && conflict.Settlement?.Party?.Id == one.Id)
            .SelectMany(one => one.Proposals.Select(proposal => Of(one, proposal, MayTake(one, conflict, user), user))),
    ];

    private static SlotModel Of(AppointmentView appointment, ProposalView proposal, bool mayTake, PageUser user)
    {
        // A place that is hidden must be asked for first.
        var isPlaceHidden = proposal.Place is null && appointment.Place is not null;
        var when = user.Localizer.Span(proposal.StartsAt, proposal.EndsAt);
        return new SlotModel(
            proposal.Place is { } place ? $"{when}, {place}" : when,
            user.Localizer.Choose(new(proposal.Because.Da, proposal.Because.En)),
            mayTake && !isPlaceHidden
                ? new FormPair(proposal.StartsAt.ToString("O", CultureInfo.InvariantCulture), appointment.Id).Value
                : null);
    }

    private static bool MayTake(AppointmentView appointment, ConflictView conflict, PageUser user) =>
        user.IsOrLeads(conflict.Owes, appointment.Department) || user.ActsFor(appointment.Caseworker, appointment.Department);
}
