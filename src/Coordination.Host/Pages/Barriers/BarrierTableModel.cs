using Coordination.Host.Exports;
using Coordination.Host.Overview;
using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Barriers;

/// <summary>The barriers of a period in the user's language.</summary>
public sealed record BarrierTableModel(IReadOnlyList<BarrierLine> Lines)
{
    internal static BarrierTableModel Of(BarriersView view, PageUser user) => new(
    [
        .. view.Barriers.Select(one => new BarrierLine(
            one.Quarter, string.Join(" – ", one.Departments.Select(user.Masked.Code)), user.Localizer.Code("barrier", one.Kind),
            one.Citizens)),
    ]);

    /// <summary>The same as a table for files.</summary>
    internal ExportTable Exported(Localizer texts) => new(
        texts["barriers"],
        [texts["indicators.quarter"], texts["barriers.between"], texts["barriers.kind"], texts["indicators.citizens"]],
        [
            .. Lines.Select(line => (IReadOnlyList<ExportCell>)
                [line.Quarter, line.Between, line.Kind, line.Citizens is { } told ? told : ""]),
        ]);
}

/// <summary>One number of citizens; null: not told.</summary>
/// <param name="Between">The two departments.</param>
public sealed record BarrierLine(string Quarter, string Between, string Kind, long? Citizens);
