using Coordination.Host.Pages.Localization;

namespace Coordination.Host.Pages.Citizens.Timeline;

/// <summary>The texts of a bar and of its row in the table. A masked intervention shows only whom to call.</summary>
public static class TimelineInterventionText
{
    /// <summary>The short text on a bar.</summary>
    public static string OnBar(TimelineIntervention intervention, Localizer localizer) => intervention.MaskedContact is { } contact
        ? localizer["timeline.masked-short", contact]
        : Label(intervention, localizer);

    /// <summary>The intervention's title, or the name of its kind.</summary>
    public static string Label(TimelineIntervention intervention, Localizer localizer) => intervention.MaskedContact is { } contact
        ? localizer["timeline.masked", contact]
        : intervention.Title ?? localizer.Code("intervention", intervention.Kind);

    /// <summary>The label with status, dates and the responsible person.</summary>
    public static string Description(TimelineIntervention intervention, Localizer localizer)
    {
        var parts = new List<string> { Label(intervention, localizer) };
        if (intervention.MaskedContact is null)
            parts.Add(localizer.Code("intervention-status", intervention.Status));
        parts.Add(localizer.Period(intervention.StartsOn, intervention.EndsOn));
        if (intervention is { MaskedContact: null, Responsible: { } responsible })
            parts.Add(responsible);
        return string.Join(", ", parts);
    }
}
