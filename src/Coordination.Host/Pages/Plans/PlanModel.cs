using Coordination.Domain.Access;
using Coordination.Host.Pages.Citizens;
using Coordination.Views;

namespace Coordination.Host.Pages.Plans;

/// <summary>The plan with names instead of ids.</summary>
/// <param name="Content">What the plan says.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Interventions">The names of the interventions that each goal is served by, in the order of the goals.</param>
/// <param name="CanAgree">Whether the user may note that the citizen agreed to it.</param>
public sealed record PlanModel(
    PlanContentView Content, string By, IReadOnlyList<IReadOnlyList<string>> Interventions, bool CanAgree)
{
    /// <summary>Whether the user may give people links to its steps, and withdraw them.</summary>
    public bool CanLink { get; init; }

    /// <summary>The plan the citizen agreed to; null: there is none, or the user may not see what it says.</summary>
    internal static PlanModel? Agreed(CitizenView picture, PictureLabels labels, PageUser user) => picture.Plan?.Content is { } content
        ? Of(content, labels, user, canAgree: false) with { CanLink = picture.PlanDraft is null && Coordinates(picture, user) }
        : null;

    /// <summary>The plan as it is being written; null: there is none, or the user may not see it.</summary>
    internal static PlanModel? Draft(CitizenView picture, PictureLabels labels, PageUser user) =>
        picture.PlanDraft is { } content && Coordinates(picture, user) is var coordinates
            ? Of(content, labels, user, coordinates) with { CanLink = coordinates }
            : null;

    /// <summary>
    /// Whose opinion a decision needs and the plan does not have, of the plan that was written last; none where there is no plan, or the
    /// user may not see it.
    /// </summary>
    internal static IReadOnlyList<string> ViewsMissing(CitizenView picture) =>
        (picture.PlanDraft ?? picture.Plan?.Content)?.ViewsMissing ?? [];

    private static bool Coordinates(CitizenView picture, PageUser user) =>
        picture is { Died: null, Coordinator: { Masked: false } role } && (user.Is(role.Caseworker) || user.Is(role.Responsible));

    private static PlanModel Of(PlanContentView content, PictureLabels labels, PageUser user, bool canAgree) => new(
        content, content.By == Mask.Nobody ? user.Localizer["masked.somebody"] : user.Names.Person(content.By),
        [.. content.Goals.Select(goal => (IReadOnlyList<string>)[.. (goal.InterventionIds ?? []).Select(labels.Find).OfType<string>()])],
        canAgree);
}
