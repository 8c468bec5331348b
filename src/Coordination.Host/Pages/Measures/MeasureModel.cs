using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Host.Pages.Barriers;
using Coordination.Host.Pages.Plans;
using Coordination.Ids;
using Coordination.Views;

namespace Coordination.Host.Pages.Measures;

/// <summary>A measure that the coordinator asked a department for, with names instead of ids.</summary>
/// <param name="Department">The name of the department that was asked.</param>
/// <param name="By">Who asked.</param>
/// <param name="Answer">Who answered; null: nobody has.</param>
/// <param name="Owes">Who owes the answer; null: nobody, or the user may not see who it is.</param>
/// <param name="CanAnswer">Whether the user may answer for the department.</param>
public sealed record MeasureModel(
    MeasureView Measure, string Department, string By, string? Answer, string? Owes, bool CanAnswer)
{
    /// <summary>Whose opinion the plan does not have, while the answer is to come.</summary>
    public IReadOnlyList<string> ViewsMissing { get; init; } = [];

    /// <summary>The form that logs a barrier met here; null: it was not refused, or the user may not.</summary>
    public BarrierFormModel? Barrier { get; init; }

    /// <summary>The measures of a picture, in its order.</summary>
    internal static IReadOnlyList<MeasureModel> Of(CitizenView picture, PageUser user) =>
        [.. picture.Measures.Select(one => Of(one, picture, user))];

    private static MeasureModel Of(MeasureView measure, CitizenView picture, PageUser user) => new(
        measure, user.Masked.Department(measure.Department), Name(measure.By, user),
        measure.AnsweredBy is { } answered ? Name(answered, user) : null, measure.Owes is { } owes ? user.Names.Person(owes) : null,
        measure.Status == "asked" && AnswersFor(measure, user))
    {
        ViewsMissing = measure.Status == "asked" ? PlanModel.ViewsMissing(picture) : [],
        Barrier = measure.Status is "refused" or "counter-offer" && picture.Died is null
            ? BarrierFormModel.Of(BarrierPlace.Measure, measure.Id, [measure.Department, measure.ByDepartment], user)
            : null,
    };

    private static bool AnswersFor(MeasureView measure, PageUser user)
    {
        if (user.Is(measure.Owes)) return true;
        var department = new DepartmentCode(measure.Department);
        return user.Is(user.Organization.EntryLeaderOf(department)?.Value) || user.Is(user.Organization.HeadOf(department)?.Value);
    }

    private static string Name(string person, PageUser user) =>
        person == Mask.Nobody ? user.Localizer["masked.somebody"] : user.Names.Person(person);
}

/// <summary>A department the coordinator may ask.</summary>
public sealed record DepartmentChoice(string Code, string Name)
{
    /// <summary>Every department of the organization; none if the user does not coordinate.</summary>
    internal static IReadOnlyList<DepartmentChoice> For(CitizenView picture, PageUser user) =>
        picture is { Died: null, Coordinator: { Masked: false } role } && (user.Is(role.Caseworker) || user.Is(role.Responsible))
            ? [.. user.Organization.Document.Departments.Select(static one => new DepartmentChoice(one.Code, one.Name))]
            : [];
}
