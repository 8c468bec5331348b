using System.Globalization;
using Coordination.Domain.Access;
using Coordination.Host.Exports;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Barriers;

/// <summary>The barriers of a period in the user's language.</summary>
public sealed record BarrierTableModel(IReadOnlyList<BarrierLine> Lines)
{
    /// <param name="led">The departments that the user leads in.</param>
    internal static BarrierTableModel Of(BarriersView view, PageUser user, IReadOnlyCollection<string> led) => new(
    [
        .. view.Barriers.Select(one => new BarrierLine(
            one.Quarter, string.Join(" – ", one.Departments.Select(user.Masked.Code)), user.Localizer.Code("barrier", one.Kind),
            one.Citizens, [.. one.Answers.Select(answer => BarrierAnswerLine.Of(answer, user))],
            one.Departments.FirstOrDefault(led.Contains) is { } own && !one.Departments.Contains(Mask.OtherAuthority)
                ? BarrierAnswerKey.Of(one, one.Answers.FirstOrDefault(answer => answer.Department == own))
                : null)),
    ]);

    /// <summary>The same as a table for files.</summary>
    internal ExportTable Exported(Localizer texts) => new(
        texts["barriers"],
        [
            texts["indicators.quarter"], texts["barriers.between"], texts["barriers.kind"], texts["indicators.citizens"],
            texts["barriers.done"],
        ],
        [
            .. Lines.Select(line => (IReadOnlyList<ExportCell>)
            [
                line.Quarter, line.Between, line.Kind, line.Citizens is { } told ? told : "",
                string.Join("; ", line.Answers.Select(static one => one.Said)),
            ]),
        ]);
}

/// <summary>One number of citizens; null: not told.</summary>
/// <param name="Between">The two departments.</param>
/// <param name="Answers">What the departments did about it.</param>
/// <param name="Answerable">What the user may answer; null: nothing.</param>
public sealed record BarrierLine(
    string Quarter, string Between, string Kind, long? Citizens, IReadOnlyList<BarrierAnswerLine> Answers, BarrierAnswerKey? Answerable);

/// <summary>What is answered, in codes.</summary>
/// <param name="Done">What the user's department has answered; null: nothing yet.</param>
/// <param name="Replaces">When it did, as the form sends it back; null: nothing yet.</param>
public sealed record BarrierAnswerKey(
    string Quarter, IReadOnlyList<string> Departments, string Kind, string? Done, string? Replaces)
{
    internal static BarrierAnswerKey Of(BarrierCountView of, BarrierAnswerView? own) => new(
        of.Quarter, of.Departments, of.Kind, own?.Done, own?.At.ToString("O", CultureInfo.InvariantCulture));
}

/// <summary>What a department did.</summary>
/// <param name="Said">In words: which department, when, and what.</param>
public sealed record BarrierAnswerLine(string Said)
{
    internal static BarrierAnswerLine Of(BarrierAnswerView answer, PageUser user) => new(user.Localizer[
        "barriers.said", user.Masked.Code(answer.Department), user.Localizer.Day(Localizer.DayOf(answer.At)), answer.Done]);
}
