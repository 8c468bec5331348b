using Coordination.Domain.Access;
using Coordination.Host.Pages.Citizens;
using Coordination.Host.Pages.Localization;
using Coordination.Host.Pages.Plans;
using Coordination.Views;

namespace Coordination.Host.Pages.Handovers;

/// <summary>One handover as the pages show it. States are those of the citizen's picture.</summary>
/// <param name="Id">The handover's id.</param>
/// <param name="CitizenKey">The citizen's key.</param>
/// <param name="CitizenName">The citizen's name.</param>
/// <param name="WhatType"><c>intervention</c>, <c>coordination</c> or <c>contact</c>.</param>
/// <param name="What">What is handed over, in words; null for the coordination.</param>
/// <param name="From">The giver's name.</param>
/// <param name="To">The name of the caseworker or unit asked.</param>
/// <param name="Status"><c>offered</c>, <c>accepted</c> ….</param>
/// <param name="Reason">As the giver wrote it; null: none.</param>
/// <param name="Note">What the receiver should know; null: nothing.</param>
/// <param name="AnswerBy">The instant the answer is owed by; null: no answer is owed.</param>
/// <param name="CanAnswer">Whether the user may accept.</param>
/// <param name="CanWithdraw">Whether the user may withdraw it.</param>
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
    /// <summary>Whether the user may decline. An offer to a unit is declined only by its leader.</summary>
    public bool CanDecline { get; init; } = CanAnswer;

    /// <summary>Whether the receiver requested the handover. The person responsible then answers it.</summary>
    public bool IsRequest { get; init; }

    /// <summary>Whether the reason is another department's, and not for the user.</summary>
    public bool IsReasonHidden { get; init; }

    /// <summary>Whose opinion the plan does not have, while an offer to another department is to be answered.</summary>
    public IReadOnlyList<string> ViewsMissing { get; init; } = [];

    /// <summary>What is handed over, as a heading.</summary>
    public string Title(Localizer localizer) => WhatType == "coordination" || What is null
        ? localizer[$"handover.what.{WhatType}"]
        : localizer["handover.what", What];

    internal static HandoverModel Of(CitizenView picture, HandoverView handover, PictureLabels labels, PageUser user)
    {
        var isOffered = handover.Status == "offered";
        var leadsReceiver = handover.To.Unit is { } unit && user.LeadsUnitNow(unit, handover.ToDepartment);
        var isAsked = handover.Requested ? user.ActsFor(handover.From, handover.FromDepartment)
            : handover.To.Unit is { } to ? !user.Is(handover.From) && (leadsReceiver || user.IsIn(to))
            : user.ActsFor(handover.To.Caseworker, handover.ToDepartment);
        var (madeBy, madeIn) = handover.Requested ? (handover.By, handover.ToDepartment) : (handover.From, handover.FromDepartment);
        return new HandoverModel(
            handover.Id, picture.Key, labels.Citizen, handover.What.Type, labels.Of(handover.What),
            user.Masked.Person(handover.From, handover.FromDepartment), ReceiverName(handover, user),
            handover.Status, handover.Reason, handover.Note, handover.AnswerBy,
            CanAnswer: isOffered && isAsked && user.Caseworker is not null,
            CanWithdraw: isOffered && (user.IsOrLeads(madeBy, madeIn) || user.Is(handover.By)))
        {
            CanDecline = isOffered && (handover.To.Unit is null ? isAsked : leadsReceiver),
            IsRequest = handover.Requested,
            ViewsMissing = isOffered && handover.What.Type != "contact" && handover.FromDepartment != handover.ToDepartment
                ? PlanModel.ViewsMissing(picture)
                : [],
            IsReasonHidden = handover.Reason is null && Mask.Nobody == (handover.Requested ? handover.By : handover.From),
        };
    }

    private static string ReceiverName(HandoverView handover, PageUser user) => handover.To switch
    {
        { Caseworker: { } person } => user.Masked.Person(person, handover.ToDepartment),
        { Unit: { } unit } => user.Masked.Unit(unit, handover.ToDepartment),
        _ => "–",
    };
}
