namespace Coordination.Host.Pages.Handovers;

/// <summary>One handover as the pages show it; states as in the citizen's picture.</summary>
/// <param name="Id">The handover's id.</param>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="CitizenName">The citizen's name.</param>
/// <param name="WhatType"><c>intervention</c>, <c>coordination</c> or <c>contact</c>.</param>
/// <param name="What">What is handed over, in words; null for the coordination.</param>
/// <param name="From">The giver.</param>
/// <param name="To">The caseworker or unit asked.</param>
/// <param name="Status"><c>offered</c>, <c>accepted</c> ….</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">What the receiver should know.</param>
/// <param name="AnswerBy">When the answer is owed.</param>
/// <param name="CanAnswer">Whether the reader may accept.</param>
/// <param name="CanWithdraw">Whether the reader may withdraw.</param>
public sealed record HandoverModel(
    string Id,
    string CitizenKey,
    string CitizenName,
    string WhatType,
    string? What,
    string From,
    string To,
    string Status,
    string? Reason,
    string? Note,
    DateTimeOffset? AnswerBy,
    bool CanAnswer,
    bool CanWithdraw)
{
    /// <summary>Whether the reader may decline; for a unit only its leader may.</summary>
    public bool CanDecline { get; init; } = CanAnswer;

    /// <summary>Whether the receiver asked for it: then whoever is responsible answers.</summary>
    public bool IsRequest { get; init; }
}
