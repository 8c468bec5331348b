using Coordination.Domain.Citizens;
using Coordination.Events;
using Coordination.Host.Pages.Measures;
using Coordination.Ids;

namespace Coordination.Host.Pages.Barriers;

/// <summary>The form that logs a barrier met at something.</summary>
/// <param name="About">What it is met at: <c>conflict</c> or <c>measure</c>.</param>
/// <param name="Id">The id of that.</param>
/// <param name="Between">The first department, and the second where the matter names two; else one.</param>
/// <param name="Others">The departments to choose the second from; empty: both are known.</param>
public sealed record BarrierFormModel(
    string About, string Id, IReadOnlyList<DepartmentChoice> Between, IReadOnlyList<DepartmentChoice> Others)
{
    /// <summary>The kinds of barriers, in the order of the form.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. Enum.GetValues<BarrierKind>().Select(static kind => Vocabulary.WordFor(kind))];

    /// <summary>The longest note.</summary>
    public const int NoteLengthMax = LoggedBarrier.NoteLengthMax;

    /// <summary>The form for a caseworker; null: the user is none.</summary>
    /// <param name="departments">The codes of the matter's departments, as the user sees them.</param>
    internal static BarrierFormModel? Of(BarrierPlace about, string id, IEnumerable<string?> departments, PageUser user)
    {
        if (user.Caseworker is not { } me) return null;
        DepartmentChoice[] all =
            [.. user.Organization.Document.Departments.Select(static one => new DepartmentChoice(one.Code, one.Name))];
        var named = departments.OfType<string>().Select(static code => new DepartmentCode(code)).ToHashSet();
        DepartmentChoice[] known = [.. all.Where(one => named.Contains(new DepartmentCode(one.Code)))];
        if (known.Length == 2) return new BarrierFormModel(Vocabulary.WordFor(about), id, known, []);
        if (user.Organization.DepartmentsOf(new CaseworkerId(me)) is not [var own, ..]
            || all.FirstOrDefault(one => new DepartmentCode(one.Code) == own) is not { } first) return null;
        return new BarrierFormModel(
            Vocabulary.WordFor(about), id, [first], [.. all.Where(one => one != first).OrderBy(one => !known.Contains(one))]);
    }
}
