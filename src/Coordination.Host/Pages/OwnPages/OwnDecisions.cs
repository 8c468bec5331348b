using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.OwnPages;

/// <summary>What was decided about a citizen, in plain sentences: what, how it was settled, and why.</summary>
internal static class OwnDecisions
{
    private const string Sanction = "sanction";
    private const string RepeatedDemand = "repeated-demand";
    private const string KeepBoth = "keep-both";

    internal static OwnDecisionModel Of(OwnDecisionView one, OrganizationNames names, Localizer localizer) => one.What switch
    {
        Sanction => new OwnDecisionModel(
            one.At, localizer["own.decided.sanction", one.Department is { } department ? names.Department(department) : ""],
            [.. OfSanction(one, localizer)]),
        RepeatedDemand => new OwnDecisionModel(
            one.At, localizer["own.decided.repeated-demand", one.Document],
            [.. new[] { localizer.Find($"own.decided.repeated-demand.{one.Outcome}") }.OfType<string>()]),
        _ => new OwnDecisionModel(one.At, localizer[$"own.decided.{one.What}"], [.. OfTimes(one, localizer)]),
    };

    private static IEnumerable<string> OfTimes(OwnDecisionView one, Localizer localizer)
    {
        if (one.Outcome == KeepBoth || one.GivesWayAt is not { } gone)
        {
            yield return localizer["own.decided.keep-both"];
            yield break;
        }

        yield return one is { StaysAt: { } stays, What: "appointment-clash" }
            ? localizer["own.decided.yield", localizer.Moment(gone), localizer.Moment(stays)]
            : localizer["own.decided.yield-one", localizer.Moment(gone)];
        yield return localizer["own.decided.yield-why"];
    }

    private static IEnumerable<string> OfSanction(OwnDecisionView one, Localizer localizer)
    {
        if (localizer.Find($"own.decided.sanction.why.{one.Reason}") is { } why) yield return why;
        if (one.Amount is { } amount)
            yield return localizer["own.decided.sanction.amount", localizer.Number((double)amount, amount % 1 == 0 ? 0 : 2)];
        if (one.EffectiveOn is { } from) yield return localizer["own.decided.sanction.from", localizer.Day(from)];
        if (localizer.Find($"own.decided.sanction.{one.Outcome}") is { } stands) yield return stands;
    }
}
