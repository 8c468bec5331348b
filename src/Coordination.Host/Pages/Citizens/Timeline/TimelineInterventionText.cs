using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>The texts of a bar and of its row in the table.</summary>
public static class TimelineInterventionText
{
    /// <summary>The intervention's title, or the name of its kind.</summary>
    public static string Label(TimelineIntervention intervention, Localizer localizer) =>
        intervention.Title ?? localizer.Code("intervention", intervention.Kind);

    /// <summary>The label with status, dates and the responsible person.</summary>
    public static string Description(TimelineIntervention intervention, Localizer localizer)
    {
        var parts = new List<string>
        {
            Label(intervention, localizer), localizer.Code("intervention-status", intervention.Status),
            localizer.Period(intervention.StartsOn, intervention.EndsOn),
        };
        if (intervention.Responsible is { } responsible)
            parts.Add(responsible);
        return string.Join(", ", parts);
    }
}
