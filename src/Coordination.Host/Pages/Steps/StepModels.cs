using Coordination.Views;

namespace Coordination.Host.Pages.Steps;

/// <summary>A step, for whoever has its link.</summary>
/// <param name="Coordinator">The name of whom to call; null: nobody coordinates.</param>
/// <param name="Phone">Null: not known.</param>
/// <param name="LastDay">The last day on which the link opens.</param>
public sealed record StepLinkModel(PlanStepView Step, string? Coordinator, string? Phone, DateOnly LastDay);

/// <summary>A page of a heading and a text.</summary>
/// <param name="Key">The heading's key of the texts; that of the text ends with <c>.text</c>.</param>
public sealed record StepNoticeModel(string Key);
