using Coordination.Domain.Citizens;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Domain.Access;

/// <summary>
/// A measure as somebody sees it who may not see everything. What a coordinator asks a department, and what it answers, is said between
/// these two: both sides see it, with whoever coordinates now, and nobody else does.
/// </summary>
public static class MaskedMeasure
{
    /// <summary>Whether a viewer is shown a measure.</summary>
    public static bool IsShown(Measure measure, Citizen citizen, Disclosure shown) =>
        shown.Shows(measure.Department) || shown.Shows(measure.From.Department)
        || (shown.Viewer is { } viewer && (viewer == measure.From.Caseworker || viewer == measure.AnsweredBy
            || viewer == citizen.ResponsibleCoordinator || viewer == citizen.Coordinator?.Holder.Caseworker));

    /// <summary>The measure. The two who wrote to each other know each other; others see the ids of people they may see.</summary>
    public static MeasureView Of(MeasureView measure, Mask mask, Disclosure shown)
    {
        if (shown.IsWhole) return measure;
        var isParty = shown.Viewer is { } viewer && (viewer.Value == measure.By || viewer.Value == measure.AnsweredBy);
        return measure with
        {
            By = isParty ? measure.By : mask.Person(measure.By),
            ByDepartment = mask.NamedOf(measure.ByDepartment, measure.By, unit: null),
            AnsweredBy = isParty || measure.AnsweredBy is null ? measure.AnsweredBy : mask.Person(measure.AnsweredBy),
            Owes = mask.PersonOrNull(measure.Owes),
        };
    }
}
