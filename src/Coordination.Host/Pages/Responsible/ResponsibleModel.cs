using Coordination.Host.Pages.Citizens;

namespace Coordination.Host.Pages.Responsible;

/// <summary>Who is responsible for a citizen: the question and its answer.</summary>
/// <param name="Contacts">The answer; null: nothing was asked yet.</param>
/// <param name="ShowsPersons">Whether the answer names persons. It does for users who are involved with the citizen.</param>
/// <param name="Fault">Why the question was refused; null: it was not.</param>
/// <param name="Reason">The reason given in the refused question; null: none.</param>
public sealed record ResponsibleModel(IReadOnlyList<ContactModel>? Contacts, bool ShowsPersons, string? Fault, string? Reason);
